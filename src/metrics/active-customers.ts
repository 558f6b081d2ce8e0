import type { Metric } from "./definition.ts";
import { levelOf, levels } from "./level.ts";
import { known } from "./points.ts";

export const activeCustomers: Metric = {
  id: "active_customers",
  version: 1,
  title: "Active customers",
  unit: "count",
  meaning:
    "Customers who pay at the end of the period. One on pause, or between a contract and its late renewal, still counts until the pause becomes a churn.",
  formula: "customers",
  source: "semantics B.2, rows 16, 17, 25",
  perCurrency: false,
  methods: [{ name: "end_of_period", meaning: "Customers on the last day of the period." }],
  reasons: [],
  asks: () => ({ movements: { fact: "movement", sums: ["amount", "logos"], by: ["month"] } }),
  compute: (sums, context) => {
    const { customers } = levels(sums["movements"] ?? []);
    return context.periods.map((period) => known(period, context, Number(customers.at(period.to)), Number(customers.at(period.to))));
  },
  evidence: ({ period }) => [levelOf("customers", "logos", period.to)],
  combine: ({ customers }) => Number(customers ?? 0n),
  example: {
    given: ["acme: 100 USD/month from 2024-01, gone 2024-03", "blue: 1200 USD/year from 2024-02"],
    ask: { from: "2024-01", to: "2024-03" },
    answer: [1, 2, 1],
  },
};
