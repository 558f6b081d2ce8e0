import { type Day, day } from "../domain/index.ts";
import { dayField } from "./lines.ts";
import { hasRunOut } from "./terms.ts";
import type { UnitEntry } from "./unit.ts";

/** A line of a subscription, and since when what was agreed in it runs: a line replaced within its interval handed that on. */
export interface TermLine {
  readonly entry: UnitEntry;
  readonly start: Day;
  readonly end: Day | null;
  since: Day;
}

/** A line that begins where others of its subscription end, or soon after. */
export interface Following {
  readonly line: TermLine;
  readonly before: readonly TermLine[];
  /** What was agreed had run out: it was renewed. Otherwise it was changed and runs on. */
  readonly renews: boolean;
}

export interface Terms {
  readonly subscription: number;
  readonly lines: readonly TermLine[];
  readonly followings: readonly Following[];
}

/** The customer can't leave when the line ends: a step of a ramp, in a term that goes on. */
export function isBoundBeyond({ end, entry }: TermLine): boolean {
  const exit = dayField(entry.fields, "earliest_exit_on");
  return end !== null && exit !== null && exit > end + 1;
}

/** An end may be the last day of service or the first without it. */
export function hasRunWhole(line: TermLine): boolean {
  const { since, end, entry } = line;
  return end !== null && !isBoundBeyond(line) && (hasRunOut(since, end, entry) || hasRunOut(since, day(end + 1), entry));
}

/**
 * The lines of every subscription with those that follow them. A line replaced within an interval was changed, not renewed:
 * what was agreed runs on in the line that follows. Prices by the year may be agreed for any longer time; shorter ones renew
 * from interval to interval.
 */
export function termsOf(entries: readonly UnitEntry[], gapDays: number): readonly Terms[] {
  const lines = new Map<number, TermLine[]>();
  for (const entry of entries) {
    const start = entry.type === "subscription_line" ? dayField(entry.fields, "starts_on") : null;
    if (start === null) continue;
    const since = dayField(entry.fields, "trial_ends_on") ?? start;
    const known = lines.get(entry.subject) ?? [];
    known.push({ entry, start, end: dayField(entry.fields, "ends_on"), since });
    lines.set(entry.subject, known);
  }
  return [...lines].map(([subscription, own]) => ({ subscription, lines: own, followings: followingsOf(own, gapDays) }));
}

function followingsOf(own: TermLine[], gapDays: number): readonly Following[] {
  const followings: Following[] = [];
  own.sort((a, b) => a.start - b.start || a.entry.seq - b.entry.seq);
  for (const line of own) {
    const before = own.filter(({ start, end }) => end !== null && start < line.start && line.start >= end && line.start <= end + gapDays);
    const [first] = before;
    if (!first) continue;
    const renews = before.some(hasRunWhole);
    if (!renews) line.since = first.since;
    followings.push({ line, before, renews });
  }
  return followings;
}
