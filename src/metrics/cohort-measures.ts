import { DIRECTIONAL_BELOW, formatPeriod, lastDay, MIN_CASES, monthOf, type Period } from "../domain/index.ts";
import { type Counted, countedAsk, membersAsk, startColumn, startMethods } from "./cohort-starts.ts";
import { MAX_AGE } from "./cohorts.ts";
import type { Evidence, Example, Metric, MetricContext, Point, Reason, Sum } from "./definition.ts";
import { missing, Running } from "./points.ts";

const key = ({ keys }: Sum, at = 0): number => keys[at] ?? 0;
const within = (period: Period, cohort: number): boolean => cohort >= period.from && cohort <= period.to;

/** Customers of a period's cohorts, whenever what is counted of them began. */
const membersOf = (sums: readonly Sum[], period: Period, { members }: Counted): number =>
  sums.filter((sum) => within(period, key(sum))).reduce((n, { sums: [count = 0n] }) => n + Number(count / members.scale), 0);

function runningOf(sums: readonly Sum[]): ReadonlyMap<number, Running> {
  const cohorts = new Map<number, Running>();
  for (const sum of sums) {
    const found = cohorts.get(key(sum)) ?? new Running();
    found.add(key(sum, 1), sum.sums[0] ?? 0n);
    cohorts.set(key(sum), found);
  }
  return cohorts;
}

/** The running sums of a period's cohorts, each with its month. */
export type Cohorts = readonly (readonly [cohort: number, running: Running])[];

/** The value of a period's cohorts at an age, or why there is none. */
export type Valuing = (cohorts: Cohorts, age: number, period: Period) => number | Reason;

const worthOf =
  ({ isFlow, worth }: Counted): Valuing =>
  (cohorts, age) =>
    worth(cohorts.reduce((sum, [at, running]) => sum + (isFlow ? running.between(at + age, at + age) : running.at(at + age)), 0n));

/** What the cohorts of every period were worth after so many months, each customer's age counted from its own start. */
export function valuesByAge(
  sums: Readonly<Record<string, readonly Sum[]>>,
  context: MetricContext,
  counted: Counted,
  valuing: Valuing = worthOf(counted),
): readonly Point[] {
  const { counted: rows = [], members = [] } = sums;
  const why = unknown(rows, members, counted);
  if (why !== null) return context.periods.map((period) => missing(period, context, why, 0, "0"));
  const cohorts = runningOf(rows);
  const month = monthOf(context.through);
  const lastFull = lastDay(month) === context.through ? month : month - 1;
  return context.periods.flatMap((period) => {
    const n = membersOf(members, period, counted);
    if (n === 0) return [];
    const own = [...cohorts].filter(([cohort]) => within(period, cohort));
    const points: Point[] = [];
    for (let age = 0; age <= MAX_AGE && period.to + age <= Math.max(lastFull, period.to); age++) {
      const found = n < MIN_CASES ? "too_few" : valuing(own, age, period);
      points.push(typeof found === "string" ? missing(period, context, found, n, String(age)) : valueAt(period, context, age, found, n));
    }
    return points;
  });
}

/** Why there are no cohorts at all: nobody has such a start, nothing was counted, or quantities of several meters would be added. */
function unknown(rows: readonly Sum[], members: readonly Sum[], { isFlow }: Counted): Reason | null {
  if (rows.length === 0 || !members.some((sum) => key(sum) > 0)) return "not_tracked";
  return isFlow && new Set(rows.map((sum) => key(sum, 2))).size > 1 ? "several_meters" : null;
}

const valueAt = (period: Period, context: MetricContext, age: number, value: number, n: number): Point => ({
  period: formatPeriod(period),
  part: String(age),
  value,
  n,
  ...(n < DIRECTIONAL_BELOW ? { directional: true as const } : {}),
  ...(lastDay(period.to) > context.through ? { partial: true as const } : {}),
});

export function agedEvidence(counted: Counted, period: Period, part: string | undefined, method: string): readonly Evidence[] {
  const column = startColumn(method);
  const age = Number(part ?? 0);
  const started = { column, from: period.from, to: period.to };
  const { members } = counted;
  return [
    {
      term: "now",
      fact: counted.fact,
      where: [started, ...counted.where],
      column: counted.column,
      weigh: {
        by: [column, "month"],
        factor: ([cohort = 0, month = 0]) => ((counted.isFlow ? month === cohort + age : month <= cohort + age) ? 1 : 0),
      },
    },
    { term: "members", fact: members.fact, where: [started, ...members.where(method)], column: members.column },
  ];
}

interface CohortOf {
  readonly id: string;
  readonly title: string;
  readonly meaning: string;
  readonly counted: Counted;
  readonly example: Example;
}

/** A metric of what cohorts were worth, or had, after so many months. */
export const cohortMetric = ({ id, title, meaning, counted, example }: CohortOf): Metric => {
  const isMoney = counted.fact === "movement" && counted.column === "amount";
  return {
    id,
    version: 1,
    title,
    unit: isMoney ? "money" : "count",
    meaning,
    formula: "now",
    source: "standard 1.2.4; semantics B.1",
    perCurrency: isMoney,
    methods: startMethods,
    reasons: ["not_tracked", "too_few", ...(counted.isFlow ? (["several_meters"] as const) : [])],
    asks: ({ method }) => ({ counted: countedAsk(counted, method), members: membersAsk(counted, method) }),
    compute: (sums, context) => valuesByAge(sums, context, counted),
    evidence: ({ period, part }, { method }) => agedEvidence(counted, period, part, method),
    // Quantities come in whole ones.
    combine: ({ now = 0n }) => (isMoney ? counted.worth(now) : Number(now)),
    example,
  };
};

/** Customers of one month, for worked examples, and the question about their third month. */
export const FIVE = [
  "a: 10 USD/month x 2 from 2024-01, live 2024-02-01, x 5 in 2024-03",
  "b: 10 USD/month from 2024-01, live 2024-01-20, gone 2024-03",
  "c: 10 USD/month x 3 from 2024-01",
  "d: 10 USD/month from 2024-01, live 2024-02-10, impact 2024-03-10",
  "e: 10 USD/month from 2024-01",
] as const;
export const JANUARY = { from: "2024-01", to: "2024-01", part: "2" } as const;
