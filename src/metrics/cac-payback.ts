import type { Metric } from "./definition.ts";
import { MARGIN, marginOf, marginTerms } from "./margin.ts";
import { gained, level } from "./revenue-terms.ts";
import { SALES_AND_MARKETING, spent } from "./spending.ts";
import { fromTerms, own, previous, type Term, trailing } from "./terms.ts";

const terms = (method: string): Readonly<Record<string, Term>> => ({
  sales_marketing: spent("spent", SALES_AND_MARKETING, method === "previous_period" ? previous : own),
  ...(method === "average_customer"
    ? {
        new_customers: gained("new", "logos", own),
        mrr: level("amount", ({ to }) => to),
        customers: level("payers", ({ to }) => to),
      }
    : { new_mrr: gained("new", "amount", own) }),
  ...marginTerms(trailing),
});

export const cacPayback: Metric = {
  id: "cac_payback",
  version: 1,
  title: "CAC payback",
  unit: "months",
  meaning:
    "Months until what new customers pay has brought back what it cost to win them, after the cost of serving them. Revenue in place of margin would flatter it: twelve months at a margin of 75 % are sixteen.",
  formula: `sales_marketing / (new_mrr * ${MARGIN})`,
  source: "semantics B.1, payback; standard 1.4 and vector T9",
  perCurrency: true,
  methods: [
    { name: "same_period", meaning: "Costs of the period over the margin of the MRR it won." },
    { name: "previous_period", meaning: "Costs of the period before, as long as this one, over the margin of the MRR won in this one." },
    {
      name: "average_customer",
      meaning: "CAC over the margin of what the average customer pays at the end of the period.",
      formula: `sales_marketing / new_customers / (mrr / customers * ${MARGIN})`,
    },
  ],
  reasons: ["no_base", "no_margin", "no_costs", "no_serve_costs", "costs_not_split", "cost_currency"],
  ...fromTerms({
    terms,
    cases: (method) => (method === "average_customer" ? "new_customers" : "new_mrr"),
    value: (totals) => {
      const { sales_marketing: spentMoney = 0n, new_mrr: won, new_customers: fresh = 0n, mrr = 0n, customers = 0n } = totals;
      const margin = marginOf(totals);
      if (margin === null) return "no_base";
      const monthly = won === undefined ? (customers <= 0n ? 0 : (Number(fresh) * Number(mrr)) / Number(customers)) : Number(won);
      if (monthly <= 0) return "no_base";
      return margin <= 0 ? "no_margin" : Number(spentMoney) / (monthly * margin);
    },
  }),
  example: {
    given: [
      "a: 1000 USD/month from 2024-01",
      "b: 2500 USD/month from 2024-02",
      "costs: 30000 USD acquire in 2024-02, 100 USD serve in 2024-01, 450 USD serve in 2024-02",
    ],
    ask: { from: "2024-01", to: "2024-02" },
    answer: [null, 15],
  },
};
