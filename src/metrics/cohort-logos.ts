import { cohortMetric, FIVE, JANUARY } from "./cohort-measures.ts";
import { ofRevenue } from "./cohort-starts.ts";
import type { Metric } from "./definition.ts";

export const cohortLogos: Metric = cohortMetric({
  id: "cohort_logos",
  title: "Paying customers by cohort",
  meaning: "For customers whose history began in a period: how many of them pay after so many months.",
  counted: ofRevenue("logos"),
  example: { given: FIVE, ask: JANUARY, answer: [4] },
});
