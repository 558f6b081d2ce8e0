import { DIRECTIONAL_BELOW, lastFullMonth, type Period } from "../domain/index.ts";
import { breakEvenAsks, breakEvenEvidence, cohorts, presentMargin, spending } from "./break-even.ts";
import type { Metric, MetricContext, Point } from "./definition.ts";
import { known, missing } from "./points.ts";
import { isReason, type Sums } from "./terms.ts";

export const breakEvenMonth: Metric = {
  id: "break_even_month",
  version: 1,
  title: "Break-even",
  unit: "months",
  meaning:
    "Months after which the customers won in the period have brought back, after the cost of serving them, what was spent on winning them. Observed, not projected: those who left have paid nothing since. Each customer’s months are counted from its own first one.",
  formula: "sales_marketing - cohort_revenue * (1 - 2 * serve / (openings + closings))",
  source: "standard 1.1, seller's risk; semantics B.1, payback",
  perCurrency: true,
  methods: [{ name: "cohort", meaning: "All customers won in the period together, at the margin of the last twelve months." }],
  reasons: ["not_recovered", "no_base", "no_margin", "no_costs", "no_serve_costs", "costs_not_split", "cost_currency"],
  asks: () => breakEvenAsks,
  compute: (sums, context) => {
    const margin = presentMargin(sums, context);
    return context.periods.map((period) =>
      isReason(margin) ? missing(period, context, margin, 0) : pointOf(sums, margin, period, context),
    );
  },
  evidence: ({ period }, context) => breakEvenEvidence(period, context, lastFullMonth(context.through)),
  // The month is read from the path of the sum, not from its end.
  combine: null,
  example: {
    given: [
      "a: 100 USD/month from 2024-01",
      "b: 100 USD/month from 2024-01, gone 2024-03",
      "c: 10 USD/month from 2024-06",
      "costs: 400 USD acquire in 2024-01, 10 USD acquire in 2024-02..2024-05, 900 USD acquire in 2024-06",
      "costs: 15 USD serve in 2024-01, 20 USD serve in 2024-02, 15 USD serve in 2024-03, 10 USD serve in 2024-04..2024-06",
    ],
    ask: { from: "2024-01", to: "2024-06", by: "quarter" },
    answer: [3, null],
  },
};

function pointOf(sums: Sums, margin: number, period: Period, context: MetricContext): Point {
  const members = [...cohorts(sums)].filter(([cohort]) => cohort >= period.from && cohort <= period.to);
  const n = members.reduce((sum, [cohort, { customers }]) => sum + Number(customers.at(cohort)), 0);
  if (n === 0) return missing(period, context, "no_base", 0);
  const cost = spending.total(sums, period, context);
  if (isReason(cost)) return missing(period, context, cost, n);
  const last = lastFullMonth(context.through);
  let back = 0;
  for (let age = 0; period.from + age <= last; age++) {
    for (const [cohort, { value }] of members) if (cohort + age <= last) back += Number(value.at(cohort + age)) * margin;
    if (back < Number(cost.sum)) continue;
    const point = known(period, context, age + 1, n);
    return n < DIRECTIONAL_BELOW ? { ...point, directional: true } : point;
  }
  return missing(period, context, "not_recovered", n);
}
