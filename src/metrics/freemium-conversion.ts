import { monthsOf, type Period } from "../domain/index.ts";
import type { Metric, MetricContext, Point, Sum } from "./definition.ts";
import { monthSet } from "./passage.ts";
import { missing, share } from "./points.ts";
import { isSignUpStep, isTracked, madeIt, ripeMonths, type SignUpStep, signUpAsks, signUpSteps, stepped } from "./sign-ups.ts";

export const freemiumConversion: Metric = {
  id: "freemium_conversion",
  version: 1,
  title: "Conversion of free sign-ups",
  unit: "ratio",
  meaning:
    "Of the accounts that signed up for something free in the period, the share that has used it since, and the share that has paid since. Months too recent to judge are left out, and the value says so.",
  formula: "reached / sign_ups",
  source: "standard 1.1, finding 4; standard 1.2.4, cohort first",
  perCurrency: false,
  methods: [
    {
      name: "cohort",
      meaning: "The same accounts in both numbers; only months that ended the median time of the step before the data does.",
    },
  ],
  reasons: ["not_tracked", "not_mature", "no_base", "too_few"],
  asks: () => signUpAsks,
  compute: (sums, context) =>
    context.periods.flatMap((period) =>
      signUpSteps.map((step) =>
        isTracked(sums, step) ? conversion(period, context, sums[step] ?? [], step) : missing(period, context, "not_tracked", 0, step),
      ),
    ),
  evidence: ({ period, part }, { signUps }) => {
    if (!isSignUpStep(part)) return [];
    const months = signUps(part, period);
    const signedUp = { column: "month", in: months.length === 0 ? [-1] : months };
    return [
      { term: "reached", fact: "freemium", where: [signedUp, madeIt(part)], column: null },
      { term: "sign_ups", fact: "freemium", where: [signedUp], column: null },
    ];
  },
  combine: ({ reached = 0n, sign_ups: signUps = 0n }) => (signUps === 0n ? null : Number(reached) / Number(signUps)),
  example: {
    given: [
      "a: 0 EUR/month from 2024-01-03, gone 2024-01-20, 20 EUR/month from 2024-01-20",
      "b: 0 EUR/month from 2024-01-10",
      "c: 0 EUR/month from 2024-01-11",
      "d: 0 EUR/month from 2024-01-12",
      "e: 0 EUR/month from 2024-01-13",
      "f: 0 EUR/month from 2024-06-30",
    ],
    ask: { from: "2024-01", to: "2024-01", part: "paid" },
    answer: [0.2],
  },
};

function conversion(period: Period, context: MetricContext, sums: readonly Sum[], step: SignUpStep): Point {
  const months = ripeMonths(sums, period, context);
  if (months.length === 0) return missing(period, context, "not_mature", stepped(sums, monthSet(monthsOf(period))).signedUp, step);
  const { signedUp, reached } = stepped(sums, monthSet(months));
  const partial = months.length < period.to - period.from + 1 ? { partial: true as const } : {};
  return share(period, context, reached, signedUp, { part: step, ...partial });
}
