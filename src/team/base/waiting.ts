import type { Day } from "../../domain/index.ts";
import { hasRecentOutcome, isCustomer, valueSince } from "./outcome-days.ts";
import type { BaseAccount } from "./types.ts";

export interface Waiting {
  readonly account: BaseAccount;
  /** Days since the commit. */
  readonly days: number;
  readonly limit: number;
}

/**
 * Customers who still wait for their first value beyond the limit of their segment, the longest first (standard, row 75). A plan without first value
 * and no plan at all are the same to the customer; a first value that only the ledger knows of counts.
 *
 * @param limitOf days from commit to first value that a segment may take
 */
export function waitingForValue(accounts: readonly BaseAccount[], on: Day, limitOf: (segment: string) => number): readonly Waiting[] {
  const found: Waiting[] = [];
  for (const account of accounts) {
    const { committedOn, segment } = account;
    if (committedOn === null || !isCustomer(account, on) || valueSince(account, on) !== null) continue;
    const one = { account, days: on - committedOn, limit: limitOf(segment) };
    if (one.days > one.limit) found.push(one);
  }
  return found.sort((a, b) => b.days - a.days);
}

export interface UsageAndOutcome {
  /** Busy, and nothing confirmed in six months: usage hides that the result is missing. */
  readonly highUsageWithoutOutcome: readonly BaseAccount[];
  /** Quiet, and yet a result: usage would raise a false alarm. */
  readonly lowUsageWithOutcome: readonly BaseAccount[];
  /** Customers of whom usage is not known, and who are in neither list. */
  readonly unknownUsage: number;
}

/** Usage set against outcomes (standard 3, moment 6; row 64). Limits of high and low are a consultancy's bands of adoption, and can be changed. */
export function usageAndOutcome(
  accounts: readonly BaseAccount[],
  on: Day,
  limits: { readonly high: number; readonly low: number } = { high: 0.8, low: 0.5 },
): UsageAndOutcome {
  const here = accounts.filter((account) => isCustomer(account, on));
  return {
    highUsageWithoutOutcome: here.filter(
      (account) => account.usage !== null && account.usage >= limits.high && !hasRecentOutcome(account, on),
    ),
    lowUsageWithOutcome: here.filter((account) => account.usage !== null && account.usage < limits.low && hasRecentOutcome(account, on)),
    unknownUsage: here.filter(({ usage }) => usage === null).length,
  };
}
