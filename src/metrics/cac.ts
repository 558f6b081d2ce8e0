import type { Metric } from "./definition.ts";
import { gained } from "./revenue-terms.ts";
import { lagged } from "./sales-lag.ts";
import { SALES_AND_MARKETING, spent, spentOnNew } from "./spending.ts";
import { fromTerms, own, SCALE, type Term } from "./terms.ts";

const terms = (method: string): Readonly<Record<string, Term>> => {
  const customers = gained("new", "logos", own);
  const everything = spent("spent", SALES_AND_MARKETING, own);
  if (method === "new_logo") return { acquisition: spentOnNew(own), new_customers: customers };
  return { sales_marketing: method === "lagged" ? lagged(everything) : everything, new_customers: customers };
};

export const cac: Metric = {
  id: "cac",
  version: 1,
  title: "Customer acquisition cost",
  unit: "money",
  meaning:
    "What was spent on marketing and sales for every customer won in the period. Costs of a currency are set against customers won in it; success, support and hosting serve customers and are no part of it.",
  formula: "sales_marketing / new_customers",
  source: "semantics B.1, CAC; standard 1.4",
  perCurrency: true,
  methods: [
    { name: "blended", meaning: "All of marketing and sales, growth with customers included." },
    {
      name: "new_logo",
      meaning: "Only what was spent on new customers; every cost of winning has to say its purpose.",
      formula: "acquisition / new_customers",
    },
    { name: "lagged", meaning: "Costs of as many whole months before as a sale takes: the median of twelve months, from 0 to 6." },
  ],
  reasons: ["no_base", "no_costs", "costs_not_tagged", "costs_not_split", "cost_currency", "too_few"],
  ...fromTerms({
    terms,
    cases: () => "new_customers",
    value: ({ sales_marketing, acquisition, new_customers: customers = 0n }) =>
      customers <= 0n ? "no_base" : Math.round(Number(sales_marketing ?? acquisition ?? 0n) / Number(customers * SCALE)),
  }),
  example: {
    given: [
      "a: 100 USD/month from 2024-01",
      "b: 100 USD/month from 2024-01",
      "c: 50 USD/month from 2024-01",
      "d: 50 USD/month from 2024-01",
      "costs: 500 USD acquire in 2024-01, 100 USD expand in 2024-01, 70 USD serve in 2024-01",
    ],
    ask: { from: "2024-01", to: "2024-02" },
    answer: [150_00, null],
  },
};
