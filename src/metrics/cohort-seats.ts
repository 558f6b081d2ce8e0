import { cohortMetric, FIVE, JANUARY } from "./cohort-measures.ts";
import { ofMeasure } from "./cohort-starts.ts";
import type { Metric } from "./definition.ts";

export const cohortSeats: Metric = cohortMetric({
  id: "cohort_seats",
  title: "Seats by cohort",
  meaning:
    "For customers whose history began in a period: the quantities of the lines they pay for after so many months. A line that names no quantity counts one.",
  counted: ofMeasure("seats"),
  example: { given: FIVE, ask: JANUARY, answer: [10] },
});
