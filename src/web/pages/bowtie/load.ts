import { ask } from "../../ask.ts";
import { ends } from "../../period.ts";
import type { View } from "../../view.ts";

export const load = ({ period, shared }: View) => ({ bowtie: ask("bowtie", { ...shared, ...ends(period) }) });
export type BowtieAsks = ReturnType<typeof load>;
