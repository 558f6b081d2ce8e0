import { month } from "../domain/index.ts";
import type { Metric } from "./definition.ts";
import { knownLevel, level } from "./revenue-terms.ts";
import { figure } from "./spending.ts";
import { fromTerms, own } from "./terms.ts";

export const burnMultiple: Metric = {
  id: "burn_multiple",
  version: 1,
  title: "Burn multiple",
  unit: "ratio",
  meaning: "Cash burnt for every unit of ARR that was added in the period. Funding is no cash that came in.",
  formula: "(cash_out - cash_in) / (12 * (mrr - mrr_before))",
  source: "semantics B.1, burn multiple; standard 8.4",
  perCurrency: true,
  methods: [{ name: "net_burn", meaning: "Net burn over net new ARR of the period." }],
  reasons: ["no_growth", "no_burn", "no_data", "no_finance", "costs_not_split"],
  ...fromTerms({
    terms: () => ({
      cash_out: figure("cash_out", own),
      cash_in: figure("cash_in", own),
      mrr: level("amount", ({ to }) => to),
      mrr_before: knownLevel("amount", ({ from }) => month(from - 1)),
    }),
    cases: () => "mrr",
    value: ({ cash_out: out = 0n, cash_in: inward = 0n, mrr = 0n, mrr_before: before = 0n }) => {
      if (mrr <= before) return "no_growth";
      return out <= inward ? "no_burn" : Number(out - inward) / (12 * Number(mrr - before));
    },
  }),
  example: {
    given: [
      "a: 100 USD/month from 2024-01, +100 in 2024-02, -50 in 2024-03",
      "finance: 5000 USD cash_out in 2024-01..2024-03, 3200 USD cash_in in 2024-01..2024-03",
    ],
    ask: { from: "2024-01", to: "2024-03" },
    answer: [null, 1.5, null],
  },
};
