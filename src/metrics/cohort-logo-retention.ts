import { payingStarts } from "./cohort-starts.ts";
import { cohortAsk, cohortEvidence, triangle } from "./cohorts.ts";
import type { Metric } from "./definition.ts";

export const cohortLogoRetention: Metric = {
  id: "cohort_logo_retention",
  version: 2,
  title: "Logo retention by cohort",
  unit: "ratio",
  meaning:
    "For customers who first paid in a period: of all of them, the share that pays after so many months. Who left within the first month is among them, so that less than 100 % can be left at age 0 already; one who left and returned counts again.",
  formula: "now / start",
  source: "standard 1.2.4; semantics B.1",
  perCurrency: false,
  methods: [
    { name: "month_end", meaning: "Customers at the end of each month of age; age 0 is the month of the first payment." },
    ...payingStarts,
  ],
  reasons: ["no_base", "too_few"],
  asks: ({ method }) => ({ movements: cohortAsk("logos", method) }),
  compute: (sums, context) => triangle(sums["movements"] ?? [], context, "logos"),
  evidence: ({ period, part }, { method }) => cohortEvidence(period, part, "logos", method),
  combine: ({ now = 0n, start = 0n }) => (start === 0n ? null : Number(now) / Number(start)),
  example: {
    given: [
      "a: 10 USD/month from 2024-01",
      "b: 10 USD/month from 2024-01, gone 2024-03",
      "c: 10 USD/month from 2024-01",
      "d: 10 USD/month from 2024-01",
      "e: 10 USD/month from 2024-01",
      "f: 10 USD/month from 2024-01, gone 2024-01-20",
      "g: 10 USD/month from 2024-04",
    ],
    ask: { from: "2024-01", to: "2024-01", part: "2" },
    answer: [4 / 6],
  },
};
