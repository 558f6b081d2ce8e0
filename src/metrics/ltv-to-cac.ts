import type { Metric } from "./definition.ts";
import { LTV_FORMULA, ltvOf, ltvTerms } from "./ltv.ts";
import { gained } from "./revenue-terms.ts";
import { SALES_AND_MARKETING, spent } from "./spending.ts";
import { fromTerms, own, SCALE } from "./terms.ts";

export const ltvToCac: Metric = {
  id: "ltv_to_cac",
  version: 1,
  title: "LTV to CAC",
  unit: "ratio",
  meaning: "How many times a customer brings back what it cost to win it: lifetime value by the formula, over blended CAC of the period.",
  formula: `(${LTV_FORMULA}) / (sales_marketing / new_customers)`,
  source: "standard 1.4",
  perCurrency: true,
  methods: [{ name: "formula", meaning: "Lifetime value by the formula over blended CAC." }],
  reasons: ["no_loss", "no_base", "no_margin", "no_costs", "no_serve_costs", "costs_not_split", "cost_currency"],
  ...fromTerms({
    terms: () => ({
      sales_marketing: spent("spent", SALES_AND_MARKETING, own),
      new_customers: gained("new", "logos", own),
      ...ltvTerms,
    }),
    cases: () => "new_customers",
    value: (totals) => {
      const { sales_marketing: spentMoney = 0n, new_customers: customers = 0n } = totals;
      const value = ltvOf(totals);
      if (typeof value === "string") return value;
      return customers <= 0n || spentMoney <= 0n ? "no_base" : (value * Number(customers * SCALE)) / Number(spentMoney);
    },
  }),
  example: {
    given: [
      "a: 1000 USD/month from 2024-01",
      "b: 1000 USD/month from 2024-01, -20 in 2024-02",
      "c: 1000 USD/month from 2024-02",
      "costs: 199 USD serve in 2024-01, 499 USD serve in 2024-02, 20000 USD acquire in 2024-02",
    ],
    ask: { from: "2024-01", to: "2024-02" },
    answer: [null, ((2980 / 3) * 0.8) / 0.01 / 20_000],
  },
};
