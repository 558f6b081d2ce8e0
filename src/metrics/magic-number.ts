import type { Metric } from "./definition.ts";
import { knownLevel, level } from "./revenue-terms.ts";
import { figure, SALES_AND_MARKETING, spent } from "./spending.ts";
import { fromTerms, quarter, quarterBefore } from "./terms.ts";

export const magicNumber: Metric = {
  id: "magic_number",
  version: 1,
  title: "Magic number",
  unit: "ratio",
  meaning:
    "ARR gained in the quarter that ends with the period, for every unit spent on marketing and sales in the quarter before. ARR is a year's revenue already; the factor of four belongs to a quarter's revenue alone.",
  formula: "12 * (mrr - mrr_before) / sales_marketing",
  source: "semantics B.1, magic number; standard 8.4",
  perCurrency: true,
  methods: [
    { name: "arr", meaning: "Change of ARR over three months." },
    {
      name: "revenue",
      meaning: "Change of the quarter's recognised revenue, times four.",
      formula: "4 * (revenue - revenue_before) / sales_marketing",
    },
  ],
  reasons: ["no_costs", "no_data", "no_finance", "costs_not_split", "cost_currency"],
  ...fromTerms({
    terms: (method) => ({
      sales_marketing: spent("spent", SALES_AND_MARKETING, quarterBefore),
      ...(method === "revenue"
        ? { revenue: figure("revenue", quarter), revenue_before: figure("revenue", quarterBefore) }
        : { mrr: level("amount", ({ to }) => to), mrr_before: knownLevel("amount", ({ to }) => to - 3) }),
    }),
    cases: (method) => (method === "revenue" ? "revenue" : "mrr"),
    value: ({ sales_marketing: money = 0n, mrr = 0n, mrr_before: before = 0n, revenue, revenue_before: past = 0n }) => {
      const gain = revenue === undefined ? 12 * Number(mrr - before) : 4 * Number(revenue - past);
      return money <= 0n ? "no_costs" : gain / Number(money);
    },
  }),
  example: {
    given: ["a: 600000 USD/year from 2024-01, +60000 in 2024-04", "costs: 48000 USD acquire in 2024-01..2024-02"],
    ask: { from: "2024-04", to: "2024-06", by: "quarter" },
    answer: [0.625],
  },
};
