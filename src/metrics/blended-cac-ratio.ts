import { cacRatioShape } from "./cac-ratio.ts";
import type { Metric } from "./definition.ts";
import { gained } from "./revenue-terms.ts";
import { SALES_AND_MARKETING, spent } from "./spending.ts";
import { fromTerms, own } from "./terms.ts";

export const blendedCacRatio: Metric = {
  ...cacRatioShape,
  id: "blended_cac_ratio",
  title: "Blended CAC ratio",
  meaning: "What was spent on marketing and sales for every unit of ARR from new customers and from growth of those there were.",
  formula: "sales_marketing / (12 * (new_mrr + expansion))",
  methods: [{ name: "same_period", meaning: "All of marketing and sales in the period." }],
  ...fromTerms({
    terms: () => ({
      sales_marketing: spent("spent", SALES_AND_MARKETING, own),
      new_mrr: gained("new", "amount", own),
      expansion: gained("expansion", "amount", own),
    }),
    cases: () => "new_mrr",
    value: ({ sales_marketing: money = 0n, new_mrr: won = 0n, expansion = 0n }) =>
      won + expansion <= 0n ? "no_base" : Number(money) / (12 * Number(won + expansion)),
  }),
  example: {
    given: ["a: 100 USD/month from 2024-01, +50 in 2024-02", "b: 150 USD/month from 2024-02", "costs: 2400 USD acquire in 2024-02"],
    ask: { from: "2024-01", to: "2024-02" },
    answer: [null, 1],
  },
};
