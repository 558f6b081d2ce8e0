import { DIRECTIONAL_BELOW, formatPeriod, lastDay, MIN_CASES, monthOf, type Period, wilson } from "../domain/index.ts";
import { memberColumn, startColumn } from "./cohort-starts.ts";
import type { Ask, Evidence, MetricContext, Point, Sum } from "./definition.ts";
import { missing, Running } from "./points.ts";

export const MAX_AGE = 60;

/** Money and who pays it in its currency, or customers of any currency and all who began, whether they stayed or not. */
export const cohortAsk = (measure: "amount" | "logos", method = "month_end"): Ask => ({
  fact: "movement",
  sums: measure === "amount" ? ["amount", "payers"] : ["logos", memberColumn(method)],
  by: [startColumn(method), "month"],
});

interface Cohort {
  readonly value: Running;
  readonly customers: Running;
}

export function cohortsOf(sums: readonly Sum[]): ReadonlyMap<number, Cohort> {
  const cohorts = new Map<number, Cohort>();
  for (const {
    keys: [cohort = 0, month = 0],
    sums: [value = 0n, count = 0n],
  } of sums) {
    const found = cohorts.get(cohort) ?? { value: new Running(), customers: new Running() };
    found.value.add(month, value);
    found.customers.add(month, count);
    cohorts.set(cohort, found);
  }
  return cohorts;
}

/**
 * A triangle: for customers who first paid in a period, what is left after each number of months. Each customer's age is
 * counted from its own first month; an age is shown once all of the cohort have reached it. Money is a share of what the cohort
 * paid at the end of the first month. Customers are a share of all who began, those who left before that month was over among
 * them, so that no more can be there than began; who belongs to the cohort of a segment is asked at each age anew, because members go
 * over to other segments.
 */
export function triangle(sums: readonly Sum[], context: MetricContext, measure: "amount" | "logos"): readonly Point[] {
  const cohorts = cohortsOf(sums);
  const lastFull = lastDay(monthOf(context.through)) === context.through ? monthOf(context.through) : monthOf(context.through) - 1;
  return context.periods.flatMap((period) => {
    const members = [...cohorts].filter(([cohort]) => cohort >= period.from && cohort <= period.to);
    if (members.length === 0) return [];
    const at = (which: keyof Cohort, age: number): bigint => members.reduce((sum, [cohort, one]) => sum + one[which].at(cohort + age), 0n);
    const first = { base: at("value", 0), n: Number(at("customers", 0)) };
    const began = (age: number): typeof first => ({ base: at("customers", age), n: Number(at("customers", age)) });
    const points: Point[] = [];
    for (let age = 0; age <= MAX_AGE && period.to + age <= Math.max(lastFull, period.to); age++) {
      const { base, n } = measure === "logos" ? began(age) : first;
      points.push(cell(period, context, String(age), at("value", age), base, n, measure));
    }
    return points;
  });
}

function cell(
  period: Period,
  context: MetricContext,
  part: string,
  value: bigint,
  base: bigint,
  n: number,
  measure: "amount" | "logos",
): Point {
  if (base <= 0n) return missing(period, context, "no_base", n, part);
  if (n < MIN_CASES) return missing(period, context, "too_few", n, part);
  const interval = measure === "logos" ? wilson(Number(value), n) : null;
  return {
    period: formatPeriod(period),
    part,
    value: Number(value) / Number(base),
    n,
    ...(interval === null ? {} : { low: interval.low, high: interval.high }),
    ...(n < DIRECTIONAL_BELOW ? { directional: true as const } : {}),
    ...(lastDay(period.to) > context.through ? { partial: true as const } : {}),
  };
}

/** Each customer contributes what happened up to its own month of that age: what it paid, or whether it was there and had begun. */
export function cohortEvidence(period: Period, part: string | undefined, column: "amount" | "logos", method: string): readonly Evidence[] {
  const start = startColumn(method);
  const age = Number(part ?? 0);
  const upTo = (term: string, of: string, last: number): Evidence => ({
    term,
    fact: "movement",
    where: [{ column: start, from: period.from, to: period.to }],
    column: of,
    weigh: { by: [start, "month"], factor: ([cohort = 0, month = 0]) => (month <= cohort + last ? 1 : 0) },
  });
  return [upTo("now", column, age), column === "logos" ? upTo("start", memberColumn(method), age) : upTo("start", column, 0)];
}
