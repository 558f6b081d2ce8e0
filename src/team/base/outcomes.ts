import { type Day, firstDay, type Money, month, monthOf, type Rate, rateOf, remembering, totalsOf } from "../../domain/index.ts";
import { type Closure, type ImpactState, impactStates, type OutcomeBucket, outcomeBuckets } from "../../standard/index.ts";
import { closureScore, progressOf, stateOn, valueRealised } from "../plans/index.ts";
import { countCustomers, type Groups, summed } from "./groups.ts";
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

/** What one outcome adds to the report of its bucket. */
interface OutcomeAt {
  readonly bucket: OutcomeBucket;
  /** `null` where it was cancelled. */
  readonly state: ImpactState | null;
  readonly isAtRisk: boolean;
  readonly closed: Closure | null;
  readonly confirmed: readonly Money[];
  readonly claimed: readonly Money[];
}

const outcomesAt = remembering((account: BaseAccount, on: Day): readonly OutcomeAt[] =>
  outcomesOf(account).map((outcome) => {
    const { bucket, closed } = outcome;
    const isStanding = closed?.as !== "cancelled";
    const { confirmed, claimed } = valueRealised([outcome], account.measurements, on);
    return {
      bucket,
      state: isStanding ? stateOn(outcome, on) : null,
      isAtRisk: isStanding && progressOf(outcome, account.measurements, on).isAtRisk,
      closed: closed !== null && closed.on <= on ? closed.as : null,
      confirmed,
      claimed,
    };
  }),
);

/** Outcomes of all plans by bucket: how far they are, at risk, closed, and what they are worth. Cancelled ones are left out of the states. */
export function outcomesByBucket(accounts: readonly BaseAccount[], on: Day): readonly BucketReport[] {
  const outcomes = accounts.flatMap((account) => (account.plans.length === 0 ? [] : outcomesAt(account, on)));
  return outcomeBuckets.map((bucket) => {
    const own = outcomes.filter((outcome) => outcome.bucket === bucket);
    const inState = (state: ImpactState): number => own.filter((outcome) => outcome.state === state).length;
    return {
      bucket,
      byState: Object.fromEntries(impactStates.map((state) => [state, inState(state)])) as Record<ImpactState, number>,
      atRisk: own.filter(({ isAtRisk }) => isAtRisk).length,
      score: closureScore(own.flatMap(({ closed }) => closed ?? [])),
      confirmed: totalsOf(own.flatMap(({ confirmed }) => confirmed)),
      claimed: totalsOf(own.flatMap(({ claimed }) => claimed)),
    };
  });
}

/** Share of present customers with an outcome they confirmed in the last six months (standard 3, moment 6). */
export const confirmedLately = (groups: Groups, on: Day): Rate =>
  rateOf(summed(groups.map((group) => recentOf(group, on))), countCustomers(groups, on));

const recentOf = remembering((group: readonly BaseAccount[], on: Day): number => {
  let count = 0;
  for (const account of group) if (account.plans.length > 0 && isCustomer(account, on) && hasRecentOutcome(account, on)) count += 1;
  return count;
});

/**
 * In what share of the last full calendar quarters an account had an impact that was confirmed: 3 of 4 is 0.75 (standard, row 11). `null` for
 * an account that was no customer for as long.
 */
export const impactRecurrence = (account: BaseAccount, on: Day, quarters = 4): number | null => recurrenceOf(account, on, quarters);

const recurrenceOf = remembering((account: BaseAccount, on: Day, quarters: number): number | null => {
  const quarterOf = (when: Day): number => Math.floor(monthOf(when) / 3);
  const last = quarterOf(on) - 1;
  const first = last - quarters + 1;
  if (account.committedOn === null || account.committedOn > firstDay(month(first * 3))) return null;
  const had = new Set(confirmationsOf(account, on).map(quarterOf));
  return Array.from({ length: quarters }, (_, at) => first + at).filter((quarter) => had.has(quarter)).length / quarters;
});
