import { DIRECTIONAL_BELOW, formatPeriod, lastDay, MIN_CASES, type Month, type Period, wilson } from "../domain/index.ts";
import type { MetricContext, Point, Reason } from "./definition.ts";

type Extra = Pick<Point, "part" | "partial">;

const partialOf = (period: Period, context: MetricContext): { partial?: true } =>
  lastDay(period.to) > context.through ? { partial: true } : {};

/** A value that is simply there: a level, a count, a sum of money. */
export const known = (period: Period, context: MetricContext, value: number, n: number, part?: string): Point => ({
  period: formatPeriod(period),
  ...(part === undefined ? {} : { part }),
  value,
  n,
  ...partialOf(period, context),
});

export const missing = (period: Period, context: MetricContext, reason: Reason, n: number, part?: string): Point => ({
  period: formatPeriod(period),
  ...(part === undefined ? {} : { part }),
  value: null,
  n,
  reason,
  ...partialOf(period, context),
});

/** A rate of amounts over `n` cases: nothing without a base, nothing under five cases. */
export function ratio(period: Period, context: MetricContext, top: bigint, base: bigint, n: number, extra: Extra = {}): Point {
  if (base === 0n) return { ...missing(period, context, "no_base", n), ...extra };
  if (n < MIN_CASES) return { ...missing(period, context, "too_few", n), ...extra };
  return {
    ...known(period, context, Number(top) / Number(base), n),
    ...extra,
    ...(n < DIRECTIONAL_BELOW ? { directional: true as const } : {}),
  };
}

/** A rate of cases, with its Wilson interval. */
export function share(period: Period, context: MetricContext, hits: number, n: number, extra: Extra = {}): Point {
  const point = ratio(period, context, BigInt(hits), BigInt(n), n, extra);
  const interval = point.value === null ? null : wilson(hits, n);
  return interval === null ? point : { ...point, low: interval.low, high: interval.high };
}

/** Adds up what happened month by month, so that the level at the end of any month can be read. */
export class Running {
  private readonly months = new Map<number, bigint>();
  private cumulated: readonly { readonly month: number; readonly total: bigint }[] | null = null;

  add(month: number, amount: bigint): void {
    this.months.set(month, (this.months.get(month) ?? 0n) + amount);
    this.cumulated = null;
  }

  /** The sum of everything up to the end of a month. */
  at(month: Month | number): bigint {
    if (this.cumulated === null) {
      let total = 0n;
      this.cumulated = [...this.months]
        .sort(([a], [b]) => a - b)
        .map(([key, amount]) => {
          total += amount;
          return { month: key, total };
        });
    }
    let low = 0;
    let high = this.cumulated.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.cumulated[middle]?.month ?? 0) <= month) low = middle + 1;
      else high = middle;
    }
    return this.cumulated[low - 1]?.total ?? 0n;
  }

  /** What happened from one month to another, both included. */
  between(from: Month | number, to: Month | number): bigint {
    return this.at(to) - this.at(from - 1);
  }
}
