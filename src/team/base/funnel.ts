import { type Day, MIN_CASES, percentile, type Rate, rateOf } from "../../domain/index.ts";
import { proofIs } from "../../standard/index.ts";
import { confirmationsOf, outcomesOf, valueSince } from "./outcome-days.ts";
import { isSupported } from "./proof.ts";
import type { BaseAccount } from "./types.ts";

/** The customer's own funnel (standard 4.4, row 95): confidence grows by what it sees for itself. */
export const customerStages = ["live", "first_impact", "recurring_impact", "renewed", "expanded", "advocate"] as const;
export type CustomerStage = (typeof customerStages)[number];

export interface FunnelStage {
  readonly stage: CustomerStage;
  /** Customers that ever reached it. */
  readonly reached: number;
  readonly ofLive: Rate;
  /** Of those that reached the stage before, the share that reached this one too; of the first, of all that committed. */
  readonly ofBefore: Rate;
  /** Median days from the stage before, of those that came to it later; `null` below five. */
  readonly medianDays: number | null;
}

/** First day on which somebody could be sent to others: it gave a reference or a case that rests on an outcome it had confirmed. */
function advocateOn(account: BaseAccount, on: Day): Day | null {
  const outcomes = outcomesOf(account);
  const spoken = account.proofs.filter((proof) => {
    const isAdvocacy = !proofIs[proof.kind].firstHand && proofIs[proof.kind].needsConfirmedOutcome;
    return proof.on <= on && isAdvocacy && isSupported(outcomes, proof);
  });
  return spoken.reduce<Day | null>((first, { on: when }) => (first === null || when < first ? when : first), null);
}

/** The day of the second confirmation that is not of the day of the first: an impact that came back. */
function recurredOn(account: BaseAccount, on: Day): Day | null {
  const days = confirmationsOf(account, on);
  return days.find((one) => one !== days[0]) ?? null;
}

function daysOf(account: BaseAccount, on: Day): Readonly<Record<CustomerStage, Day | null>> {
  const upTo = (one: Day | null): Day | null => (one !== null && one <= on ? one : null);
  const value = valueSince(account, on);
  const live = upTo(account.liveOn);
  return {
    // Who has value is live, whether or not anybody noted the day.
    live: live === null || (value !== null && value < live) ? value : live,
    first_impact: value,
    recurring_impact: recurredOn(account, on),
    renewed: upTo(account.renewedOn),
    expanded: upTo(account.expandedOn),
    advocate: advocateOn(account, on),
  };
}

/**
 * How many customers came how far up to a day, whether or not they are still here. Stages are not forced into an order: somebody may renew
 * before anything was confirmed, and that shows as a low share of the stage before.
 */
export function customerFunnel(accounts: readonly BaseAccount[], on: Day): readonly FunnelStage[] {
  const known = accounts.flatMap((account) => {
    const since = account.committedOn ?? account.payingOn;
    return since === null || since > on ? [] : [{ committed: account.committedOn, days: daysOf(account, on) }];
  });
  const live = known.filter(({ days }) => days.live !== null).length;
  return customerStages.map((stage, at): FunnelStage => {
    const former = customerStages[at - 1];
    const before = known.filter(({ days }) => former === undefined || days[former] !== null);
    const both = before.filter(({ days }) => days[stage] !== null);
    const gaps = both.flatMap(({ committed, days }) => {
      const from = former === undefined ? committed : days[former];
      const to = days[stage];
      return from === null || to === null || to < from ? [] : [{ value: to - from, count: 1 }];
    });
    const reached = known.filter(({ days }) => days[stage] !== null).length;
    return {
      stage,
      reached,
      ofLive: rateOf(known.filter(({ days }) => days.live !== null && days[stage] !== null).length, live),
      ofBefore: rateOf(both.length, before.length),
      medianDays: gaps.length < MIN_CASES ? null : percentile(gaps, 0.5),
    };
  });
}
