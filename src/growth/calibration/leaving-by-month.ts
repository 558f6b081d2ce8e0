import { AGES } from "../fates.ts";
import type { SegmentModel } from "../model.ts";
import type { ActualLever } from "../plan-variance.ts";
import { type MonthCases, valuesOf } from "./by-month.ts";
import type { SegmentCounts } from "./counts.ts";
import { type Ages, liveAges, nearEnd, onboardingOf } from "./leaving.ts";

/** Months that tell on which side of an anniversary those who do not renew are found. */
const ALIGNED_BY = 24;

export interface LeavingByMonth {
  readonly usageChurn: readonly ActualLever[];
  /** Empty where the model knows no terms. */
  readonly renewal: readonly ActualLever[];
}

/** What leaving looked like in each month from `from` on, in the terms and by the shape of the plan's model. */
export function leavingByMonth(counts: SegmentCounts, from: number, model: SegmentModel, planned: readonly number[]): LeavingByMonth {
  const term = model.renewal?.termMonths ?? null;
  const isEnd = (age: number): boolean => term !== null && age < AGES && nearEnd(age, term);
  const { shape } = model.usageChurn;
  const shapeAt = (age: number): number => shape[Math.min(age, shape.length - 1)] ?? 1;
  const last = counts.months.length;
  const isTracked = onboardingOf(counts.spells, last) !== null;
  const months = Array.from({ length: Math.max(0, last - from) }, (_, i) => liveAges(counts, from + i + 1, 1, isTracked));
  const churned = months.map(({ watched, lost }): MonthCases => {
    const sum = { hits: 0, base: 0, n: 0 };
    for (let age = 1; age <= AGES; age++) {
      if (isEnd(age)) continue;
      sum.hits += lost[age] ?? 0;
      sum.base += (watched[age] ?? 0) * shapeAt(age);
      sum.n += watched[age] ?? 0;
    }
    return sum;
  });
  const usageChurn = valuesOf(churned, 1);
  if (term === null) return { usageChurn, renewal: [] };
  const hazard = (month: number, age: number): number => Math.min(1, (usageChurn[month]?.value ?? planned[month] ?? 0) * shapeAt(age));
  const early = earlyShare(liveAges(counts, last, ALIGNED_BY, isTracked), term, model);
  const renewed = months.map(({ watched, lost }, month): MonthCases => {
    const sum = { hits: 0, base: 0, n: 0 };
    for (let age = 1; age < AGES; age++) {
      if (!isEnd(age)) continue;
      const share = age % term === 0 ? 1 - early : early;
      const here = watched[age] ?? 0;
      const ended = here * share * (1 - hazard(month, age));
      sum.base += ended;
      sum.hits += ended - ((lost[age] ?? 0) - here * hazard(month, age));
      sum.n += here * share;
    }
    return sum;
  });
  return { usageChurn, renewal: valuesOf(renewed, 1) };
}

/** Of those who leave at the end of a term, the share that is found in the month before its anniversary. */
function earlyShare({ watched, lost }: Ages, term: number, { usageChurn }: SegmentModel): number {
  const sums = { early: 0, late: 0 };
  for (let end = term; end < AGES; end += term) {
    sums.early += Math.max(0, (lost[end - 1] ?? 0) - (watched[end - 1] ?? 0) * usageChurn.monthly);
    sums.late += Math.max(0, (lost[end] ?? 0) - (watched[end] ?? 0) * usageChurn.monthly);
  }
  return sums.early + sums.late > 0 ? sums.early / (sums.early + sums.late) : 0;
}
