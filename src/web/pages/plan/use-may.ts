import type { ScopeName } from "../../../contract/index.ts";
import { useMe } from "../../me.ts";

/** Whether whoever looks may do this; the program itself decides what it answers. */
export const useMay = (scope: ScopeName): boolean => useMe()?.scopes.includes(scope) === true;
