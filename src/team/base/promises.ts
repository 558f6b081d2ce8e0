import { type Day, type Rate, rateOf, remembering } from "../../domain/index.ts";
import type { Fate, PromiseFate } from "../plans/index.ts";
import { fatesOfPlan } from "./chain.ts";
import { grouped } from "./grouped.ts";
import type { Groups } from "./groups.ts";
import { confirmationsOf } from "./outcome-days.ts";
import type { BaseAccount, Grouping } from "./types.ts";

export interface PromisesKept {
  readonly key: string;
  readonly byFate: Readonly<Record<Fate, number>>;
  /** Delivered and confirmed of all that should be by now: those, the broken and the lost. */
  readonly kept: Rate;
  /** Only what the buyer confirmed, of the same. */
  readonly confirmed: Rate;
}

const FATES: readonly Fate[] = ["lost", "open", "agreed", "delivered", "confirmed", "broken", "dropped"];

function reportOf(key: string, fates: readonly PromiseFate[]): PromisesKept {
  const count = (...some: readonly Fate[]): number => fates.filter(({ fate }) => some.includes(fate)).length;
  const due = count("delivered", "confirmed", "broken", "lost");
  return {
    key,
    byFate: Object.fromEntries(FATES.map((fate) => [fate, count(fate)])) as Record<Fate, number>,
    kept: rateOf(count("delivered", "confirmed"), due),
    confirmed: rateOf(count("confirmed"), due),
  };
}

const fatesOf = (accounts: readonly BaseAccount[], on: Day): readonly PromiseFate[] =>
  // Most of a large base has no plan: nothing is made for those.
  accounts.filter(({ plans }) => plans.length > 0).flatMap(({ plans }) => plans.flatMap((plan) => fatesOfPlan(plan, on)));

/** Promised against delivered, of all accounts together. */
export const promisesTogether = (accounts: readonly BaseAccount[], on: Day): PromisesKept => reportOf("", fatesOf(accounts, on));

/** Promised against delivered, over accounts with a plan, by seller, segment or owner; keys by name (standard, rows 69, 91 and 92). */
export function promisesKept(accounts: readonly BaseAccount[], on: Day, by: Grouping): readonly PromisesKept[] {
  const planned = accounts.filter(({ plans }) => plans.length > 0);
  return grouped(planned, (account) => account[by]).map(([key, own]) => reportOf(key, fatesOf(own, on)));
}

export type OversoldSign = "promise_broken" | "promise_lost" | "shelfware" | "early_churn";

export interface Oversold {
  readonly account: BaseAccount;
  readonly signs: readonly OversoldSign[];
}

export interface OversoldLimits {
  /** Below this share in use, what was bought lies on the shelf. */
  readonly usage: number;
  /** Usage is looked at only this many days after the commit. */
  readonly settleDays: number;
  /** Who leaves within these days of the commit without a confirmed outcome was sold too much, or the wrong thing. */
  readonly earlyDays: number;
}

/** Half in use is a consultancy's limit of red; the days are ours. */
export const oversoldLimits: OversoldLimits = { usage: 0.5, settleDays: 90, earlyDays: 365 };

const NO_FATES: readonly Fate[] = [];
const NO_SIGNS: readonly OversoldSign[] = [];

function signsOf(account: BaseAccount, on: Day, limits: OversoldLimits): readonly OversoldSign[] {
  const { plans, committedOn, leftOn, usage } = account;
  if (committedOn === null || committedOn > on) return [];
  const fates = plans.length === 0 ? NO_FATES : plans.flatMap((plan) => fatesOfPlan(plan, on)).map(({ fate }) => fate);
  const isHere = leftOn === null || leftOn > on;
  const isShelfware = isHere && usage !== null && usage < limits.usage && on - committedOn >= limits.settleDays;
  const isEarly = !isHere && leftOn !== null && leftOn - committedOn <= limits.earlyDays && confirmationsOf(account, on).length === 0;
  if (fates.length === 0 && !isShelfware && !isEarly) return NO_SIGNS;
  const signs: readonly (readonly [boolean, OversoldSign])[] = [
    [fates.includes("broken"), "promise_broken"],
    [fates.includes("lost"), "promise_lost"],
    [isShelfware, "shelfware"],
    [isEarly, "early_churn"],
  ];
  return signs.filter(([isSo]) => isSo).map(([, sign]) => sign);
}

/** Customers to whom more was promised or sold than was delivered or used, those with most signs first (standard, row 70). */
export const oversold = (groups: Groups, on: Day, limits: OversoldLimits = oversoldLimits): readonly Oversold[] =>
  groups.flatMap((group) => flagged(group, on, limits)).sort((a, b) => b.signs.length - a.signs.length);

const flagged = remembering((group: readonly BaseAccount[], on: Day, limits: OversoldLimits): readonly Oversold[] => {
  const found: Oversold[] = [];
  for (const account of group) {
    const signs = signsOf(account, on, limits);
    if (signs.length > 0) found.push({ account, signs });
  }
  return found;
});

const soldBy = remembering((group: readonly BaseAccount[], on: Day, by: Grouping): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const account of group)
    if (account.committedOn !== null && account.committedOn <= on) counts.set(account[by], (counts.get(account[by]) ?? 0) + 1);
  return counts;
});

/** Share of the customers of each seller, segment or owner with a sign of overselling; keys by name. */
export function oversoldRates(
  groups: Groups,
  on: Day,
  by: Grouping,
  limits: OversoldLimits = oversoldLimits,
): readonly { readonly key: string; readonly rate: Rate }[] {
  const [sold, hits] = [new Map<string, number>(), new Map<string, number>()];
  for (const group of groups) {
    for (const [key, count] of soldBy(group, on, by)) sold.set(key, (sold.get(key) ?? 0) + count);
    for (const { account } of flagged(group, on, limits)) hits.set(account[by], (hits.get(account[by]) ?? 0) + 1);
  }
  return [...sold].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, n]) => ({ key, rate: rateOf(hits.get(key) ?? 0, n) }));
}
