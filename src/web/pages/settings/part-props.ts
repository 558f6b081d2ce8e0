import type { Output } from "../../../contract/index.ts";
import type { Search } from "../../search.ts";
import type { Trial } from "./trial.ts";

/** What every part of the page is given. */
export interface PartProps {
  readonly search: Search;
  readonly answer: Output<"settings">;
  readonly trial: Trial;
}
