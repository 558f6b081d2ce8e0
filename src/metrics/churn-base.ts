import type { Period } from "../domain/index.ts";
import type { Evidence, MetricContext, Terms } from "./definition.ts";
import { levelOf } from "./level.ts";
import type { Running } from "./points.ts";

/** What a churn rate is divided by: `total / parts`, in whole numbers. */
export interface Base {
  readonly total: bigint;
  readonly parts: bigint;
}

const monthsOf = ({ from, to }: Period): number => to - from + 1;

/**
 * The base of a churn rate by the setting churnBase (semantics B.1, churn): the level at the opening; half of opening
 * and closing; or the exposure, in which each month counts with half of its first and half of its last level, and the
 * months of the period are averaged. Days inside a month are not weighed: a change counts as if in the middle of it.
 */
export function baseOf(level: Running, period: Period, { settings }: MetricContext): Base {
  switch (settings.churnBase) {
    case "opening":
      return { total: level.at(period.from - 1), parts: 1n };
    case "average":
      return { total: level.at(period.from - 1) + level.at(period.to), parts: 2n };
    case "exposure": {
      let total = 0n;
      for (let month: number = period.from; month <= period.to; month++) total += level.at(month - 1) + level.at(month);
      return { total, parts: BigInt(2 * monthsOf(period)) };
    }
  }
}

/** Whole customers of a base, for judging how sure a rate is. */
export const casesOf = ({ total, parts }: Base): number => Number(total / parts);

/** How the base is written in a formula. */
export function baseFormula({ settings, periods }: MetricContext): string {
  const [period] = periods;
  switch (settings.churnBase) {
    case "opening":
      return "opening";
    case "average":
      return "((opening + closing) / 2)";
    case "exposure":
      return `(month_edges / ${period ? 2 * monthsOf(period) : 2})`;
  }
}

export function baseEvidence(column: string, period: Period, { settings }: MetricContext): readonly Evidence[] {
  const { from, to } = period;
  switch (settings.churnBase) {
    case "opening":
      return [levelOf("opening", column, from - 1)];
    case "average":
      return [levelOf("opening", column, from - 1), levelOf("closing", column, to)];
    case "exposure": {
      // A movement is in the last level of its own month, and in both of every month after it.
      const factor = ([month = 0]: readonly number[]): number => (month < from ? 2 * monthsOf(period) : 2 * (to - month) + 1);
      return [{ ...levelOf("month_edges", column, to), weigh: { by: ["month"], factor } }];
    }
  }
}

/** A rate from its terms, whichever base they are of. */
export function overBase(lost: bigint, { opening = 0n, closing, month_edges }: Terms, months = 1): number | null {
  const base: Base =
    month_edges !== undefined
      ? { total: month_edges, parts: BigInt(2 * months) }
      : closing !== undefined
        ? { total: opening + closing, parts: 2n }
        : { total: opening, parts: 1n };
  return base.total === 0n ? null : (Number(lost) * Number(base.parts)) / Number(base.total);
}
