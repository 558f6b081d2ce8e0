import { cohortMetric, FIVE, JANUARY } from "./cohort-measures.ts";
import { ofMeasure } from "./cohort-starts.ts";
import type { Metric } from "./definition.ts";

export const cohortOutcomes: Metric = cohortMetric({
  id: "cohort_outcomes",
  title: "Outcomes by cohort",
  meaning:
    "For customers whose history began in a period: how often they have gone live, had a first impact, renewed or expanded within so many months, each once a customer.",
  counted: ofMeasure("outcomes"),
  example: { given: ["a: 20 USD/month from 2024-01, live 2024-02-01", ...FIVE.slice(1)], ask: JANUARY, answer: [4] },
});
