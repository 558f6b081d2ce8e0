import { type Day, MIN_CASES, percentile, remembering } from "../../domain/index.ts";
import { type Groups, summed } from "./groups.ts";
import { valueSince } from "./outcome-days.ts";
import type { BaseAccount } from "./types.ts";

export interface WaitingLimit {
  readonly segment: string;
  /** Days from the commit to the first value that a customer of the segment may take. */
  readonly days: number;
  /** Customers of the segment whose time is known. */
  readonly n: number;
  /** Median of their days; `null` below five. */
  readonly median: number | null;
  /** `own`: within it three of four customers of the segment had value. `usual`: too few did. */
  readonly basis: "own" | "usual";
}

/** Days a customer may wait where a segment has no time of its own; ours. */
export const USUAL_DAYS = 90;

/** Of each segment of a group, how many came to value after so many days. */
const daysToValue = remembering((group: readonly BaseAccount[], on: Day): ReadonlyMap<string, ReadonlyMap<number, number>> => {
  const segments = new Map<string, Map<number, number>>();
  for (const account of group) {
    const counts = segments.get(account.segment) ?? new Map<number, number>();
    segments.set(account.segment, counts);
    const value = account.committedOn === null ? null : valueSince(account, on);
    if (value === null || account.committedOn === null) continue;
    const days = Math.max(0, value - account.committedOn);
    counts.set(days, (counts.get(days) ?? 0) + 1);
  }
  return segments;
});

/** How long each segment may wait: as long as it took three of four of its customers that came to value up to a day. */
export function waitingLimits(groups: Groups, on: Day, usual = USUAL_DAYS): readonly WaitingLimit[] {
  const segments = new Map<string, Map<number, number>>();
  for (const group of groups)
    for (const [segment, counts] of daysToValue(group, on)) {
      const all = segments.get(segment) ?? new Map<number, number>();
      segments.set(segment, all);
      for (const [days, count] of counts) all.set(days, (all.get(days) ?? 0) + count);
    }
  return [...segments]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([segment, counts]) => {
      const times = [...counts].map(([value, count]) => ({ value, count }));
      const n = summed(times.map(({ count }) => count));
      if (n < MIN_CASES) return { segment, days: usual, n, median: null, basis: "usual" };
      return { segment, days: percentile(times, 0.75) ?? usual, n, median: percentile(times, 0.5), basis: "own" };
    });
}
