import { type Day, day, remembering } from "../../domain/index.ts";
import { confirmedOn, firstValueOn, type Outcome, type Plan } from "../plans/index.ts";
import type { BaseAccount } from "./types.ts";

/** Outcomes of all plans of an account. */
export const outcomesOf = ({ plans }: Pick<BaseAccount, "plans">): readonly Outcome[] => plans.flatMap(({ outcomes }) => outcomes);

/** Days of the confirmations of an account that hold on a day, oldest first. */
export const confirmationsOf = (account: Pick<BaseAccount, "plans">, on: Day): readonly Day[] =>
  // Most of a large base has no plan: nothing is made for those.
  account.plans.length === 0 ? NONE : confirmedDays(account, on);

const NONE: readonly Day[] = [];

const inOrder = (days: readonly Day[]): readonly Day[] => [...days].sort((a, b) => a - b);

const daysOfPlan = remembering(({ outcomes }: Plan, on: Day): readonly Day[] =>
  inOrder(outcomes.map((outcome) => confirmedOn(outcome, on)).filter((one) => one !== null)),
);

function confirmedDays({ plans }: Pick<BaseAccount, "plans">, on: Day): readonly Day[] {
  const [only, ...others] = plans;
  if (only === undefined) return NONE;
  return others.length === 0 ? daysOfPlan(only, on) : inOrder(plans.flatMap((plan) => daysOfPlan(plan, on)));
}

/** A customer since the commit; of those who were customers before the data begins, since they are known to have paid. */
export function isCustomer({ committedOn, payingOn, leftOn }: BaseAccount, on: Day): boolean {
  const since = committedOn ?? payingOn;
  return since !== null && since <= on && (leftOn === null || leftOn > on);
}

const firstValue = remembering(firstValueOn);

/** First day of value, as the plans show it or as the ledger has it; `null` while there was none. */
export function valueSince({ plans, readings, impactOn }: BaseAccount, on: Day): Day | null {
  if (plans.length === 0) return impactOn !== null && impactOn <= on ? impactOn : null;
  const days = [...plans.map((plan) => firstValue(plan, readings, on)), impactOn].filter((one) => one !== null && one <= on);
  return days.length === 0 ? null : day(Math.min(...days.map(Number)));
}

/** Six months, as days. */
export const RECENT_DAYS = 183;

export const hasRecentOutcome = (account: BaseAccount, on: Day): boolean =>
  confirmationsOf(account, on).some((one) => on - one <= RECENT_DAYS);
