import { lossAsk, lossesOf, lossWhere } from "./churn.ts";
import type { Metric } from "./definition.ts";
import { levelOf, levels } from "./level.ts";
import { ratio } from "./points.ts";

export const revenueChurnRate: Metric = {
  id: "revenue_churn_rate",
  version: 1,
  title: "Gross revenue churn rate",
  unit: "ratio",
  meaning:
    "Of the MRR at the opening of the period, the share that its customers took away in it, by leaving or by paying less. Growth elsewhere does not make it smaller.",
  formula: "-(churn + contraction) / opening",
  source: "semantics B.1, churn",
  perCurrency: true,
  methods: [
    { name: "gross", meaning: "Churn and contraction over opening MRR." },
    { name: "churn_only", meaning: "Churn alone over opening MRR.", formula: "-churn / opening" },
  ],
  reasons: ["no_base", "too_few"],
  asks: () => ({
    movements: { fact: "movement", sums: ["amount", "payers"], by: ["month"] },
    churn: lossAsk("churn", ["amount"]),
    contraction: lossAsk("contraction", ["amount"]),
  }),
  compute: (sums, context) => {
    const { amount, customers } = levels(sums["movements"] ?? []);
    return context.periods.map((period) => {
      const churn = lossesOf(sums["churn"] ?? [], period, "before").sums[0] ?? 0n;
      const contraction = context.method === "churn_only" ? 0n : (lossesOf(sums["contraction"] ?? [], period, "before").sums[0] ?? 0n);
      return ratio(period, context, -(churn + contraction), amount.at(period.from - 1), Number(customers.at(period.from - 1)));
    });
  },
  evidence: ({ period }, context) => [
    { term: "churn", fact: "movement", where: lossWhere("churn", period), column: "amount" },
    ...(context.method === "churn_only"
      ? []
      : [{ term: "contraction", fact: "movement" as const, where: lossWhere("contraction", period), column: "amount" }]),
    levelOf("opening", "amount", period.from - 1),
  ],
  combine: ({ churn = 0n, contraction = 0n, opening = 0n }) => (opening === 0n ? null : -Number(churn + contraction) / Number(opening)),
  example: {
    given: [
      "a: 10 USD/month from 2024-01, gone 2024-02",
      "b: 10 USD/month from 2024-01, -5 in 2024-02",
      "c: 10 USD/month from 2024-01",
      "d: 10 USD/month from 2024-01",
      "e: 10 USD/month from 2024-01",
    ],
    ask: { from: "2024-02", to: "2024-02" },
    answer: [0.3],
  },
};
