import type { ComponentType } from "react";
import { Levers } from "./levers/Levers.tsx";
import type { PartProps } from "./state.ts";

/** What stands under the curve, one at a time; the first is open where the address names none. Each has a word `growth.part.<id>`. */
export const sections: readonly { readonly id: string; readonly Part: ComponentType<PartProps> }[] = [{ id: "levers", Part: Levers }];
