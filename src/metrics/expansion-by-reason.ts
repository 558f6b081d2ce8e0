import { monthlyMinor } from "../domain/index.ts";
import type { Metric } from "./definition.ts";
import { isReason, reasonAsk, reasonEvidence, reasonPoints } from "./reasons-of.ts";

export const expansionByReason: Metric = {
  id: "expansion_by_reason",
  version: 1,
  title: "Expansion by reason",
  unit: "money",
  meaning:
    "MRR that customers added in the period, by what changed: more seats, a higher price, another plan, the end of a discount. Returns from a pause are part of it, as in the column of the waterfall.",
  formula: "amount",
  source: "standard 4.5, what hides in NRR; semantics B.1, movements",
  perCurrency: true,
  methods: [{ name: "by_reason", meaning: "By what changed on the day: quantity, price, plan, an item or a discount." }],
  reasons: [],
  asks: () => ({ movements: reasonAsk("expansion") }),
  compute: (sums, context) => reasonPoints(sums["movements"] ?? [], context),
  evidence: ({ period, part }) => (isReason(part) ? [reasonEvidence("amount", "expansion", period, [part])] : []),
  combine: ({ amount = 0n }) => monthlyMinor(amount),
  example: {
    given: ["a: 100 USD/month x 1 from 2024-01, x 3 in 2024-02", "b: 100 USD/month from 2024-01, 150 USD/month in 2024-02"],
    ask: { from: "2024-02", to: "2024-02", part: "quantity" },
    answer: [200_00],
  },
};
