import type { Meetings } from "../../../contract/index.ts";
import type { Search } from "../../search.ts";

/** What every part of the page is given. */
export interface PartProps {
  readonly search: Search;
}

export type Meeting = Meetings["meetings"][number];
