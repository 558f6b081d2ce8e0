import { type Day, remembering } from "../../domain/index.ts";
import { type Groups, summed } from "./groups.ts";
import { hasRecentOutcome, isCustomer, valueSince } from "./outcome-days.ts";
import type { BaseAccount } from "./types.ts";

export interface Waiting {
  readonly account: BaseAccount;
  /** Days since the commit. */
  readonly days: number;
}

/** Customers of a group without a first value, the longest waiting first. */
const withoutValue = remembering((group: readonly BaseAccount[], on: Day): readonly Waiting[] => {
  const found: Waiting[] = [];
  for (const account of group) {
    const { committedOn } = account;
    if (committedOn === null || !isCustomer(account, on) || valueSince(account, on) !== null) continue;
    found.push({ account, days: on - committedOn });
  }
  return found.sort((a, b) => b.days - a.days);
});

/**
 * Customers who still wait for their first value beyond the limit of their segment, the longest first (standard, row 75). A plan without first value
 * and no plan at all are the same to the customer; a first value that only the ledger knows of counts.
 *
 * @param limitOf days from commit to first value that a segment may take
 */
export function waitingForValue(groups: Groups, on: Day, limitOf: (segment: string) => number): readonly Waiting[] {
  const found: Waiting[] = [];
  for (const group of groups) for (const one of withoutValue(group, on)) if (one.days > limitOf(one.account.segment)) found.push(one);
  return found.sort((a, b) => b.days - a.days);
}

export interface UsageAndOutcome {
  /** Busy, and nothing confirmed in six months: usage hides that the result is missing. */
  readonly highUsageWithoutOutcome: readonly BaseAccount[];
  /** Quiet, and yet a result: usage would raise a false alarm. */
  readonly lowUsageWithOutcome: readonly BaseAccount[];
  /** Customers of whom usage is known. */
  readonly knownUsage: number;
  /** Customers of whom it is not, and who are in neither list. */
  readonly unknownUsage: number;
}

/** Limits of high and low usage; a consultancy's bands of adoption. */
const BANDS = { high: 0.8, low: 0.5 };

const usageOfGroup = remembering((group: readonly BaseAccount[], on: Day, high: number, low: number): UsageAndOutcome => {
  const [highUsageWithoutOutcome, lowUsageWithOutcome]: [BaseAccount[], BaseAccount[]] = [[], []];
  let [knownUsage, unknownUsage] = [0, 0];
  for (const account of group) {
    if (!isCustomer(account, on)) continue;
    const { usage } = account;
    if (usage === null) unknownUsage += 1;
    else {
      knownUsage += 1;
      if (usage >= high && !hasRecentOutcome(account, on)) highUsageWithoutOutcome.push(account);
      if (usage < low && hasRecentOutcome(account, on)) lowUsageWithOutcome.push(account);
    }
  }
  return { highUsageWithoutOutcome, lowUsageWithOutcome, knownUsage, unknownUsage };
});

/** Usage set against outcomes (standard 3, moment 6; row 64). */
export function usageAndOutcome(groups: Groups, on: Day, { high, low } = BANDS): UsageAndOutcome {
  const parts = groups.map((group) => usageOfGroup(group, on, high, low));
  return {
    highUsageWithoutOutcome: parts.flatMap((part) => part.highUsageWithoutOutcome),
    lowUsageWithOutcome: parts.flatMap((part) => part.lowUsageWithOutcome),
    knownUsage: summed(parts.map((part) => part.knownUsage)),
    unknownUsage: summed(parts.map((part) => part.unknownUsage)),
  };
}
