import { type Day, firstDay, type Money, month, monthOf, type Rate, rateOf, totalsOf } from "../../domain/index.ts";
import { type ImpactState, impactStates, type OutcomeBucket, outcomeBuckets } from "../../standard/index.ts";
import { closureScore, progressOf, stateOn, valueRealised } from "../plans/index.ts";
import { confirmationsOf, hasRecentOutcome, isCustomer, outcomesOf } from "./outcome-days.ts";
import type { BaseAccount } from "./types.ts";

export interface BucketReport {
  readonly bucket: OutcomeBucket;
  readonly byState: Readonly<Record<ImpactState, number>>;
  readonly atRisk: number;
  /** Mean score of those that were closed; `null` without any. */
  readonly score: number | null;
  /** By currency. */
  readonly confirmed: readonly Money[];
  readonly claimed: readonly Money[];
}

/** Outcomes of all plans by bucket: how far they are, at risk, closed, and what they are worth. Cancelled ones are left out of the states. */
export function outcomesByBucket(accounts: readonly BaseAccount[], on: Day): readonly BucketReport[] {
  const planned = accounts.filter(({ plans }) => plans.length > 0);
  const outcomes = planned.flatMap((account) => outcomesOf(account).map((outcome) => ({ outcome, measurements: account.measurements })));
  return outcomeBuckets.map((bucket) => {
    const own = outcomes.filter(({ outcome }) => outcome.bucket === bucket);
    const standing = own.filter(({ outcome }) => outcome.closed?.as !== "cancelled");
    const values = own.map(({ outcome, measurements }) => valueRealised([outcome], measurements, on));
    const states = standing.map(({ outcome }) => stateOn(outcome, on));
    return {
      bucket,
      byState: Object.fromEntries(impactStates.map((state) => [state, states.filter((one) => one === state).length])) as Record<
        ImpactState,
        number
      >,
      atRisk: standing.filter(({ outcome, measurements }) => progressOf(outcome, measurements, on).isAtRisk).length,
      score: closureScore(own.flatMap(({ outcome }) => (outcome.closed !== null && outcome.closed.on <= on ? [outcome.closed.as] : []))),
      confirmed: totalsOf(values.flatMap(({ confirmed }) => confirmed)),
      claimed: totalsOf(values.flatMap(({ claimed }) => claimed)),
    };
  });
}

/** Share of present customers with an outcome they confirmed in the last six months (standard 3, moment 6). */
export function confirmedLately(accounts: readonly BaseAccount[], on: Day): Rate {
  const here = accounts.filter((account) => isCustomer(account, on));
  return rateOf(here.filter((account) => hasRecentOutcome(account, on)).length, here.length);
}

/**
 * In what share of the last full calendar quarters an account had an impact that was confirmed: 3 of 4 is 0.75 (standard, row 11). `null` for
 * an account that was no customer for as long.
 */
export function impactRecurrence(account: BaseAccount, on: Day, quarters = 4): number | null {
  const quarterOf = (when: Day): number => Math.floor(monthOf(when) / 3);
  const last = quarterOf(on) - 1;
  const first = last - quarters + 1;
  if (account.committedOn === null || account.committedOn > firstDay(month(first * 3))) return null;
  const had = new Set(confirmationsOf(account, on).map(quarterOf));
  return Array.from({ length: quarters }, (_, at) => first + at).filter((quarter) => had.has(quarter)).length / quarters;
}
