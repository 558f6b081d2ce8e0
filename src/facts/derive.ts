import type { Day } from "../domain/index.ts";
import { describing, isRevenue } from "./describe.ts";
import { emitJourneys } from "./emit-journeys.ts";
import type { CustomerLife, LifeEvent } from "./journeys.ts";
import { labelsOf } from "./labels.ts";
import { layersOf } from "./layers.ts";
import { lifeEvents, liveDay } from "./life.ts";
import { type MovementFact, movementsOf } from "./movements.ts";
import { renewalsOf } from "./renewals.ts";
import { retentionOf } from "./retention.ts";
import type { FactSink } from "./sink.ts";
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
    const renewals = renewalsOf(customer.entries, counting);
    due = sooner(due, renewals.next);
    for (const fact of renewals.facts) sink.renewal(entityOf(counting.level, unit, customer, fact.subscription), fact);
    if (counting.level === "customer") {
      emitRevenue(customer.id, movements, customer.entries, counting, sink);
      due = sooner(due, emitLayers(customer.id, { entries: customer.entries, streams, movements }, counting, sink));
    } else if (counting.level === "subscription") due = sooner(due, emitSubscriptions(customer, streams, events, counting, sink));
    else streamsOfUnit.push(...streams);
  }
  if (counting.level === "parent") due = sooner(due, emitParent(unit, streamsOfUnit, lives, counting, sink));
  return sooner(due, emitJourneys(unit, customers, lives, counting.horizon, sink));
}

const sooner = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b);

const entityOf = (level: Counting["level"], unit: Unit, customer: Customer, subscription: number): number =>
  level === "customer" ? customer.id : level === "parent" ? unit.id : subscription;

interface Beside {
  readonly entries: readonly UnitEntry[];
  readonly streams: readonly Stream[];
  readonly movements: readonly MovementFact[];
}

/** What an entity has beside MRR; whoever has nothing in MRR yet is described here. */
function emitLayers(entity: number, { entries, streams, movements }: Beside, counting: Counting, sink: FactSink): Day | null {
  const { facts, next } = layersOf(entries, streams, movements, counting);
  for (const fact of facts) sink.layer(entity, fact);
  if (facts.length > 0 && movements.length === 0) sink.labels(entity, labelsOf(describing(entries)));
  return next;
}

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

function emitRevenue(
  entity: number,
  movements: readonly MovementFact[],
  entries: readonly UnitEntry[],
  counting: Counting,
  sink: FactSink,
): void {
  if (movements.length === 0) return;
  for (const movement of movements) sink.movement(entity, movement);
  for (const fact of retentionOf(movements, counting.retentionWindows)) sink.retention(entity, fact);
  sink.labels(entity, labelsOf(describing(entries)));
}

function emitSubscriptions(
  customer: Customer,
  streams: readonly Stream[],
  events: readonly LifeEvent[],
  counting: Counting,
  sink: FactSink,
): Day | null {
  let due: Day | null = null;
  const bySubscription = new Map<number, Stream[]>();
  for (const stream of streams) bySubscription.set(stream.subscription, [...(bySubscription.get(stream.subscription) ?? []), stream]);
  for (const [subscription, own] of bySubscription) {
    const live = liveDay(events.filter((event) => event.subscription === null || event.subscription === subscription));
    const movements = movementsOf(timeline(own, counting), counting, live);
    const entries = customer.entries.filter((entry) => entry.subject === subscription || !isRevenue(entry));
    emitRevenue(subscription, movements, entries, counting, sink);
    const beside = entries.filter((entry) => entry.type !== "usage" || entry.subject === subscription);
    due = sooner(due, emitLayers(subscription, { entries: beside, streams: own, movements }, counting, sink));
  }
  return due;
}

/** All accounts of a parent as one: its labels are those of the parent account first. */
function emitParent(
  unit: Unit,
  streams: readonly Stream[],
  lives: ReadonlyMap<number, CustomerLife>,
  counting: Counting,
  sink: FactSink,
): Day | null {
  const live = liveDay([...lives.values()].flatMap((life) => life.events));
  const own = (entry: UnitEntry): boolean => entry.account === unit.id;
  const entries = [...unit.entries.filter((entry) => !own(entry)), ...unit.entries.filter(own)];
  const movements = movementsOf(timeline(streams, counting), counting, live);
  emitRevenue(unit.id, movements, entries, counting, sink);
  return emitLayers(unit.id, { entries, streams, movements }, counting, sink);
}
