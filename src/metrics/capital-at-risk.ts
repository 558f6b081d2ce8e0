import type { Period } from "../domain/index.ts";
import { breakEvenAsks, breakEvenEvidence, CostOfWinning, cohorts, presentMargin } from "./break-even.ts";
import type { Metric, MetricContext, Point } from "./definition.ts";
import { known, missing } from "./points.ts";
import { isReason, SCALE, type Sums } from "./terms.ts";

export const capitalAtRisk: Metric = {
  id: "capital_at_risk",
  version: 1,
  title: "Capital at risk",
  unit: "money",
  meaning:
    "What was spent on winning the customers who pay at the end of the period and has not come back from them yet, month of winning by month. Customers won before the first recorded cost are left out.",
  formula: "sales_marketing - cohort_revenue * (1 - 2 * serve / (openings + closings))",
  source: "standard 1.1, seller's risk",
  perCurrency: true,
  methods: [
    {
      name: "by_month_won",
      meaning:
        "For each month of winning: paying customers times what is left of CAC, of the twelve months to it, after the margin they have brought, at the margin of the last twelve months; never below nothing. A segment has a CAC of its own, so that segments need not add up.",
    },
  ],
  reasons: ["no_base", "no_margin", "no_costs", "no_serve_costs", "costs_not_split", "cost_currency"],
  asks: () => breakEvenAsks,
  compute: (sums, context) => {
    const margin = presentMargin(sums, context);
    return context.periods.map((period) =>
      isReason(margin) ? missing(period, context, margin, 0) : pointOf(sums, margin, period, context),
    );
  },
  evidence: ({ period }, context) => breakEvenEvidence({ from: context.firstMonth, to: period.to }, context, period.to),
  // What is over in one month of winning does not make up for another, so that totals do not tell.
  combine: null,
  example: {
    given: [
      "a: 100 USD/month from 2024-01",
      "b: 100 USD/month from 2024-02",
      "costs: 150 USD acquire in 2024-01, 500 USD acquire in 2024-02, 10 USD serve in 2024-01, 30 USD serve in 2024-02",
    ],
    ask: { from: "2024-01", to: "2024-02" },
    answer: [70_00, 245_00],
  },
};

function pointOf(sums: Sums, margin: number, period: Period, context: MetricContext): Point {
  const cost = new CostOfWinning(sums);
  let risk = 0;
  let n = 0;
  let judged = 0n;
  for (const [cohort, { value, customers }] of cohorts(sums)) {
    if (cohort > period.to) continue;
    const each = cost.each(cohort);
    if (each === null) continue;
    const here = customers.at(cohort);
    judged += here;
    let paid = 0;
    for (let at = cohort; at <= period.to; at++) paid += Number(value.at(at));
    const left = each * Number(here) - (paid / Number(SCALE)) * margin;
    const live = customers.at(period.to);
    if (left <= 0 || live <= 0n) continue;
    n += Number(live);
    risk += left * Math.min(1, Number(live) / Number(here));
  }
  if (judged === 0n) return missing(period, context, cost.booked.rows.at(period.to) > 0n ? "no_base" : "no_costs", 0);
  return known(period, context, Math.round(risk), n);
}
