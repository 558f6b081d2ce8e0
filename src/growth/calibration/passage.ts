import { DAYS_A_MONTH } from "../../domain/index.ts";
import type { Lag } from "../model.ts";
import type { PassageCounts } from "./counts.ts";

/** The last months of a long way are judged by at least this many. */
const LEAST_AT_RISK = 5;
const LONGEST = 36;

export interface Passage {
  /** Share that ever goes on. */
  readonly rate: number;
  readonly lag: Lag;
  /** Entries that have had the time to show it, counted by how much of their time has passed. */
  readonly n: number;
  readonly hits: number;
  /** Standard error of the mean lag, in months. */
  readonly lagError: number;
}

/**
 * Share of entries that go on and after how many months, with those whose time is not yet over: at each lag, of those
 * observed that long and not yet gone on, the share that does (the product-limit estimate, Kaplan and Meier 1958, of going
 * on). Cutting the young ones off would lose the latest rates, counting them in full would lower them.
 *
 * @param entered entries by month; the last is the latest full month
 * @param window months of entries, from the latest back
 */
export function passageOf({ entered, passed }: Pick<PassageCounts, "entered" | "passed">, window: number): Passage {
  const last = entered.length - 1;
  const first = Math.max(0, last - window + 1);
  const atLag = Array.from({ length: LONGEST + 1 }, () => new Float64Array(last + 1));
  let hits = 0;
  let dated = 0;
  let sum = 0;
  let squares = 0;
  const undated = new Float64Array(last + 1);
  for (const { month, days, count } of passed) {
    if (month < first || month > last) continue;
    hits += count;
    if (days === null) {
      undated[month] = (undated[month] ?? 0) + count;
      continue;
    }
    const exact = days / DAYS_A_MONTH;
    dated += count;
    sum += exact * count;
    squares += exact * exact * count;
    // Seen by the end of the last month, so it fell no later than that.
    const seen = Math.min(LONGEST, last - month);
    const below = Math.min(seen, Math.floor(exact));
    const above = Math.min(seen, below + 1);
    const part = Math.min(1, Math.max(0, exact - below));
    for (const [lag, share] of [
      [below, 1 - part],
      [above, part],
    ] as const) {
      const row = atLag[lag];
      if (row) row[month] = (row[month] ?? 0) + count * share;
    }
  }
  const mean = dated > 0 ? sum / dated : 0;
  const lagError = dated > 1 ? Math.sqrt(Math.max(0, squares / dated - mean * mean) / dated) : 0;
  return { ...productLimit(entered, undated, atLag, first), hits, lagError };
}

function productLimit(
  entered: readonly number[],
  undated: Float64Array,
  atLag: readonly Float64Array[],
  first: number,
): Pick<Passage, "rate" | "lag" | "n"> {
  const last = entered.length - 1;
  const remaining = Float64Array.from(entered, (count, month) => count - (undated[month] ?? 0));
  const increments: number[] = [];
  let staying = 1;
  for (let lag = 0; lag <= Math.min(LONGEST, last - first); lag++) {
    let atRisk = 0;
    let gone = 0;
    for (let month = first; month <= last - lag; month++) {
      atRisk += remaining[month] ?? 0;
      gone += atLag[lag]?.[month] ?? 0;
    }
    if (atRisk < LEAST_AT_RISK) break;
    const hazard = Math.min(1, gone / atRisk);
    increments.push(staying * hazard);
    staying *= 1 - hazard;
    for (let month = first; month <= last - lag; month++)
      remaining[month] = Math.max(0, (remaining[month] ?? 0) - (atLag[lag]?.[month] ?? 0));
  }
  const dated = 1 - staying;
  const lag = dated > 0 ? increments.map((share) => share / dated) : [1];
  let n = 0;
  let sure = 0;
  let all = 0;
  for (let month = first; month <= last; month++) {
    const count = entered[month] ?? 0;
    all += count;
    sure += undated[month] ?? 0;
    const seen = lag.slice(0, last - month + 1).reduce((total, share) => total + share, 0);
    n += count * seen;
  }
  // Those without a date are known to have gone on, and only that.
  const known = all > 0 ? sure / all : 0;
  return { rate: known + (1 - known) * dated, lag: lag.length === 0 ? [1] : lag, n };
}

/** Below this share of all entries, what seems to begin here is counted as having come by the way. */
const STRAY = 0.02;

/** Entries a month into a state that do not come from the state before, over the latest months. */
export function directInto(entered: readonly number[], { passed }: Pick<PassageCounts, "passed">, window: number): number {
  const last = entered.length - 1;
  const first = Math.max(0, last - window + 1);
  let arrived = 0;
  for (const { month, days, count } of passed) {
    const at = month + 0.5 + (days ?? 0) / DAYS_A_MONTH;
    if (at >= first && at < last + 1) arrived += count;
  }
  const all = entered.slice(first).reduce((sum, count) => sum + count, 0);
  const direct = all - arrived;
  return direct <= STRAY * all ? 0 : direct / (last - first + 1);
}

/** A lag of few cases, drawn toward the parent's. */
export function drawnLag(own: Lag, cases: number, parent: Lag | null, parentCases: number): Lag {
  if (parent === null) return own;
  const weight = cases / (cases + parentCases);
  return Array.from({ length: Math.max(own.length, parent.length) }, (_, k) => weight * (own[k] ?? 0) + (1 - weight) * (parent[k] ?? 0));
}
