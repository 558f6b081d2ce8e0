import { DIRECTIONAL_BELOW, MIN_CASES, type Period, percentile } from "../domain/index.ts";
import { type BowtieState, bowtieStates, stateIndex } from "../standard/index.ts";
import type { Evidence, Metric, MetricContext, Point } from "./definition.ts";
import { type Duration, durations, following, matureMonths, medianPassage, timesAsk, trackedAsk, trackedStates } from "./passage.ts";
import { known, missing } from "./points.ts";

export const PERCENTILES = { median: 0.5, p75: 0.75, p90: 0.9 } as const;

/** Median, p75 and p90 of some durations, or why there are none. */
export function timePoints(
  period: Period,
  context: MetricContext,
  found: readonly Duration[],
  part: (name: string) => string,
  extra: Pick<Point, "partial"> = {},
): readonly Point[] {
  const n = found.reduce((sum, { count }) => sum + count, 0);
  return Object.entries(PERCENTILES).map(([name, p]) => {
    const days = percentile(found, p);
    if (days === null) return { ...missing(period, context, "no_dates", 0, part(name)), ...extra };
    if (n < MIN_CASES) return { ...missing(period, context, "too_few", n, part(name)), ...extra };
    const value = Math.round(days * 10) / 10;
    return { ...known(period, context, value, n, part(name)), ...extra, ...(n < DIRECTIONAL_BELOW ? { directional: true as const } : {}) };
  });
}

export const bowtieTime: Metric = {
  id: "bowtie_time",
  version: 1,
  title: "Time from each state to the next",
  unit: "days",
  meaning:
    "Days from entering a state to entering the next tracked one, for the journeys that entered it in the period and have made the step. Half of them took no longer than the median, nine in ten no longer than p90.",
  formula: "percentile(days)",
  source: "standard 1.2, time metrics; durations are kept in bins of 2 %, so a value above 50 days is right to 1 %",
  perCurrency: false,
  methods: [{ name: "cohort", meaning: "By the month in which the first of the two states was entered." }],
  reasons: ["not_tracked", "no_dates", "too_few"],
  asks: () => ({ tracked: trackedAsk, times: timesAsk }),
  compute: (sums, context) => {
    const tracked = trackedStates(sums["tracked"] ?? []);
    const times = sums["times"] ?? [];
    return context.periods.flatMap((period) =>
      bowtieStates.slice(0, -1).flatMap((state) => {
        const next = tracked.includes(state) ? following(state, tracked) : null;
        if (next === null) return [missing(period, context, "not_tracked", 0, `${state}.median`)];
        const recent = matureMonths(period, medianPassage(times, state, next), context).length < period.to - period.from + 1;
        return timePoints(
          period,
          context,
          durations(times, state, next, period),
          (name) => `${state}.${name}`,
          recent ? { partial: true } : {},
        );
      }),
    );
  },
  evidence: ({ period, part }, context) => {
    const state = (part ?? "").split(".")[0] as BowtieState;
    const { next } = context.passage(state, period);
    return next === null ? [] : [stepsEvidence(state, next, period)];
  },
  combine: null,
  example: {
    given: [
      "deal a: sql 2024-01-10, won 2024-01-20",
      "deal b: sql 2024-01-12, won 2024-02-01",
      "deal c: sql 2024-01-01, won 2024-01-31",
      "deal d: sql 2024-01-05, won 2024-02-14",
      "deal e: sql 2024-01-02, won 2024-02-21",
    ],
    ask: { from: "2024-01", to: "2024-01", part: "sql.median" },
    answer: [30],
  },
};

const stepsEvidence = (state: BowtieState, next: BowtieState, period: Period): Evidence => ({
  term: "days",
  fact: "stage",
  where: [
    { column: "state", in: [stateIndex(state)] },
    { column: "month", from: period.from, to: period.to },
    { column: "next", from: stateIndex(state) + 1, to: stateIndex(next) },
    { column: "bin", from: 0 },
  ],
  column: "days",
});
