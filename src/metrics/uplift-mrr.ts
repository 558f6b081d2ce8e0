import { monthlyMinor } from "../domain/index.ts";
import type { Metric } from "./definition.ts";
import { known } from "./points.ts";
import { byReason, reasonAsk, reasonEvidence } from "./reasons-of.ts";

export const upliftMrr: Metric = {
  id: "uplift_mrr",
  version: 1,
  title: "MRR from price rises at renewal",
  unit: "money",
  meaning:
    "The part of expansion that is a higher price of the same thing when a term is renewed. It is part of net retention, and says nothing of more use.",
  formula: "uplift",
  source: "standard 4.5, price uplift as a separate line",
  perCurrency: true,
  methods: [{ name: "at_renewal", meaning: "Expansions whose reason is a price rise at renewal." }],
  reasons: [],
  asks: () => ({ movements: reasonAsk("expansion") }),
  compute: (sums, context) => {
    const uplift = byReason(sums["movements"] ?? []).find(({ reason }) => reason === "uplift");
    return context.periods.map((period) => {
      const n = Number(uplift?.rows.between(period.from, period.to) ?? 0n);
      return known(period, context, monthlyMinor(uplift?.amount.between(period.from, period.to) ?? 0n), n);
    });
  },
  evidence: ({ period }) => [reasonEvidence("uplift", "expansion", period, ["uplift"])],
  combine: ({ uplift = 0n }) => monthlyMinor(uplift),
  example: {
    given: ["a: 1200 USD/year from 2023-01, 1320 USD/year in 2024-01", "b: 100 USD/month x 1 from 2023-01, x 2 in 2024-01"],
    ask: { from: "2024-01", to: "2024-01" },
    answer: [10_00],
  },
};
