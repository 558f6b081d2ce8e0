import { type Day, day } from "../domain/index.ts";
import { dealType } from "./deals.ts";
import type { LifeEvent } from "./journeys.ts";
import { dayField, textField } from "./lines.ts";
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

/** Lines that begin where another of the same subscription ends, or soon after. */
function followingLines(entries: readonly UnitEntry[], gapDays: number): readonly LifeEvent[] {
  const lines = entries.filter((entry) => entry.type === "subscription_line");
  const ends = new Map<number, number[]>();
  for (const line of lines) {
    const end = dayField(line.fields, "ends_on");
    if (end !== null) ends.set(line.subject, [...(ends.get(line.subject) ?? []), end]);
  }
  return lines.flatMap((line) => {
    const start = dayField(line.fields, "starts_on");
    const renews = start !== null && (ends.get(line.subject) ?? []).some((end) => start >= end && start <= end + gapDays);
    return renews ? [{ state: "renewed", day: day(start), subscription: line.subject, entry: line.seq }] : [];
  });
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
