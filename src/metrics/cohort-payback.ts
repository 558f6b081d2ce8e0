import { monthOf } from "../domain/index.ts";
import { breakEvenAsks, presentMargin, spending } from "./break-even.ts";
import { agedEvidence, type Cohorts, valuesByAge } from "./cohort-measures.ts";
import { membersAsk, ofRevenue } from "./cohort-starts.ts";
import type { Evidence, Metric } from "./definition.ts";
import { MARGIN, marginOf, marginTerms } from "./margin.ts";
import { isReason, trailing } from "./terms.ts";

const revenue = ofRevenue("amount");
const margin = marginTerms(trailing);

/** Revenue of all months up to an age. */
const broughtBack = (cohorts: Cohorts, age: number): number => {
  let sum = 0n;
  for (const [at, running] of cohorts) for (let month = at; month <= at + age; month++) sum += running.at(month);
  return Number(sum);
};

export const cohortPayback: Metric = {
  id: "cohort_payback",
  version: 1,
  title: "Payback by cohort",
  unit: "ratio",
  meaning:
    "Of what was spent on winning the customers of a period, the share they have brought back within so many months, after the cost of serving them at the margin of the last twelve months. At 100 % they have paid back.",
  formula: `back * ${MARGIN} / sales_marketing`,
  source: "standard 1.1, seller's risk; semantics B.1, payback",
  perCurrency: true,
  methods: [{ name: "first_payment", meaning: "By the month of the first payment, in which the cost of winning is counted." }],
  reasons: ["not_tracked", "too_few", "no_costs", "no_serve_costs", "no_margin", "no_base", "costs_not_split", "cost_currency"],
  asks: ({ method }) => ({ ...breakEvenAsks, members: membersAsk(revenue, method) }),
  compute: (sums, context) => {
    const left = presentMargin(sums, context);
    const rows = { counted: sums["cohorts"] ?? [], members: sums["members"] ?? [] };
    return valuesByAge(rows, context, revenue, (cohorts, age, period) => {
      const cost = spending.total(sums, period, context);
      if (isReason(cost)) return cost;
      return isReason(left) ? left : (broughtBack(cohorts, age) * left) / Number(cost.sum);
    });
  },
  evidence: ({ period, part }, context) => {
    const last = monthOf(context.through);
    const age = Number(part ?? 0);
    const back: Evidence = {
      term: "back",
      fact: "movement",
      where: [{ column: "cohort", from: period.from, to: period.to }],
      column: "amount",
      weigh: { by: ["cohort", "month"], factor: ([cohort = 0, month = 0]) => Math.max(0, cohort + age - Math.max(month, cohort) + 1) },
    };
    return [
      back,
      spending.evidence("sales_marketing", period, context),
      ...Object.entries(margin).map(([name, term]) => term.evidence(name, { from: last, to: last }, context)),
      ...agedEvidence(revenue, period, part, context.method).filter(({ term }) => term === "members"),
    ];
  },
  combine: (terms) => {
    const left = marginOf(terms);
    const { back = 0n, sales_marketing: cost = 0n } = terms;
    return left === null || cost === 0n ? null : (Number(back) * left) / Number(cost);
  },
  example: {
    given: [
      "a: 100 USD/month from 2024-01",
      "b: 100 USD/month from 2024-01, gone 2024-03",
      "c: 100 USD/month from 2024-01",
      "d: 100 USD/month from 2024-01",
      "e: 100 USD/month from 2024-01",
      "costs: 1000 USD acquire in 2024-01",
      "costs: 50 USD serve in 2024-01, 100 USD serve in 2024-02, 75 USD serve in 2024-03",
    ],
    ask: { from: "2024-01", to: "2024-01", part: "1" },
    answer: [1 - 450 / 2400],
  },
};
