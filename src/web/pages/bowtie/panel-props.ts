import type { Bowtie } from "../../../contract/index.ts";
import type { View } from "../../view.ts";

/** What every panel is given; `compared` is the period that changes refer to. */
export interface PanelProps {
  readonly bowtie: Bowtie;
  readonly view: View;
  readonly compared: string | null;
}
