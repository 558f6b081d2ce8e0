import { cacRatioShape } from "./cac-ratio.ts";
import type { Metric } from "./definition.ts";
import { gained } from "./revenue-terms.ts";
import { SALES_AND_MARKETING, spent, spentOnNew } from "./spending.ts";
import { fromTerms, own, previous } from "./terms.ts";

export const newCacRatio: Metric = {
  ...cacRatioShape,
  id: "new_cac_ratio",
  title: "New customer CAC ratio",
  meaning: "What was spent on marketing and sales for every unit of ARR from new customers.",
  formula: "sales_marketing / (12 * new_mrr)",
  methods: [
    { name: "same_period", meaning: "All of marketing and sales in the period." },
    { name: "prior_period", meaning: "Marketing and sales of the period before, as long as this one." },
    {
      name: "new_logo",
      meaning: "Only what was spent on new customers; every cost of winning has to say its purpose.",
      formula: "acquisition / (12 * new_mrr)",
    },
  ],
  ...fromTerms({
    terms: (method) => ({
      ...(method === "new_logo"
        ? { acquisition: spentOnNew(own) }
        : { sales_marketing: spent("spent", SALES_AND_MARKETING, method === "prior_period" ? previous : own) }),
      new_mrr: gained("new", "amount", own),
    }),
    cases: () => "new_mrr",
    value: ({ sales_marketing, acquisition = 0n, new_mrr: mrr = 0n }) =>
      mrr <= 0n ? "no_base" : Number(sales_marketing ?? acquisition) / (12 * Number(mrr)),
  }),
  example: {
    given: ["a: 100 USD/month from 2024-01", "costs: 2400 USD acquire in 2024-01"],
    ask: { from: "2024-01", to: "2024-01" },
    answer: [2],
  },
};
