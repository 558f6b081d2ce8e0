import type { Currency, Day } from "../domain/index.ts";
import { convertingSink } from "./converting-sink.ts";
import { describing, isRevenue } from "./describe.ts";
import { type Acv, acvOf, dimensioned } from "./dimensions.ts";
import { emitCosts } from "./emit-costs.ts";
import { emitEntity, emitParent, emitSubscriptions } from "./emit-entity.ts";
import { emitJourneys } from "./emit-journeys.ts";
import { epochsOf } from "./epochs.ts";
import { freemiumOf } from "./freemium.ts";
import type { CustomerLife, LifeEvent } from "./journeys.ts";
import { labelsOf } from "./labels.ts";
import { nextLapse } from "./lapsed.ts";
import { lifeEvents } from "./life.ts";
import { nextUnpaid } from "./past-due.ts";
import { type Customer, customersOf, reckon, sooner, whole } from "./reckoning.ts";
import { renewalsOf } from "./renewals.ts";
import type { FactSink } from "./sink.ts";
import type { Stream } from "./stream.ts";
import { customerStreams } from "./streams.ts";
import type { Counting, Unit, UnitEntry } from "./unit.ts";

/** Of a free account; nothing is nothing in any currency. */
const NOTHING_PAID: Acv = { currency: "EUR" as Currency, amount: 0n };

/**
 * Turns one unit's ledger entries into facts. Pure: equal entries and counting give equal facts.
 *
 * @returns the first day after the horizon on which the unit must be derived again; `null` when nothing is due
 */
export function deriveUnit(unit: Unit, counting: Counting, target: FactSink): Day | null {
  const sink = convertingSink(target, counting);
  const customers = customersOf(unit.entries);
  const past = unit.history && customersOf(unit.history);
  const lives = new Map<number, CustomerLife>();
  const everything: { streams: Stream[]; events: LifeEvent[] } = { streams: [], events: [] };
  let due: Day | null = null;
  for (const id of new Set([...customers.keys(), ...(past?.keys() ?? [])])) {
    const entries = customers.get(id)?.entries ?? [];
    const history = past?.get(id)?.entries;
    const now = { streams: customerStreams(entries, counting), events: lifeEvents(entries, counting) };
    const epochs = epochsOf(entries, history ?? entries, counting);
    const { facts, next } = reckon(now, history, whole, epochs, counting);
    due = sooner(due, sooner(next, sooner(nextUnpaid(entries, counting), nextLapse(now.streams, entries, counting))));
    lives.set(id, { movements: facts, events: now.events });
    due = sooner(due, emitRenewals(unit, id, entries, counting, sink));
    if (counting.level === "customer") due = sooner(due, emitEntity(id, { ...now, movements: facts, entries }, epochs, counting, sink));
    else if (counting.level === "subscription") due = sooner(due, emitSubscriptions(now, entries, history, counting, sink));
    everything.streams.push(...now.streams);
    everything.events.push(...now.events);
  }
  if (counting.level === "parent") due = sooner(due, emitParent(unit, everything, counting, sink));
  for (const customer of customers.values()) due = sooner(due, emitFreemium(customer, lives, counting, sink));
  due = sooner(due, emitCosts(unit, counting.horizon, sink));
  return sooner(due, emitJourneys(unit, customers, lives, counting, sink));
}

/** Terms that came to their end, each counted where the level counts: the customer, its parent, or the subscription itself. */
function emitRenewals(unit: Unit, customer: number, entries: readonly UnitEntry[], counting: Counting, sink: FactSink): Day | null {
  const { facts, next } = renewalsOf(entries, counting);
  const { level } = counting;
  for (const fact of facts) sink.renewal(level === "customer" ? customer : level === "parent" ? unit.id : fact.subscription, fact);
  return next;
}

function emitFreemium(customer: Customer, lives: ReadonlyMap<number, CustomerLife>, counting: Counting, sink: FactSink): Day | null {
  const movements = lives.get(customer.id)?.movements ?? [];
  const { fact, due } = freemiumOf(customer.entries, movements, counting.families, counting.horizon);
  if (fact === null) return due;
  sink.freemium(customer.id, fact);
  const acv = acvOf(movements) ?? NOTHING_PAID;
  const grounds = { paying: customer.entries.filter(isRevenue), acv };
  sink.labels(customer.id, dimensioned(labelsOf(describing(customer.entries)), grounds, counting));
  return due;
}
