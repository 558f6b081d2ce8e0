import type { Day } from "../domain/index.ts";
import { withEditions } from "./editions.ts";
import { type Epoch, inEpochs } from "./epochs.ts";
import type { LifeEvent } from "./journeys.ts";
import { lifeEvents, liveDay } from "./life.ts";
import type { MovementFact } from "./movement-fact.ts";
import { movementsOf } from "./movements.ts";
import { type NetKinds, writeNetKinds } from "./net.ts";
import type { Stream } from "./stream.ts";
import { customerStreams } from "./streams.ts";
import { timeline } from "./timeline.ts";
import type { Counting, UnitEntry } from "./unit.ts";

/** Whose streams and events are counted together. */
export interface Reckoning {
  readonly streams: readonly Stream[];
  readonly events: readonly LifeEvent[];
}

/** The part of a reckoning that is one entity's. */
export type Part = (reading: Reckoning) => Reckoning;
export const whole: Part = (reading) => reading;

export interface Customer {
  readonly id: number;
  readonly entries: UnitEntry[];
}

export function customersOf(entries: readonly UnitEntry[]): Map<number, Customer> {
  const customers = new Map<number, Customer>();
  for (const entry of entries) {
    if (entry.account === null) continue;
    const customer = customers.get(entry.account);
    if (customer) customer.entries.push(entry);
    else customers.set(entry.account, { id: entry.account, entries: [entry] });
  }
  return customers;
}

/** What all customers of some entries pay for, and what happened to them. */
export function readAll(entries: readonly UnitEntry[], counting: Counting): Reckoning {
  const parts = [...customersOf(entries).values()].map((customer) => customer.entries);
  return {
    streams: parts.flatMap((own) => customerStreams(own, counting)),
    events: parts.flatMap((own) => lifeEvents(own, counting)),
  };
}

interface Moved {
  readonly facts: readonly (MovementFact & NetKinds)[];
  /** The next day on which something dated ahead comes true. */
  readonly next: Day | null;
}

/** The movements of one entity; closed months keep their edition. Its net kinds are written last, over all of them. */
export function reckon(
  now: Reckoning,
  history: readonly UnitEntry[] | undefined,
  part: Part,
  epochs: readonly Epoch[],
  counting: Counting,
): Moved {
  const count = (reading: Reckoning): Moved => {
    const { streams, events } = part(reading);
    const line = timeline(streams, counting);
    return { facts: movementsOf(line, counting, liveDay(events)), next: line.next };
  };
  const current = count(now);
  const known =
    history && counting.closings
      ? withEditions(history, counting.closings, (entries) => count(readAll(entries, counting)).facts)
      : current.facts;
  const facts = inEpochs(known, epochs);
  writeNetKinds(facts, counting.fiscalYearStart);
  return { facts, next: current.next };
}

export const sooner = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b);
