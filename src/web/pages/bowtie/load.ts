import { formatPeriod } from "../../../domain/index.ts";
import { ask } from "../../ask.ts";
import { ends } from "../../period.ts";
import type { View } from "../../view.ts";

export const load = ({ period, before, shared }: View) => ({
  bowtie: ask("bowtie", { ...shared, ...ends(period), ...(before ? { against: formatPeriod(before) } : {}) }),
});
export type BowtieAsks = ReturnType<typeof load>;
