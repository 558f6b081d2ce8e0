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

/** Those of a group beyond the limit of their segment, the longest waiting first; limits as JSON, so that the same ones are known again. */
const overdue = remembering((group: readonly BaseAccount[], on: Day, limits: string, usual: number): readonly Waiting[] => {
  const own = new Map(JSON.parse(limits) as [string, number][]);
  return withoutValue(group, on).filter(({ account, days }) => days > (own.get(account.segment) ?? usual));
});

/** The first of two ordered lists together. */
function merged(a: readonly Waiting[], b: readonly Waiting[], most: number): readonly Waiting[] {
  if (a.length >= most && (b[0]?.days ?? 0) <= (a[most - 1]?.days ?? 0)) return a;
  return [...a, ...b.slice(0, most)].sort((one, other) => other.days - one.days).slice(0, most);
}

/**
 * Customers who still wait for their first value beyond the limit of their segment, the longest first (standard, row 75), and how many they are. A
 * plan without first value and no plan at all are the same to the customer; a first value that only the ledger knows of counts.
 *
 * @param limits days from commit to first value that a segment may take; `usual` those of any other
 * @param most how many are told
 */
export function waitingForValue(
  groups: Groups,
  on: Day,
  { limits, usual, most }: { readonly limits: ReadonlyMap<string, number>; readonly usual: number; readonly most: number },
): { readonly total: number; readonly first: readonly Waiting[] } {
  const key = JSON.stringify([...limits]);
  const lists = groups.map((group) => overdue(group, on, key, usual));
  return {
    total: summed(lists.map(({ length }) => length)),
    first: lists.reduce<readonly Waiting[]>((first, list) => merged(first, list, most), []),
  };
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
