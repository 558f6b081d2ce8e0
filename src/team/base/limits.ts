import { type Day, MIN_CASES, percentile } from "../../domain/index.ts";
import { grouped } from "./grouped.ts";
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

/** How long each segment may wait: as long as it took three of four of its customers that came to value up to a day. */
export const waitingLimits = (accounts: readonly BaseAccount[], on: Day, usual = USUAL_DAYS): readonly WaitingLimit[] =>
  grouped(accounts, ({ segment }) => segment).map(([segment, own]) => {
    const counts = new Map<number, number>();
    let n = 0;
    for (const account of own) {
      const value = account.committedOn === null ? null : valueSince(account, on);
      if (value === null || account.committedOn === null) continue;
      const days = Math.max(0, value - account.committedOn);
      counts.set(days, (counts.get(days) ?? 0) + 1);
      n += 1;
    }
    if (n < MIN_CASES) return { segment, days: usual, n, median: null, basis: "usual" };
    const times = [...counts].map(([value, count]) => ({ value, count }));
    return { segment, days: percentile(times, 0.75) ?? usual, n, median: percentile(times, 0.5), basis: "own" };
  });
