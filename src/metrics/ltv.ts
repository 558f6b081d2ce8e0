import type { Metric, Reason, Terms } from "./definition.ts";
import { observedEvidence, observedLtv, observedTerms } from "./ltv-observed.ts";
import { MARGIN, marginOf, marginTerms } from "./margin.ts";
import { level, lost } from "./revenue-terms.ts";
import { fromTerms, SCALE, type Term, trailing } from "./terms.ts";

export const LTV_FORMULA = `mrr / customers * ${MARGIN} / (-lost / openings)`;

export const ltvTerms: Readonly<Record<string, Term>> = {
  mrr: level("amount", ({ to }) => to),
  customers: level("payers", ({ to }) => to),
  ...marginTerms(trailing),
  lost: lost(trailing),
};

/** Average revenue, margin and churn of one customer as a value in minor units, or why there is none. */
export function ltvOf(totals: Terms): number | Reason {
  const { mrr = 0n, customers = 0n, lost: loss = 0n, openings = 0n } = totals;
  const margin = marginOf(totals);
  if (customers <= 0n || margin === null || openings <= 0n) return "no_base";
  if (margin <= 0) return "no_margin";
  if (loss >= 0n) return "no_loss";
  return ((Number(mrr) / Number(customers * SCALE)) * margin) / (-Number(loss) / Number(openings));
}

const formula = fromTerms({
  terms: () => ltvTerms,
  cases: () => "lost",
  value: (totals) => {
    const value = ltvOf(totals);
    return typeof value === "number" ? Math.round(value) : value;
  },
});

export const ltv: Metric = {
  id: "ltv",
  version: 1,
  title: "Lifetime value",
  unit: "money",
  meaning:
    "What a customer brings, after the cost of serving it, as long as it stays. Two forms that answer differently: the formula divides by the revenue churn of the last twelve months and has no value where nothing was lost; the observed form adds up what the customers won in the period have brought, and goes on for as many months as settings allow, 60 by default.",
  formula: LTV_FORMULA,
  source: "semantics B.1, LTV; standard 1.4 and vector T24",
  perCurrency: true,
  methods: [
    { name: "formula", meaning: "Average revenue times margin over monthly revenue churn, gross, of twelve months. No discount." },
    {
      name: "observed",
      meaning:
        "Margin to date of the customers first won in the period, and theirs to come at present churn, until the month that settings name, 60 by default, discounted where they say so.",
      formula: "(cohort_revenue + cohort_mrr * months_to_come) * (1 - 2 * serve / (openings + closings)) / cohort_customers",
    },
  ],
  reasons: ["no_loss", "no_base", "no_margin", "no_serve_costs", "costs_not_split", "cost_currency"],
  asks: (context) => (context.method === "observed" ? observedTerms.asks : formula.asks(context)),
  compute: (sums, context) => (context.method === "observed" ? observedLtv(sums, context) : formula.compute(sums, context)),
  evidence: (point, context) => (context.method === "observed" ? observedEvidence(point, context) : formula.evidence(point, context)),
  // What is projected follows from each month's customers, not from totals.
  combine: (totals) => (totals["cohort_revenue"] === undefined ? (formula.combine?.(totals) ?? null) : null),
  example: {
    given: [
      "a: 1000 USD/month from 2024-01",
      "b: 1000 USD/month from 2024-01, -20 in 2024-02",
      "costs: 199 USD serve in 2024-01, 399 USD serve in 2024-02",
    ],
    ask: { from: "2024-01", to: "2024-02" },
    answer: [null, 79_200_00],
  },
};
