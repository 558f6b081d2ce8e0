import { badRequest } from "../domain/index.ts";
import { checkFinite, checkNotNegative, checkPositive, checkSome, checkWhole } from "./ranges.ts";

export interface PacingAsked {
  /** What the period is to bring in all, above 0, in any one unit. */
  readonly target: number;
  /** Days of the period, and the day asked for: 0 is its beginning, `days` its end. */
  readonly days: number;
  readonly day: number;
  /** What it has brought by the end of that day; null when not known. */
  readonly actual?: number | null;
  /** Past periods, each as its running total at the end of every one of its days: 31 numbers for a period of 31 days. */
  readonly pastPeriods: readonly (readonly number[])[];
}

export interface Pacing {
  /** Share of a past period's total reached at this point of it, the mean over the past periods. */
  readonly shapeShare: number;
  /** What should be there by now: the share times the target. */
  readonly expected: number;
  /** What an even pace would ask for, beside it: the reason not to go by it. */
  readonly expectedEvenly: number;
  /** Actual less expected: above 0 is ahead. Null without an actual. */
  readonly ahead: number | null;
  /** What the period ends at if the rest goes as it did; null without an actual, or where the past had brought nothing by now. */
  readonly projectedEnd: number | null;
  readonly reason: "no_actual" | "nothing_by_now" | null;
}

/** Share of its total a period had reached at a part of its length, between two days in proportion. */
function reached(runningTotal: readonly number[], part: number): number {
  const total = runningTotal.at(-1) ?? 0;
  const at = part * runningTotal.length;
  const day = Math.floor(at);
  const before = day === 0 ? 0 : (runningTotal[day - 1] ?? total);
  const after = runningTotal[day] ?? total;
  return (before + (at - day) * (after - before)) / total;
}

/**
 * What should be there on a day of a period, by the shape of past periods rather than an even pace.
 *
 * Periods of other lengths are compared at the same part of their length: day 15 of 30 with the middle of 92. Several past
 * periods count alike, whatever their totals. Refused: no past period, one without days or a total above 0, a day outside
 * the period. Source: standard 1.6, `expected = past total by day N / past total · target`; T23.
 */
export function pacing({ target, days, day, actual = null, pastPeriods }: PacingAsked): Pacing {
  checkPositive("target", target);
  checkWhole("days", days, 1);
  checkWhole("day", day, 0, days);
  if (actual !== null) checkNotNegative("actual", actual);
  checkSome("pastPeriods", pastPeriods);
  for (const runningTotal of pastPeriods) {
    for (const value of runningTotal) checkFinite("pastPeriods", value);
    if (!((runningTotal.at(-1) ?? 0) > 0)) {
      throw badRequest("no_shape", "A past period brought nothing, so it has no shape to go by: leave it out.");
    }
  }
  const part = day / days;
  const shapeShare = pastPeriods.reduce((sum, runningTotal) => sum + reached(runningTotal, part), 0) / pastPeriods.length;
  const expected = shapeShare * target;
  const projectedEnd = actual !== null && shapeShare > 0 ? actual / shapeShare : null;
  return {
    shapeShare,
    expected,
    expectedEvenly: part * target,
    ahead: actual === null ? null : actual - expected,
    projectedEnd,
    reason: actual === null ? "no_actual" : projectedEnd === null ? "nothing_by_now" : null,
  };
}
