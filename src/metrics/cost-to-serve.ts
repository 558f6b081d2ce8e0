import type { Metric } from "./definition.ts";
import { levelsOf } from "./revenue-terms.ts";
import { spent } from "./spending.ts";
import { fromTerms, own, SCALE } from "./terms.ts";

export const costToServe: Metric = {
  id: "cost_to_serve",
  version: 1,
  title: "Cost to serve",
  unit: "money",
  meaning: "What serving one customer costs in a month: hosting, support and success, over the customers at the end of each month.",
  formula: "serve / customer_months",
  source: "standard 1.4, cost to serve per customer and motion",
  perCurrency: true,
  methods: [
    { name: "per_customer", meaning: "For one customer and month." },
    { name: "total", meaning: "All of the period.", formula: "serve" },
  ],
  reasons: ["no_base", "no_serve_costs", "costs_not_split", "cost_currency"],
  ...fromTerms({
    terms: (method) => ({
      serve: spent("serve", ["serve"], own, "no_serve_costs"),
      ...(method === "total" ? {} : { customer_months: levelsOf("payers", "closing", own) }),
    }),
    cases: (method) => (method === "total" ? "serve" : "customer_months"),
    value: ({ serve = 0n, customer_months: months }) => {
      if (months === undefined) return Math.round(Number(serve) / Number(SCALE));
      return months <= 0n ? "no_base" : Math.round(Number(serve) / Number(months * SCALE));
    },
  }),
  example: {
    given: ["a: 100 USD/month from 2024-01", "b: 100 USD/month from 2024-02", "costs: 12 USD serve in 2024-01, 30 USD serve in 2024-02"],
    ask: { from: "2024-01", to: "2024-02" },
    answer: [12_00, 15_00],
  },
};
