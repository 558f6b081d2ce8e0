import { monthlyMinor } from "../domain/index.ts";
import type { Metric } from "./definition.ts";
import { levelOf, levels } from "./level.ts";
import { known } from "./points.ts";

export const mrr: Metric = {
  id: "mrr",
  version: 1,
  title: "Monthly recurring revenue",
  unit: "money",
  meaning:
    "What customers pay for a month of service at the end of the period, every price turned into its monthly share. Trials, one-off charges, tax and usage above a commitment are not in it.",
  formula: "mrr",
  source: "semantics B.1, level",
  perCurrency: true,
  methods: [{ name: "end_of_period", meaning: "Level on the last day of the period." }],
  reasons: [],
  asks: () => ({ movements: { fact: "movement", sums: ["amount", "payers"], by: ["month"] } }),
  compute: (sums, context) => {
    const level = levels(sums["movements"] ?? []);
    return context.periods.map((period) =>
      known(period, context, monthlyMinor(level.amount.at(period.to)), Number(level.customers.at(period.to))),
    );
  },
  evidence: ({ period }) => [levelOf("mrr", "amount", period.to)],
  combine: ({ mrr: level = 0n }) => monthlyMinor(level),
  example: {
    given: ["acme: 100 USD/month from 2024-01", "blue: 1200 USD/year from 2024-02"],
    ask: { from: "2024-01", to: "2024-03" },
    answer: [100_00, 200_00, 200_00],
  },
};
