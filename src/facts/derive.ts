import type { Currency, Day } from "../domain/index.ts";
import { describing, isRevenue } from "./describe.ts";
import { type Acv, acvOf, dimensioned } from "./dimensions.ts";
import { withEditions } from "./editions.ts";
import { emitCosts } from "./emit-costs.ts";
import { emitJourneys } from "./emit-journeys.ts";
import { type Epoch, epochsOf, inEpochs } from "./epochs.ts";
import { freemiumOf } from "./freemium.ts";
import type { CustomerLife, LifeEvent } from "./journeys.ts";
import { labelsOf } from "./labels.ts";
import { lifeEvents, liveDay } from "./life.ts";
import { type Measured, measuresOf } from "./measures.ts";
import type { MovementFact } from "./movement-fact.ts";
import { movementsOf } from "./movements.ts";
import { type NetKinds, writeNetKinds } from "./net.ts";
import { nextUnpaid } from "./past-due.ts";
import { retentionOf } from "./retention.ts";
import type { FactSink } from "./sink.ts";
import { spellsOf } from "./spells.ts";
import { firstSale, returnsOf, startsOf } from "./starts.ts";
import type { Stream } from "./stream.ts";
import { customerStreams } from "./streams.ts";
import { timeline } from "./timeline.ts";
import type { Counting, Unit, UnitEntry } from "./unit.ts";

/** Of a free account; nothing is nothing in any currency. */
const NOTHING_PAID: Acv = { currency: "EUR" as Currency, amount: 0n };

interface Customer {
  readonly id: number;
  readonly entries: UnitEntry[];
}

/** Whose streams and events are counted together. */
interface Reckoning {
  readonly streams: readonly Stream[];
  readonly events: readonly LifeEvent[];
}

type Part = (reading: Reckoning) => Reckoning;
type Moved = readonly (MovementFact & NetKinds)[];

const whole: Part = (reading) => reading;

const readAll = (entries: readonly UnitEntry[], counting: Counting): Reckoning => {
  const parts = [...customersOf(entries).values()].map((customer) => customer.entries);
  return {
    streams: parts.flatMap((own) => customerStreams(own, counting)),
    events: parts.flatMap((own) => lifeEvents(own, counting)),
  };
};

/** The movements of one entity; closed months keep their edition. Its net kinds are written last, over all of them. */
function reckon(
  now: Reckoning,
  history: readonly UnitEntry[] | undefined,
  part: Part,
  epochs: readonly Epoch[],
  counting: Counting,
): { readonly facts: Moved; readonly next: Day | null } {
  const count = (reading: Reckoning): { readonly facts: Moved; readonly next: Day | null } => {
    const { streams, events } = part(reading);
    const line = timeline(streams, counting);
    return { facts: movementsOf(line, counting, liveDay(events)), next: line.next };
  };
  const current = count(now);
  const known =
    history && counting.closings
      ? withEditions(history, counting.closings, (known) => count(readAll(known, counting)).facts)
      : current.facts;
  const facts = inEpochs(known, epochs);
  writeNetKinds(facts, counting.fiscalYearStart);
  return { facts, next: current.next };
}

/**
 * Turns one unit's ledger entries into facts. Pure: equal entries and counting give equal facts.
 *
 * @returns the first day after the horizon on which the unit must be derived again; `null` when nothing is due
 */
export function deriveUnit(unit: Unit, counting: Counting, sink: FactSink): Day | null {
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
    due = sooner(due, sooner(next, nextUnpaid(entries, counting)));
    lives.set(id, { movements: facts, events: now.events });
    if (counting.level === "customer") emitEntity(id, { ...now, movements: facts, entries }, epochs, counting, sink);
    else if (counting.level === "subscription") emitSubscriptions(now, entries, history, counting, sink);
    everything.streams.push(...now.streams);
    everything.events.push(...now.events);
  }
  if (counting.level === "parent") emitParent(unit, everything, counting, sink);
  for (const customer of customers.values()) due = sooner(due, emitFreemium(customer, lives, counting, sink));
  due = sooner(due, emitCosts(unit, counting.horizon, sink));
  return sooner(due, emitJourneys(unit, customers, lives, counting, sink));
}

const sooner = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null || a < b ? a : b);

function customersOf(entries: readonly UnitEntry[]): Map<number, Customer> {
  const customers = new Map<number, Customer>();
  for (const entry of entries) {
    if (entry.account === null) continue;
    const customer = customers.get(entry.account);
    if (customer) customer.entries.push(entry);
    else customers.set(entry.account, { id: entry.account, entries: [entry] });
  }
  return customers;
}

type Entity = Omit<Measured, "starts" | "horizon">;

/** Everything that is counted of one entity: its revenue, what it can be lost from, and its other measures. */
function emitEntity(id: number, entity: Entity, epochs: readonly Epoch[], counting: Counting, sink: FactSink): void {
  const { movements, entries, events } = entity;
  const { horizon } = counting;
  const starts = startsOf(entries, movements, horizon);
  // Going over to another segment begins and ends nothing.
  const lived = movements.filter(({ kind }) => kind !== "segment_in" && kind !== "segment_out");
  const measured = measuresOf({ ...entity, movements: lived, starts, horizon });
  if (movements.length === 0 && measured.length === 0) return;
  const returns = returnsOf(movements);
  movements.forEach((movement, i) => {
    sink.movement(id, movement, starts, returns[i] ?? 0);
  });
  for (const fact of retentionOf(movements, counting)) sink.retention(id, fact);
  for (const fact of spellsOf(lived, firstSale(entries, horizon), liveDay(events))) sink.spell(id, fact);
  for (const fact of measured) sink.measure(id, fact);
  const own = counting.level === "subscription" ? { own: true as const } : {};
  const grounds = { paying: entries.filter(isRevenue), acv: acvOf(movements), ...own };
  for (const { number, labels } of epochs) sink.labels(id, dimensioned(labels, grounds, counting), number);
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

function emitSubscriptions(
  now: Reckoning,
  entries: readonly UnitEntry[],
  history: readonly UnitEntry[] | undefined,
  counting: Counting,
  sink: FactSink,
): void {
  const past = history ? readAll(history, counting).streams : [];
  for (const id of new Set([...now.streams, ...past].map(({ subscription }) => subscription))) {
    const own = ({ subscription }: { readonly subscription: number | null }): boolean => subscription === null || subscription === id;
    const part: Part = ({ streams, events }) => ({ streams: streams.filter(own), events: events.filter(own) });
    const described = entries.filter((entry) => entry.subject === id || !(isRevenue(entry) || entry.type === "usage"));
    const epochs = epochsOf(described, history ?? described, counting);
    const { facts } = reckon(now, history, part, epochs, counting);
    emitEntity(id, { ...part(now), movements: facts, entries: described }, epochs, counting, sink);
  }
}

/** All accounts of a parent as one: its labels are those of the parent account first. */
function emitParent(unit: Unit, now: Reckoning, counting: Counting, sink: FactSink): void {
  const own = (entry: UnitEntry): boolean => entry.account === unit.id;
  const described = [...unit.entries.filter((entry) => !own(entry)), ...unit.entries.filter(own)];
  const epochs = epochsOf(described, (unit.history ?? described).filter(own), counting);
  const { facts } = reckon(now, unit.history, whole, epochs, counting);
  emitEntity(unit.id, { ...now, movements: facts, entries: described }, epochs, counting, sink);
}
