import type { Deal } from "../../../contract/index.ts";
import { ask } from "../../ask.ts";
import type { View } from "../../view.ts";

export const load = ({ record = "" }: View) => ({ deal: ask("deal", { id: record }) });

/** What every part of the page is given. */
export interface PartProps {
  readonly view: View;
  readonly deal: Deal;
}
