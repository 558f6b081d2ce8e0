import { monthsOf, type Period } from "../domain/index.ts";
import { type BowtieState, bowtieStates, isBowtieState } from "../standard/index.ts";
import type { Metric, MetricContext, Point, Sum } from "./definition.ts";
import {
  enteredEvidence,
  entriesAsk,
  following,
  matureMonths,
  medianPassage,
  monthSet,
  passageOf,
  timesAsk,
  trackedAsk,
  trackedStates,
} from "./passage.ts";
import { missing, ratio, share } from "./points.ts";

export const bowtieConversion: Metric = {
  id: "bowtie_conversion",
  version: 1,
  title: "Conversion from each state to the next",
  unit: "ratio",
  meaning:
    "Of the journeys that entered a state in the period, the share that has reached the next tracked state since. Months too recent to judge are left out, and the value says so.",
  formula: "reached / entered",
  source: "standard 1.2.4, cohort first",
  perCurrency: false,
  methods: [
    { name: "cohort", meaning: "The same journeys in both numbers; only months that ended a median passage before the data does." },
    {
      name: "milestone",
      meaning:
        "Entries into the next state over entries into this one, in the same period. Not the same journeys: it is distorted when volume grows or shrinks, and can exceed 100 %.",
    },
  ],
  reasons: ["not_tracked", "not_mature", "no_base", "too_few"],
  asks: () => ({ tracked: trackedAsk, entries: entriesAsk, times: timesAsk }),
  compute: (sums, context) => {
    const tracked = trackedStates(sums["tracked"] ?? []);
    return context.periods.flatMap((period) =>
      bowtieStates.slice(0, -1).map((state) => {
        const next = tracked.includes(state) ? following(state, tracked) : null;
        return next === null ? missing(period, context, "not_tracked", 0, state) : conversion(period, context, sums, state, next);
      }),
    );
  },
  evidence: ({ period, part }, context) => {
    if (part === undefined || !isBowtieState(part)) return [];
    const { next, months } = context.passage(part, period);
    if (next === null) return [];
    if (context.method === "milestone")
      return [enteredEvidence("reached", next, monthsOf(period), null), enteredEvidence("entered", part, monthsOf(period), null)];
    return [enteredEvidence("reached", part, months, next), enteredEvidence("entered", part, months, null)];
  },
  combine: ({ reached = 0n, entered = 0n }) => (entered === 0n ? null : Number(reached) / Number(entered)),
  example: {
    given: [
      "deal a: sql 2024-01-10, won 2024-02-15",
      "deal b: sql 2024-01-12, lost 2024-02-01",
      "deal c: sql 2024-01-12, lost 2024-02-01",
      "deal d: sql 2024-01-12, lost 2024-02-01",
      "deal e: sql 2024-01-14, won 2024-02-01",
      "deal f: sql 2024-06-30",
    ],
    ask: { from: "2024-01", to: "2024-01", part: "sql" },
    answer: [0.4],
  },
};

function conversion(
  period: Period,
  context: MetricContext,
  sums: Readonly<Record<string, readonly Sum[]>>,
  state: BowtieState,
  next: BowtieState,
): Point {
  const entries = sums["entries"] ?? [];
  if (context.method === "milestone") {
    const months = monthSet(monthsOf(period));
    const entered = passageOf(entries, state, next, months).entered;
    const reached = passageOf(entries, next, next, months).entered;
    return ratio(period, context, BigInt(reached), BigInt(entered), entered, { part: state });
  }
  const months = matureMonths(period, medianPassage(sums["times"] ?? [], state, next), context);
  if (months.length === 0) {
    const waiting = passageOf(entries, state, next, monthSet(monthsOf(period))).entered;
    return missing(period, context, "not_mature", waiting, state);
  }
  const { entered, reached } = passageOf(entries, state, next, monthSet(months));
  const partial = months.length < period.to - period.from + 1 ? { partial: true as const } : {};
  return share(period, context, reached, entered, { part: state, ...partial });
}
