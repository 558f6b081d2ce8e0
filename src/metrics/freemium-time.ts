import { timePoints } from "./bowtie-time.ts";
import type { Metric } from "./definition.ts";
import { missing } from "./points.ts";
import { isSignUpStep, isTracked, madeIt, ripeMonths, signUpAsks, signUpSteps, stepDurations } from "./sign-ups.ts";

export const freemiumTime: Metric = {
  id: "freemium_time",
  version: 1,
  title: "Time from free sign-up to use and payment",
  unit: "days",
  meaning:
    "Days from a free sign-up to the first use and to the first payment, of those who signed up in the period and have made the step. Half of them took no longer than the median, nine in ten no longer than p90.",
  formula: "percentile(days)",
  source: "standard 1.1, finding 3; durations are kept in bins of 2 %, so a value above 50 days is right to 1 %",
  perCurrency: false,
  methods: [{ name: "cohort", meaning: "By the month of the sign-up." }],
  reasons: ["not_tracked", "no_dates", "too_few"],
  asks: () => signUpAsks,
  compute: (sums, context) =>
    context.periods.flatMap((period) =>
      signUpSteps.flatMap((step) => {
        if (!isTracked(sums, step)) return [missing(period, context, "not_tracked", 0, `${step}.median`)];
        const steps = sums[step] ?? [];
        const recent = ripeMonths(steps, period, context).length < period.to - period.from + 1;
        return timePoints(period, context, stepDurations(steps, period), (name) => `${step}.${name}`, recent ? { partial: true } : {});
      }),
    ),
  evidence: ({ period, part }) => {
    const step = (part ?? "").split(".")[0];
    if (!isSignUpStep(step)) return [];
    const where = [{ column: "month", from: period.from, to: period.to }, madeIt(step)];
    return [{ term: "days", fact: "freemium", where, column: `${step}_days` }];
  },
  combine: null,
  example: {
    given: [
      "a: 0 EUR/month from 2024-01-03, gone 2024-01-13, 20 EUR/month from 2024-01-13",
      "b: 0 EUR/month from 2024-01-03, gone 2024-01-23, 20 EUR/month from 2024-01-23",
      "c: 0 EUR/month from 2024-01-03, gone 2024-02-02, 20 EUR/month from 2024-02-02",
      "d: 0 EUR/month from 2024-01-03, gone 2024-02-12, 20 EUR/month from 2024-02-12",
      "e: 0 EUR/month from 2024-01-03, gone 2024-02-22, 20 EUR/month from 2024-02-22",
    ],
    ask: { from: "2024-01", to: "2024-01", part: "paid.median" },
    answer: [30],
  },
};
