import { type Day, dayAt, endOfDay, lastDay, type Month, month, monthCloses, monthOf, type Settings } from "../domain/index.ts";

/** When an import came, and up to which day it speaks. Instants are milliseconds. */
export interface ImportTimes {
  readonly source: number;
  readonly recordedAt: number;
  readonly through: Day | null;
}

/** Until when each month of a source could still change: `until[i]` belongs to the month `first + i`. */
export interface SourceClosing {
  readonly first: Month;
  readonly until: readonly number[];
}

/** What is known of the past of a ledger: which months are closed, and when each file came. */
export interface Closings {
  readonly sources: ReadonlyMap<number, SourceClosing>;
  readonly recordedAt: ReadonlyMap<number, number>;
}

/** When anything came. Instants are milliseconds. */
export interface Arrivals {
  readonly imports: readonly ImportTimes[];
  /** By source, imported or entered by hand. */
  readonly newest: ReadonlyMap<number, number>;
  /** By file. */
  readonly files: ReadonlyMap<number, number>;
}

/**
 * The closed months of every source (semantics B.2, row 33). A month closes on the business day that settings name, but not
 * before the source has spoken of all of it, and what came before the source's first file closes with the month of that
 * file: until then the whole past may be put right. `null` when nothing was recorded after a close, which is the usual
 * case of a ledger that has just been filled.
 *
 * @param now the instant up to which the ledger is known
 */
export function closingsOf({ imports, newest, files }: Arrivals, settings: Settings, now: number): Closings | null {
  const { freezeBusinessDay: n, zone } = settings;
  if (n === 0) return null;
  const sources = new Map<number, SourceClosing>();
  let isLate = false;
  for (const source of new Set(imports.map((file) => file.source))) {
    const own = imports.filter((file) => file.source === source).sort((a, b) => a.recordedAt - b.recordedAt);
    const closing = closingOf(own, zone, n, now);
    if (closing === null) continue;
    sources.set(source, closing);
    if ((newest.get(source) ?? 0) > (closing.until[0] ?? now)) isLate = true;
  }
  return isLate ? { sources, recordedAt: files } : null;
}

function closingOf(own: readonly ImportTimes[], zone: string, n: number, now: number): SourceClosing | null {
  const start = own[0];
  if (!start) return null;
  const first = monthOf(dayAt(zone, start.recordedAt));
  const until: number[] = [];
  for (let at = first; ; at = month(at + 1)) {
    const covers = own.find((file) => (file.through ?? dayAt(zone, file.recordedAt)) >= lastDay(at));
    const closes = monthCloses(zone, at, n);
    if (!covers || closes >= now) break;
    const arrived = endOfDay(zone, dayAt(zone, covers.recordedAt));
    until.push(Math.max(closes, arrived, until[until.length - 1] ?? 0));
    if ((until[until.length - 1] ?? 0) >= now) {
      until.pop();
      break;
    }
  }
  return until.length === 0 ? null : { first, until };
}

/** The first month, from one on, that was still open at an instant. */
export function openMonth({ first, until }: SourceClosing, from: Month, instant: number): Month {
  let at = Math.max(from, first);
  // All months before the first file of a source close together with its month.
  if ((until[at - first] ?? Number.POSITIVE_INFINITY) >= instant) return from;
  while ((until[at - first] ?? Number.POSITIVE_INFINITY) < instant) at += 1;
  return month(at);
}
