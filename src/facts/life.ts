import { type Day, day } from "../domain/index.ts";
import { dealType } from "./deals.ts";
import type { LifeEvent } from "./journeys.ts";
import { dayField, textField } from "./lines.ts";
import { hasRunOut } from "./terms.ts";
import type { Counting, UnitEntry } from "./unit.ts";

const RIGHT = new Set(["live", "impact", "renewed", "expanded"]);

/** A state of the right half, as a source names it. */
function namedState(entry: UnitEntry): LifeEvent | null {
  const state = textField(entry.fields, "state");
  const on = dayField(entry.fields, "entered_on");
  if (!RIGHT.has(state) || on === null) return null;
  return { state, day: on, subscription: entry.subjectKind === "subscription" ? entry.subject : null, entry: entry.seq };
}

/** A renewal or an expansion that was sold. */
function soldAgain(entry: UnitEntry): LifeEvent | null {
  const type = dealType(entry);
  const on = dayField(entry.fields, "closed_on");
  if (type === "new" || entry.fields["outcome"] !== "won" || on === null) return null;
  return { state: type === "renewal" ? "renewed" : "expanded", day: on, subscription: null, entry: entry.seq };
}

/**
 * Lines that begin where another of the same subscription ends, or soon after. A line replaced within an interval was
 * changed, not renewed: what was agreed runs on in the line that follows.
 */
function followingLines(entries: readonly UnitEntry[], gapDays: number): readonly LifeEvent[] {
  const lines = new Map<number, { readonly entry: UnitEntry; readonly start: Day; readonly end: Day | null; since: Day }[]>();
  for (const entry of entries) {
    const start = entry.type === "subscription_line" ? dayField(entry.fields, "starts_on") : null;
    if (start === null) continue;
    const since = dayField(entry.fields, "trial_ends_on") ?? start;
    const known = lines.get(entry.subject) ?? [];
    known.push({ entry, start, end: dayField(entry.fields, "ends_on"), since });
    lines.set(entry.subject, known);
  }
  const events: LifeEvent[] = [];
  for (const [subscription, own] of lines) {
    own.sort((a, b) => a.start - b.start || a.entry.seq - b.entry.seq);
    for (const line of own) {
      const before = own.filter(({ start, end }) => end !== null && start < line.start && line.start >= end && line.start <= end + gapDays);
      const [first] = before;
      if (!first) continue;
      // An end may be the last day of service or the first without it.
      if (before.some(({ since, end, entry }) => end !== null && (hasRunOut(since, end, entry) || hasRunOut(since, day(end + 1), entry))))
        events.push({ state: "renewed", day: line.start, subscription, entry: line.entry.seq });
      else line.since = first.since;
    }
  }
  return events;
}

/** What is known of a customer after the sale: states a source names, renewals and expansions sold, lines that follow on. */
export function lifeEvents(entries: readonly UnitEntry[], counting: Counting): readonly LifeEvent[] {
  const events: LifeEvent[] = [];
  for (const entry of entries) {
    const event = entry.type === "stage_change" ? namedState(entry) : entry.type === "opportunity" ? soldAgain(entry) : null;
    if (event) events.push(event);
  }
  events.push(...followingLines(entries, counting.gapDays));
  return events;
}

/** First day a customer is known to be onboarded. */
export const liveDay = (events: readonly LifeEvent[]): Day | null =>
  events.reduce<Day | null>((first, event) => (event.state === "live" && (first === null || event.day < first) ? event.day : first), null);
