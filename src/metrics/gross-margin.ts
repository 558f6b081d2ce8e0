import type { Metric } from "./definition.ts";
import { MARGIN, marginOf, marginTerms } from "./margin.ts";
import { figure } from "./spending.ts";
import { fromTerms, own } from "./terms.ts";

export const grossMargin: Metric = {
  id: "gross_margin",
  version: 1,
  title: "Gross margin",
  unit: "ratio",
  meaning:
    "The share of recurring revenue that is left after serving customers: hosting, support and success. Revenue is the mean of MRR at the opening and closing of each month. Within a motion it is the margin of the motion.",
  formula: MARGIN,
  source: "standard 1.4, cost to serve and motion margin",
  perCurrency: true,
  methods: [
    { name: "costs", meaning: "From costs to serve, and MRR in place of recognised revenue." },
    { name: "accounts", meaning: "Gross profit over revenue, both as the accounts state them.", formula: "gross_profit / revenue" },
  ],
  reasons: ["no_base", "no_serve_costs", "no_finance", "costs_not_split", "cost_currency"],
  ...fromTerms({
    terms: (method) =>
      method === "accounts" ? { gross_profit: figure("gross_profit", own), revenue: figure("revenue", own) } : marginTerms(own),
    cases: (method) => (method === "accounts" ? "revenue" : "closings"),
    value: (totals) => {
      const { gross_profit: profit, revenue = 0n } = totals;
      if (profit === undefined) return marginOf(totals) ?? "no_base";
      return revenue <= 0n ? "no_base" : Number(profit) / Number(revenue);
    },
  }),
  example: {
    given: ["a: 100 USD/month from 2024-01", "costs: 10 USD serve in 2024-01..2024-02, 500 USD research in 2024-02"],
    ask: { from: "2024-01", to: "2024-02" },
    answer: [0.8, 0.9],
  },
};
