import { type Day, MIN_CASES, percentile, type Rate, rateOf, remembering } from "../../domain/index.ts";
import { proofIs } from "../../standard/index.ts";
import type { Groups } from "./groups.ts";
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
  if (account.proofs.length === 0) return null;
  const outcomes = outcomesOf(account);
  const spoken = account.proofs.filter((proof) => {
    const isAdvocacy = !proofIs[proof.kind].firstHand && proofIs[proof.kind].needsConfirmedOutcome;
    return proof.on <= on && isAdvocacy && isSupported(outcomes, proof);
  });
  return spoken.reduce<Day | null>((first, { on: when }) => (first === null || when < first ? when : first), null);
}

/** The day of the second confirmation that is not of the day of the first: an impact that came back. */
function recurredOn(account: BaseAccount, on: Day): Day | null {
  if (account.plans.length === 0) return null;
  const days = confirmationsOf(account, on);
  return days.find((one) => one !== days[0]) ?? null;
}

/** Days of the stages, in their order. */
function daysOf(account: BaseAccount, on: Day): readonly (Day | null)[] {
  const upTo = (one: Day | null): Day | null => (one !== null && one <= on ? one : null);
  const value = valueSince(account, on);
  const live = upTo(account.liveOn);
  return [
    // Who has value is live, whether or not anybody noted the day.
    live === null || (value !== null && value < live) ? value : live,
    value,
    recurredOn(account, on),
    upTo(account.renewedOn),
    upTo(account.expandedOn),
    advocateOn(account, on),
  ];
}

/** Counts of one stage, and how often the way from the stage before took so many days. */
class Tally {
  reached = 0;
  ofLive = 0;
  before = 0;
  both = 0;
  readonly gaps = new Map<number, number>();

  add(from: Day | null, isBefore: boolean, to: Day | null, isLive: boolean): void {
    if (isBefore) this.before += 1;
    if (to === null) return;
    this.reached += 1;
    if (isLive) this.ofLive += 1;
    if (!isBefore) return;
    this.both += 1;
    if (from !== null && to >= from) this.gaps.set(to - from, (this.gaps.get(to - from) ?? 0) + 1);
  }

  join(other: Tally): void {
    this.reached += other.reached;
    this.ofLive += other.ofLive;
    this.before += other.before;
    this.both += other.both;
    for (const [days, count] of other.gaps) this.gaps.set(days, (this.gaps.get(days) ?? 0) + count);
  }
}

class Funnel {
  private readonly tallies = customerStages.map(() => new Tally());

  add(committed: Day | null, days: readonly (Day | null)[]): void {
    const isLive = (days[0] ?? null) !== null;
    let from = committed;
    let isBefore = true;
    // Six stages of each of a hundred thousand customers: counted by place, without making anything.
    for (let at = 0; at < this.tallies.length; at++) {
      const to = days[at] ?? null;
      this.tallies[at]?.add(from, isBefore, to, isLive);
      from = to;
      isBefore = to !== null;
    }
  }

  join(other: Funnel): void {
    for (const [at, tally] of this.tallies.entries()) {
      const theirs = other.tallies[at];
      if (theirs !== undefined) tally.join(theirs);
    }
  }

  stages(): readonly FunnelStage[] {
    const live = this.tallies[0]?.reached ?? 0;
    return this.tallies.map(({ reached, ofLive, before, both, gaps }, at) => {
      const counts = [...gaps].map(([value, count]) => ({ value, count }));
      const n = counts.reduce((sum, { count }) => sum + count, 0);
      return {
        stage: customerStages[at] ?? "live",
        reached,
        ofLive: rateOf(ofLive, live),
        ofBefore: rateOf(both, before),
        medianDays: n < MIN_CASES ? null : percentile(counts, 0.5),
      };
    });
  }
}

export interface CustomerFunnel {
  readonly all: readonly FunnelStage[];
  /** Cohorts by name; accounts without one are in `all` only. */
  readonly cohorts: readonly { readonly cohort: string; readonly stages: readonly FunnelStage[] }[];
}

type CohortOf = (account: BaseAccount) => string | null;
const ofNone: CohortOf = () => null;

/** The funnel of all of a group under the key `null`, and of each of its cohorts. */
const funnelsOf = remembering((group: readonly BaseAccount[], on: Day, cohortOf: CohortOf): ReadonlyMap<string | null, Funnel> => {
  const all = new Funnel();
  const funnels = new Map<string | null, Funnel>([[null, all]]);
  for (const account of group) {
    const since = account.committedOn ?? account.payingOn;
    if (since === null || since > on) continue;
    const days = daysOf(account, on);
    all.add(account.committedOn, days);
    const cohort = cohortOf(account);
    if (cohort === null) continue;
    const own = funnels.get(cohort) ?? new Funnel();
    funnels.set(cohort, own);
    own.add(account.committedOn, days);
  }
  return funnels;
});

/**
 * How many customers came how far up to a day, whether or not they are still here. Stages are not forced into an order: somebody may renew
 * before anything was confirmed, and that shows as a low share of the stage before.
 */
export function customerFunnel(groups: Groups, on: Day, cohortOf: CohortOf = ofNone): CustomerFunnel {
  const funnels = new Map<string | null, Funnel>([[null, new Funnel()]]);
  for (const group of groups)
    for (const [cohort, part] of funnelsOf(group, on, cohortOf)) {
      const own = funnels.get(cohort) ?? new Funnel();
      funnels.set(cohort, own);
      own.join(part);
    }
  const cohorts = [...funnels].flatMap(([cohort, funnel]) => (cohort === null ? [] : [{ cohort, stages: funnel.stages() }]));
  return { all: funnels.get(null)?.stages() ?? [], cohorts: cohorts.sort((a, b) => (a.cohort < b.cohort ? -1 : 1)) };
}
