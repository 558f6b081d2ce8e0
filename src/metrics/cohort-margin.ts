import { monthOf } from "../domain/index.ts";
import { presentMargin } from "./break-even.ts";
import { agedEvidence, valuesByAge } from "./cohort-measures.ts";
import { countedAsk, membersAsk, ofRevenue, startMethods } from "./cohort-starts.ts";
import type { Ask, Metric } from "./definition.ts";
import { MARGIN, marginOf, marginTerms } from "./margin.ts";
import { isReason, SCALE, trailing } from "./terms.ts";

const revenue = ofRevenue("amount");
const margin = marginTerms(trailing);

export const cohortMargin: Metric = {
  id: "cohort_margin",
  version: 1,
  title: "Margin by cohort",
  unit: "money",
  meaning:
    "For customers whose history began in a period: their MRR after so many months, less the share of revenue that serving customers has cost in the last twelve months. Costs are not booked by customer, so every cohort bears the same share.",
  formula: `now * ${MARGIN}`,
  source: "standard 1.2.4; semantics B.1",
  perCurrency: true,
  methods: startMethods,
  reasons: ["not_tracked", "too_few", "no_serve_costs", "no_margin", "no_base", "costs_not_split", "cost_currency"],
  asks: ({ method }) =>
    Object.assign(
      { counted: countedAsk(revenue, method), members: membersAsk(revenue, method) },
      ...Object.values(margin).map((term) => term.asks),
    ) as Record<string, Ask>,
  compute: (sums, context) => {
    const left = presentMargin(sums, context);
    return valuesByAge(sums, context, revenue, (cohorts, age) =>
      isReason(left)
        ? left
        : inMinor(
            cohorts.reduce((sum, [at, running]) => sum + running.at(at + age), 0n),
            left,
          ),
    );
  },
  evidence: ({ period, part }, context) => {
    const last = monthOf(context.through);
    return [
      ...agedEvidence(revenue, period, part, context.method),
      ...Object.entries(margin).map(([name, term]) => term.evidence(name, { from: last, to: last }, context)),
    ];
  },
  combine: (terms) => {
    const left = marginOf(terms);
    return left === null ? null : inMinor(terms["now"] ?? 0n, left);
  },
  example: {
    given: [
      "a: 100 USD/month from 2024-01",
      "b: 100 USD/month from 2024-01, gone 2024-03",
      "c: 100 USD/month from 2024-01",
      "d: 100 USD/month from 2024-01",
      "e: 100 USD/month from 2024-01",
      "costs: 50 USD serve in 2024-01, 100 USD serve in 2024-02, 75 USD serve in 2024-03",
    ],
    ask: { from: "2024-01", to: "2024-01", part: "2" },
    answer: [325_00],
  },
};

/** Money that is left of an annual value in a month. */
const inMinor = (units: bigint, share: number): number => Math.round((Number(units) * share) / Number(SCALE));
