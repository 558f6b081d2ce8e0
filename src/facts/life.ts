import type { Day } from "../domain/index.ts";
import { dealType } from "./deals.ts";
import { termsOf } from "./following.ts";
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

/** Lines that renew what has run out. */
const renewedLines = (entries: readonly UnitEntry[], gapDays: number): readonly LifeEvent[] =>
  termsOf(entries, gapDays).flatMap(({ subscription, followings }) =>
    followings
      .filter(({ renews }) => renews)
      .map(({ line }) => ({ state: "renewed" as const, day: line.start, subscription, entry: line.entry.seq })),
  );

/** What is known of a customer after the sale: states a source names, renewals and expansions sold, lines that follow on. */
export function lifeEvents(entries: readonly UnitEntry[], counting: Counting): readonly LifeEvent[] {
  const events: LifeEvent[] = [];
  for (const entry of entries) {
    const event = entry.type === "stage_change" ? namedState(entry) : entry.type === "opportunity" ? soldAgain(entry) : null;
    if (event) events.push(event);
  }
  events.push(...renewedLines(entries, counting.gapDays));
  return events;
}

/** First day a customer is known to be onboarded. */
export const liveDay = (events: readonly LifeEvent[]): Day | null =>
  events.reduce<Day | null>((first, event) => (event.state === "live" && (first === null || event.day < first) ? event.day : first), null);
