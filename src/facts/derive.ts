import type { Day } from "../domain/index.ts";
import { describing, isRevenue } from "./describe.ts";
import { emitCosts } from "./emit-costs.ts";
import { emitJourneys } from "./emit-journeys.ts";
import type { CustomerLife, LifeEvent } from "./journeys.ts";
import { labelsOf } from "./labels.ts";
import { lifeEvents, liveDay } from "./life.ts";
import { type Measured, measuresOf } from "./measures.ts";
import { movementsOf } from "./movements.ts";
import { retentionOf } from "./retention.ts";
import type { FactSink } from "./sink.ts";
import { spellsOf } from "./spells.ts";
import { firstSale, returnsOf, startsOf } from "./starts.ts";
import type { Stream } from "./stream.ts";
import { customerStreams } from "./streams.ts";
import { timeline } from "./timeline.ts";
import type { Counting, Unit, UnitEntry } from "./unit.ts";

interface Customer {
  readonly id: number;
  readonly entries: UnitEntry[];
}

/**
 * Turns one unit's ledger entries into facts. Pure: equal entries and counting give equal facts.
 *
 * @returns the first day after the horizon on which the unit must be derived again; `null` when nothing is due
 */
export function deriveUnit(unit: Unit, counting: Counting, sink: FactSink): Day | null {
  const customers = customersOf(unit);
  const lives = new Map<number, CustomerLife>();
  const streamsOfUnit: Stream[] = [];
  let due: Day | null = null;
  for (const customer of customers.values()) {
    const streams = customerStreams(customer.entries, counting);
    const events = lifeEvents(customer.entries, counting);
    const line = timeline(streams, counting);
    const movements = movementsOf(line, counting, liveDay(events));
    due = sooner(due, line.next);
    lives.set(customer.id, { movements, events });
    const entity = { movements, streams, events, entries: customer.entries };
    if (counting.level === "customer") emitEntity(customer.id, entity, counting, sink);
    else if (counting.level === "subscription") emitSubscriptions(customer, streams, events, counting, sink);
    else streamsOfUnit.push(...streams);
  }
  if (counting.level === "parent") emitParent(unit, streamsOfUnit, lives, counting, sink);
  due = sooner(due, emitCosts(unit, counting.horizon, sink));
  return sooner(due, emitJourneys(unit, customers, lives, counting.horizon, sink));
}

const sooner = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b);

function customersOf(unit: Unit): Map<number, Customer> {
  const customers = new Map<number, Customer>();
  for (const entry of unit.entries) {
    if (entry.account === null) continue;
    const customer = customers.get(entry.account);
    if (customer) customer.entries.push(entry);
    else customers.set(entry.account, { id: entry.account, entries: [entry] });
  }
  return customers;
}

type Entity = Omit<Measured, "starts" | "horizon">;

/** Everything that is counted of one entity: its revenue, what it can be lost from, and its other measures. */
function emitEntity(id: number, entity: Entity, counting: Counting, sink: FactSink): void {
  const { movements, entries, events } = entity;
  const { horizon } = counting;
  const starts = startsOf(entries, movements, horizon);
  const measured = measuresOf({ ...entity, starts, horizon });
  if (movements.length === 0 && measured.length === 0) return;
  const returns = returnsOf(movements);
  movements.forEach((movement, i) => {
    sink.movement(id, movement, starts, returns[i] ?? 0);
  });
  for (const fact of retentionOf(movements, counting.retentionWindows)) sink.retention(id, fact);
  for (const fact of spellsOf(movements, firstSale(entries, horizon), liveDay(events))) sink.spell(id, fact);
  for (const fact of measured) sink.measure(id, fact);
  sink.labels(id, labelsOf(describing(entries)));
}

function emitSubscriptions(
  customer: Customer,
  streams: readonly Stream[],
  events: readonly LifeEvent[],
  counting: Counting,
  sink: FactSink,
): void {
  const bySubscription = new Map<number, Stream[]>();
  for (const stream of streams) bySubscription.set(stream.subscription, [...(bySubscription.get(stream.subscription) ?? []), stream]);
  for (const [subscription, own] of bySubscription) {
    const happened = events.filter((event) => event.subscription === null || event.subscription === subscription);
    const movements = movementsOf(timeline(own, counting), counting, liveDay(happened));
    const entries = customer.entries.filter((entry) => entry.subject === subscription || !(isRevenue(entry) || entry.type === "usage"));
    emitEntity(subscription, { movements, streams: own, events: happened, entries }, counting, sink);
  }
}

/** All accounts of a parent as one: its labels are those of the parent account first. */
function emitParent(
  unit: Unit,
  streams: readonly Stream[],
  lives: ReadonlyMap<number, CustomerLife>,
  counting: Counting,
  sink: FactSink,
): void {
  const events = [...lives.values()].flatMap((life) => life.events);
  const own = (entry: UnitEntry): boolean => entry.account === unit.id;
  const entries = [...unit.entries.filter((entry) => !own(entry)), ...unit.entries.filter(own)];
  const movements = movementsOf(timeline(streams, counting), counting, liveDay(events));
  emitEntity(unit.id, { movements, streams, events, entries }, counting, sink);
}
