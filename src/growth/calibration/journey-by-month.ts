import { DAYS_A_MONTH } from "../../domain/index.ts";
import { Delay } from "../delay.ts";
import type { JourneyStep } from "../model.ts";
import { meanLag } from "../model.ts";
import type { ActualLever } from "../plan-variance.ts";
import { type MonthCases, nothing, valuesOf } from "./by-month.ts";
import type { PassageCounts } from "./counts.ts";

/** Those who set out in one month: how many, how many were seen to arrive, and after how long. */
export interface Cohort {
  readonly entered: number;
  readonly hits: number;
  /** Of them, those with a known time, and the sum of their times in whole months. */
  readonly dated: number;
  readonly times: number;
  /** Months they have been watched. */
  readonly watched: number;
}

/** Of those who will arrive, the share that must have had the time to: for a rate, and for a time. */
const MATURE = 0.5;
const MOST = 0.8;
const LONGEST = 120;

/** Cohorts of a step, from the month the plan begins. */
export function cohortsOf({ entered, passed }: Pick<PassageCounts, "entered" | "passed">, from: number): readonly Cohort[] {
  const last = entered.length - 1;
  const made = entered.slice(from).map((count, i) => ({ entered: count, hits: 0, dated: 0, times: 0, watched: last - from - i }));
  for (const { month, days, count } of passed) {
    const cohort = made[month - from];
    if (cohort === undefined) continue;
    cohort.hits += count;
    if (days === null) continue;
    const exact = days / DAYS_A_MONTH;
    cohort.dated += count;
    // Seen by the end of the last month, so it fell no later than that; its part of a month is kept, as the model does.
    cohort.times += count * Math.min(cohort.watched, exact);
  }
  return made;
}

/**
 * The mean time of each month's cohort, in months: the planned one, times what those seen to arrive took beside what they
 * would have taken as planned, had they been watched as long. A much longer time shows in full only once all are through.
 */
export function timesOf(cohorts: readonly Cohort[], lag: JourneyStep["lag"], planned: readonly number[]): readonly ActualLever[] {
  const delay = new Delay(lag, LONGEST);
  const mean = meanLag(lag);
  const cases = cohorts.map(({ dated, times, watched }, month): MonthCases => {
    // The planned time of the month, for a lag of that length.
    const own = planned[month] ?? mean;
    delay.stretch(own);
    const within = arrivedWithin(delay, watched);
    if (within.share < MOST) return nothing;
    const factor = own > 0 ? within.mean / own : 1;
    return { hits: times, base: dated * factor, n: factor > 0 ? dated : 0 };
  });
  return valuesOf(cases);
}

/** Share of those who arrive that do within some months, and their mean time. */
function arrivedWithin(delay: Delay, months: number): { readonly share: number; readonly mean: number } {
  let share = 0;
  let sum = 0;
  for (let k = 0; k <= Math.min(months, delay.length - 1); k++) {
    share += delay.shareAt(k);
    sum += k * delay.shareAt(k);
  }
  return { share, mean: share > 0 ? sum / share : 0 };
}

/** The rate of each month's cohort, once half of those who will make it have had the time to. */
export function ratesOf(
  cohorts: readonly Cohort[],
  lag: JourneyStep["lag"],
  planned: readonly number[],
  times: readonly ActualLever[],
): readonly ActualLever[] {
  const delay = new Delay(lag, LONGEST);
  const cases = cohorts.map((cohort, month): MonthCases => {
    delay.stretch(times[month]?.value ?? planned[month] ?? 0);
    const seen = arrivedWithin(delay, cohort.watched).share;
    if (seen < MATURE || cohort.entered <= 0) return nothing;
    const undated = cohort.hits - cohort.dated;
    // Those without a date have arrived whenever that was, so they are no sample of the early ones.
    return { hits: cohort.dated + undated * seen, base: cohort.entered * seen, n: cohort.entered * seen };
  });
  return valuesOf(cases, 1);
}
