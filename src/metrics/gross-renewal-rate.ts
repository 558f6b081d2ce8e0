import type { Metric } from "./definition.ts";
import { ratio } from "./points.ts";
import { DECIDED, dueIn, termsAsk, termsEvidence, UNDECIDED } from "./renewal-terms.ts";

export const grossRenewalRate: Metric = {
  id: "gross_renewal_rate",
  version: 1,
  title: "Gross renewal rate",
  unit: "ratio",
  meaning:
    "Of the value that came up for renewal in the period, what was kept, growth left out. It is gross retention of those who could leave, and no GRR: whoever is under contract for longer is not in it.",
  formula: "kept / due",
  source: "semantics B.1, renewal base; standard 4.5",
  perCurrency: true,
  methods: [{ name: "renewal_base", meaning: "Only terms due in the period and decided, each before and after." }],
  reasons: ["no_base", "too_few"],
  asks: () => ({ terms: termsAsk }),
  compute: (sums, context) =>
    context.periods.map((period) => {
      const due = dueIn(sums["terms"] ?? [], period, DECIDED);
      const open = dueIn(sums["terms"] ?? [], period, UNDECIDED).terms > 0;
      return ratio(period, context, due.kept, due.amount, due.terms, open ? { partial: true } : {});
    }),
  evidence: ({ period }) => [termsEvidence("kept", period, DECIDED, "gross"), termsEvidence("due", period, DECIDED, "amount")],
  combine: ({ kept = 0n, due = 0n }) => (due === 0n ? null : Number(kept) / Number(due)),
  example: {
    given: [
      "a: 1200 USD/year from 2023-01, 1320 USD/year in 2024-01",
      "b: 1200 USD/year from 2023-01, 1200 USD/year in 2024-01",
      "c: 1200 USD/year from 2023-01, 600 USD/year in 2024-01",
      "d: 1200 USD/year from 2023-01, 1200 USD/year in 2024-01",
      "e: 1200 USD/year from 2023-01, gone 2024-01",
    ],
    ask: { from: "2024-01", to: "2024-01" },
    answer: [0.7],
  },
};
