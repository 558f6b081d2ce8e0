import { monthlyMinor } from "../domain/index.ts";
import type { Metric } from "./definition.ts";
import { isReason, reasonAsk, reasonEvidence, reasonPoints } from "./reasons-of.ts";

export const contractionByReason: Metric = {
  id: "contraction_by_reason",
  version: 1,
  title: "Contraction by reason",
  unit: "money",
  meaning:
    "MRR that staying customers took away in the period, by what changed. Pauses are part of it, as in the column of the waterfall. A loss is negative.",
  formula: "amount",
  source: "standard 4.5, what hides in NRR; semantics B.1, movements",
  perCurrency: true,
  methods: [{ name: "by_reason", meaning: "By what changed on the day: quantity, price, plan, an item or a discount." }],
  reasons: [],
  asks: () => ({ movements: reasonAsk("contraction") }),
  compute: (sums, context) => reasonPoints(sums["movements"] ?? [], context),
  evidence: ({ period, part }) => (isReason(part) ? [reasonEvidence("amount", "contraction", period, [part])] : []),
  combine: ({ amount = 0n }) => monthlyMinor(amount),
  example: {
    given: ["a: 100 USD/month x 2 from 2024-01, x 1 in 2024-02"],
    ask: { from: "2024-02", to: "2024-02", part: "quantity" },
    answer: [-100_00],
  },
};
