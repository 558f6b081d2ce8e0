import { monthlyMinor } from "../domain/index.ts";
import type { Metric } from "./definition.ts";
import { classicCodes } from "./kinds.ts";
import { known, Running } from "./points.ts";
import { reasonEvidence } from "./reasons-of.ts";

export const reactivatedMrr: Metric = {
  id: "reactivated_mrr",
  version: 1,
  title: "MRR of customers who came back",
  unit: "money",
  meaning:
    "MRR of former customers on the day they pay again, in the period. It stands apart because retention does not count it: they had been lost before.",
  formula: "reactivation",
  source: "standard 4.5, reactivation as a separate line; semantics B.1",
  perCurrency: true,
  methods: [{ name: "returns", meaning: "Every return after a loss, whenever the loss was." }],
  reasons: [],
  asks: () => ({
    movements: { fact: "movement", sums: ["amount"], by: ["month"], where: [{ column: "kind", in: classicCodes("reactivation") }] },
  }),
  compute: (sums, context) => {
    const amount = new Running();
    const rows = new Running();
    for (const { keys, rows: count, sums: added } of sums["movements"] ?? []) {
      amount.add(keys[0] ?? 0, added[0] ?? 0n);
      rows.add(keys[0] ?? 0, BigInt(count));
    }
    return context.periods.map((period) =>
      known(period, context, monthlyMinor(amount.between(period.from, period.to)), Number(rows.between(period.from, period.to))),
    );
  },
  evidence: ({ period }) => [reasonEvidence("reactivation", "reactivation", period, null)],
  combine: ({ reactivation = 0n }) => monthlyMinor(reactivation),
  example: {
    given: ["a: 100 USD/month from 2024-01, gone 2024-03, 80 USD/month from 2024-06", "b: 100 USD/month from 2024-01"],
    ask: { from: "2024-05", to: "2024-06" },
    answer: [0, 80_00],
  },
};
