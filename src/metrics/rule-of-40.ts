import type { Metric } from "./definition.ts";
import { knownLevel, level } from "./revenue-terms.ts";
import { figure } from "./spending.ts";
import { fromTerms, year } from "./terms.ts";

const GROWTH = "(mrr - mrr_before) / mrr_before";

export const ruleOf40: Metric = {
  id: "rule_of_40",
  version: 1,
  title: "Rule of 40",
  unit: "ratio",
  meaning:
    "Growth of ARR in twelve months plus the margin of the same twelve months; 40 % is the aim. Which margin it is, the method says: the two lie far apart.",
  formula: `${GROWTH} + operating_profit / revenue`,
  source: "semantics B.1, rule of 40; standard 8.4",
  perCurrency: true,
  methods: [
    { name: "operating", meaning: "With the operating margin: operating profit over revenue." },
    {
      name: "free_cash",
      meaning: "With the cash margin: cash that came in less cash that went out, over revenue.",
      formula: `${GROWTH} + (cash_in - cash_out) / revenue`,
    },
  ],
  reasons: ["no_base", "no_data", "no_finance", "costs_not_split"],
  ...fromTerms({
    terms: (method) => ({
      mrr_before: knownLevel("amount", ({ to }) => to - 12),
      mrr: level("amount", ({ to }) => to),
      revenue: figure("revenue", year),
      ...(method === "free_cash"
        ? { cash_in: figure("cash_in", year), cash_out: figure("cash_out", year) }
        : { operating_profit: figure("operating_profit", year) }),
    }),
    cases: () => "mrr",
    value: ({ mrr = 0n, mrr_before: before = 0n, revenue = 0n, operating_profit: profit, cash_in: inward = 0n, cash_out: out = 0n }) =>
      before <= 0n || revenue <= 0n ? "no_base" : Number(mrr - before) / Number(before) + Number(profit ?? inward - out) / Number(revenue),
  }),
  example: {
    given: [
      "a: 100 USD/month from 2023-12, +30 in 2024-12",
      "finance: 1000 USD revenue in 2024-01..2024-12, 50 USD operating_profit in 2024-01..2024-12",
    ],
    ask: { from: "2024-12", to: "2024-12" },
    answer: [0.35],
  },
};
