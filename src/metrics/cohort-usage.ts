import { cohortMetric, JANUARY } from "./cohort-measures.ts";
import { ofMeasure } from "./cohort-starts.ts";
import type { Metric } from "./definition.ts";

export const cohortUsage: Metric = cohortMetric({
  id: "cohort_usage",
  title: "Usage by cohort",
  meaning:
    "For customers whose history began in a period: how much they used in the month of that age. Meters are never added: filter or split by usage.meter where there are several.",
  counted: ofMeasure("usage"),
  example: {
    given: [
      "a: 10 USD/month from 2024-01, used 30 calls on 2024-01-10, used 12 calls on 2024-03-01, used 8 calls on 2024-03-30",
      "b: 10 USD/month from 2024-01, used 5 calls on 2024-01-11",
      "c: 10 USD/month from 2024-01, used 5 calls on 2024-01-12, used 4 calls on 2024-03-12",
      "d: 10 USD/month from 2024-01, used 5 calls on 2024-02-10",
      "e: 10 USD/month from 2024-01, used 5 calls on 2024-01-14, used 1 calls on 2024-03-14",
      "f: 10 USD/month from 2024-02, used 100 calls on 2024-03-14",
    ],
    ask: JANUARY,
    answer: [25],
  },
});
