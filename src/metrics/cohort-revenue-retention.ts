import { payingStarts } from "./cohort-starts.ts";
import { cohortAsk, cohortEvidence, triangle } from "./cohorts.ts";
import type { Metric } from "./definition.ts";

export const cohortRevenueRetention: Metric = {
  id: "cohort_revenue_retention",
  version: 1,
  title: "Revenue retention by cohort",
  unit: "ratio",
  meaning:
    "For customers who first paid in a period: their MRR after so many months, as a share of their MRR at the end of the first month, to which who left before it adds nothing. Growth and returns are in it.",
  formula: "now / start",
  source: "standard 1.2.4; semantics B.1",
  perCurrency: true,
  methods: [
    { name: "month_end", meaning: "MRR at the end of each month of age; age 0 is the month of the first payment." },
    ...payingStarts,
  ],
  reasons: ["no_base", "too_few"],
  asks: ({ method }) => ({ movements: cohortAsk("amount", method) }),
  compute: (sums, context) => triangle(sums["movements"] ?? [], context, "amount"),
  evidence: ({ period, part }, { method }) => cohortEvidence(period, part, "amount", method),
  combine: ({ now = 0n, start = 0n }) => (start === 0n ? null : Number(now) / Number(start)),
  example: {
    given: [
      "a: 10 USD/month from 2024-01, +10 in 2024-02",
      "b: 10 USD/month from 2024-01, gone 2024-03",
      "c: 10 USD/month from 2024-01",
      "d: 10 USD/month from 2024-01",
      "e: 10 USD/month from 2024-01",
      "f: 10 USD/month from 2024-04",
    ],
    ask: { from: "2024-01", to: "2024-01", part: "2" },
    answer: [1],
  },
};
