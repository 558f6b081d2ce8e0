import { DIRECTIONAL_BELOW, formatPeriod, lastDay, MIN_CASES, monthOf, type Period } from "../domain/index.ts";
import { OPEN_END, type SpellKind, spellEnds, spellKinds } from "../facts/index.ts";
import { MAX_AGE } from "./cohorts.ts";
import type { AskCondition, Evidence, Metric, MetricContext, Point, Sum } from "./definition.ts";
import { trackedAsk, trackedStates } from "./passage.ts";
import { missing } from "./points.ts";
import { type Observed, productLimit, type Step } from "./survival-curve.ts";

const LOST = spellEnds.indexOf("lost");
const BY = ["start_month", "entry_month", "end_month", "how"] as const;

const kindOf = (method: string): SpellKind => spellKinds.find((kind) => kind === method) ?? "paying";

/** First spells only: one that began with a return is another story. */
const whereOf = (context: MetricContext): readonly AskCondition[] => [
  { column: "kind", in: [spellKinds.indexOf(kindOf(context.method))] },
  { column: "again", in: [0] },
];

/** The last month that is wholly known. */
const lastFull = (context: MetricContext): number => {
  const month = monthOf(context.through);
  return lastDay(month) === context.through ? month : month - 1;
};

/** A spell as seen by the end of a month, in months of age; `null` when it was not in view by then. */
function observe([start = 0, entry = 0, end = OPEN_END, how = 0]: readonly number[], last: number): Omit<Observed, "count"> | null {
  if (entry > last) return null;
  const seen = end <= last;
  return { entry: entry - start - 1, exit: (seen ? end : last) - start, lost: seen && how === LOST };
}

function observedOf(sums: readonly Sum[], period: Period, context: MetricContext): readonly Observed[] {
  const last = lastFull(context);
  return sums.flatMap(({ keys, rows }) => {
    const [start = 0] = keys;
    const one = start < period.from || start > period.to ? null : observe(keys, last);
    return one === null ? [] : [{ ...one, count: rows }];
  });
}

const UNTOUCHED: Pick<Step, "share" | "band"> = { share: 1, band: null };

/** The share that lives on after every month of age, as long as anybody has been watched for so long. */
function curve(sums: readonly Sum[], period: Period, context: MetricContext): readonly Point[] {
  const observed = observedOf(sums, period, context);
  if (observed.length === 0) return [missing(period, context, "no_base", 0, "0")];
  const steps = productLimit(observed);
  const oldest = Math.min(MAX_AGE, Math.max(...observed.map(({ exit }) => exit)));
  const partial = lastDay(period.to) > context.through ? { partial: true as const } : {};
  const points: Point[] = [];
  for (let age = 0; age <= oldest; age++) {
    const n = observed.reduce((sum, { entry, exit, count }) => sum + (entry < age && age <= exit ? count : 0), 0);
    const { share, band } = steps.findLast(({ at }) => at <= age) ?? UNTOUCHED;
    if (n < MIN_CASES) {
      points.push(missing(period, context, "too_few", n, String(age)));
      continue;
    }
    points.push({
      period: formatPeriod(period),
      part: String(age),
      value: share,
      n,
      ...(band === null ? {} : { low: band.low, high: band.high }),
      ...(n < DIRECTIONAL_BELOW ? { directional: true as const } : {}),
      ...partial,
    });
  }
  return points;
}

/** Spells at risk in a month of age, or lost in it. */
function atAge(term: string, age: number, period: Period, context: MetricContext, onlyLost: boolean): Evidence {
  const last = lastFull(context);
  return {
    term,
    fact: "spell",
    where: [...whereOf(context), { column: "start_month", from: period.from, to: period.to }],
    column: null,
    weigh: {
      by: BY,
      factor: (keys) => {
        const one = observe(keys, last);
        if (one === null || one.entry >= age || one.exit < age) return 0;
        return !onlyLost || (one.lost && one.exit === age) ? 1 : 0;
      },
    },
  };
}

export const survival: Metric = {
  id: "survival",
  version: 1,
  title: "Survival",
  unit: "ratio",
  meaning:
    "For those whose time began in the period: the share that has not been lost after so many months (Kaplan-Meier). Those who are still there count for as long as they have been seen, so the newest tell of the first months too. Returns are not in it.",
  formula: "before * (at_risk - lost) / at_risk",
  source: "standard 7, survival view; E. L. Kaplan, P. Meier, JASA 53, 1958; log-log band from Greenwood's sum",
  perCurrency: false,
  methods: [
    { name: "paying", meaning: "From the first payment to the loss, wherever in its life the customer is." },
    { name: "usage", meaning: "From going live to the loss: the impact did not recur." },
    {
      name: "onboarding",
      meaning:
        "From the commit, or the first payment where no sale is known, to a loss before going live. Who goes live is no longer at risk of it.",
    },
  ],
  reasons: ["not_tracked", "no_base", "too_few"],
  asks: (context) => ({ tracked: trackedAsk, spells: { fact: "spell", sums: [], by: BY, where: whereOf(context) } }),
  compute: (sums, context) => {
    const tracked = kindOf(context.method) === "paying" || trackedStates(sums["tracked"] ?? []).includes("live");
    return context.periods.flatMap((period) =>
      tracked ? curve(sums["spells"] ?? [], period, context) : [missing(period, context, "not_tracked", 0, "0")],
    );
  },
  evidence: ({ period, part }, context) => [
    atAge("at_risk", Number(part ?? 0), period, context, false),
    atAge("lost", Number(part ?? 0), period, context, true),
  ],
  combine: null,
  example: {
    given: [
      "a: 10 USD/month from 2024-01, gone 2024-02-10",
      "b: 10 USD/month from 2024-01, gone 2024-04-10",
      "c: 10 USD/month from 2024-01",
      "d: 10 USD/month from 2024-01",
      "e: 10 USD/month from 2024-01",
      "f: 10 USD/month from 2024-01",
      "g: 10 USD/month from 2024-04",
      "h: 10 USD/month from 2024-04",
    ],
    ask: { from: "2024-01", to: "2024-05", by: "total", part: "3" },
    answer: [(7 / 8) * (4 / 5)],
  },
};
