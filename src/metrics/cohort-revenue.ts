import { cohortMetric, FIVE, JANUARY } from "./cohort-measures.ts";
import { ofRevenue } from "./cohort-starts.ts";
import type { Metric } from "./definition.ts";

export const cohortRevenue: Metric = cohortMetric({
  id: "cohort_revenue",
  title: "MRR by cohort",
  meaning: "For customers whose history began in a period: their MRR after so many months, those who left counted with nothing.",
  counted: ofRevenue("amount"),
  example: { given: FIVE, ask: JANUARY, answer: [100_00] },
});
