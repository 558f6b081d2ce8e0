import { type Day, type SubjectKind, revenueShapes } from "../domain/index.ts";
import { type DealFact, dealOf, dealType } from "./deals.ts";
import { type CustomerLife, customerJourney, type LifeEvent, leadJourney, type Sale, saleJourney, type StageFact } from "./journeys.ts";
import { type Labels, labelsOf } from "./labels.ts";
import { dayField, textField } from "./lines.ts";
import { type MovementFact, movementsOf } from "./movements.ts";
import { type RetentionFact, retentionOf } from "./retention.ts";
import type { Stream } from "./stream.ts";
import { customerStreams } from "./streams.ts";
import { timeline } from "./timeline.ts";
import type { Counting, Unit, UnitEntry } from "./unit.ts";

/** Receives the facts of a unit, in any order. */
export interface FactSink {
  movement(entity: number, fact: MovementFact): void;
  retention(entity: number, fact: RetentionFact): void;
  stage(entity: number, fact: StageFact): void;
  deal(entity: number, fact: DealFact): void;
  labels(entity: number, labels: Labels): void;
}

interface Customer {
  readonly id: number;
  readonly entries: UnitEntry[];
}

const isRevenue = (entry: UnitEntry): boolean => (revenueShapes as readonly string[]).includes(entry.type);

/**
 * Turns one unit's ledger entries into facts. Pure: equal entries and counting give equal facts.
 *
 * @returns the first day after the horizon on which the unit must be derived again; `null` when nothing is due
 */
export function deriveUnit(unit: Unit, counting: Counting, sink: FactSink): Day | null {
  const customers = customersOf(unit);
  let next: Day | null = null;
  const due = (day: Day | null): void => {
    if (day !== null && (next === null || day < next)) next = day;
  };
  const lives = new Map<number, CustomerLife>();
  const streamsOfUnit: Stream[] = [];
  for (const customer of customers.values()) {
    const streams = customerStreams(customer.entries, counting);
    const events = lifeEvents(customer.entries, counting);
    const live = liveDay(events);
    const line = timeline(streams, counting);
    due(line.next);
    const movements = movementsOf(line, counting, live);
    lives.set(customer.id, { movements, events });
    streamsOfUnit.push(...streams);
    if (counting.level === "customer") emitRevenue(customer.id, movements, customer.entries, counting, sink);
    if (counting.level === "subscription") emitSubscriptions(customer, streams, events, counting, sink);
  }
  if (counting.level === "parent") emitParent(unit, streamsOfUnit, lives, counting, sink);
  due(emitJourneys(unit, customers, lives, counting, sink));
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

function emitRevenue(entity: number, movements: readonly MovementFact[], entries: readonly UnitEntry[], counting: Counting, sink: FactSink): void {
  if (movements.length === 0) return;
  for (const movement of movements) sink.movement(entity, movement);
  for (const fact of retentionOf(movements, counting.retentionWindows)) sink.retention(entity, fact);
  sink.labels(entity, labelsOf(describing(entries)));
}

/** Newest first, so that the present wins; account, then subscription, then the opportunity first won, then its lead. */
function describing(entries: readonly UnitEntry[]): UnitEntry[] {
  const newest = [...entries].reverse();
  const revenue = newest.filter(isRevenue).sort((a, b) => (b.day ?? 0) - (a.day ?? 0));
  const won = entries.filter((entry) => entry.type === "opportunity" && entry.fields["outcome"] === "won");
  won.sort((a, b) => (dayField(a.fields, "closed_on") ?? 0) - (dayField(b.fields, "closed_on") ?? 0));
  const leads = newest.filter((entry) => entry.type === "lead" && (won.length === 0 || entry.parent === won[0]?.subject));
  return [...newest.filter((entry) => entry.type === "account"), ...revenue, ...won, ...leads];
}

function emitSubscriptions(customer: Customer, streams: readonly Stream[], events: readonly LifeEvent[], counting: Counting, sink: FactSink): void {
  const bySubscription = new Map<number, Stream[]>();
  for (const stream of streams) {
    const group = bySubscription.get(stream.subscription);
    if (group) group.push(stream);
    else bySubscription.set(stream.subscription, [stream]);
  }
  for (const [subscription, own] of bySubscription) {
    const live = liveDay(events.filter((event) => event.subscription === null || event.subscription === subscription));
    const movements = movementsOf(timeline(own, counting), counting, live);
    const entries = customer.entries.filter((entry) => entry.subject === subscription || !isRevenue(entry));
    emitRevenue(subscription, movements, entries, counting, sink);
  }
}

function emitParent(unit: Unit, streams: readonly Stream[], lives: ReadonlyMap<number, CustomerLife>, counting: Counting, sink: FactSink): void {
  const live = liveDay([...lives.values()].flatMap((life) => life.events));
  const movements = movementsOf(timeline(streams, counting), counting, live);
  const root = unit.entries.filter((entry) => entry.account === unit.id);
  emitRevenue(unit.id, movements, [...unit.entries.filter((entry) => entry.account !== unit.id), ...root], counting, sink);
}

const RIGHT = new Set(["live", "impact", "renewed", "expanded"]);

/** What is known of a customer after the sale: states a source names, renewals by opportunity, renewals by following line. */
function lifeEvents(entries: readonly UnitEntry[], counting: Counting): readonly LifeEvent[] {
  const events: LifeEvent[] = [];
  const ends = new Map<number, Set<number>>();
  for (const entry of entries) {
    const subscription = entry.subjectKind === "subscription" ? entry.subject : null;
    if (entry.type === "stage_change") {
      const state = textField(entry.fields, "state");
      const day = dayField(entry.fields, "entered_on");
      if (RIGHT.has(state) && day !== null) events.push({ state, day, subscription, entry: entry.seq });
    } else if (entry.type === "opportunity" && entry.fields["outcome"] === "won") {
      const type = dealType(entry);
      const day = dayField(entry.fields, "closed_on");
      if (type !== "new" && day !== null) events.push({ state: type === "renewal" ? "renewed" : "expanded", day, subscription: null, entry: entry.seq });
    } else if (entry.type === "subscription_line") {
      const day = dayField(entry.fields, "ends_on");
      if (day !== null) ends.set(entry.subject, (ends.get(entry.subject) ?? new Set()).add(day));
    }
  }
  for (const entry of entries) {
    const day = entry.type === "subscription_line" ? dayField(entry.fields, "starts_on") : null;
    if (day === null) continue;
    for (const end of ends.get(entry.subject) ?? []) {
      if (day >= end && day <= end + counting.gapDays) events.push({ state: "renewed", day, subscription: entry.subject, entry: entry.seq });
    }
  }
  return events;
}

const liveDay = (events: readonly LifeEvent[]): Day | null =>
  events.reduce<Day | null>((first, event) => (event.state === "live" && (first === null || event.day < first) ? event.day : first), null);

interface Grouped {
  readonly leads: Map<number, UnitEntry[]>;
  readonly changes: Map<number, UnitEntry[]>;
  readonly sold: Map<string, Set<number>>;
}

function group(unit: Unit): Grouped {
  const grouped: Grouped = { leads: new Map(), changes: new Map(), sold: new Map() };
  const push = (map: Map<number, UnitEntry[]>, key: number, entry: UnitEntry): void => {
    const list = map.get(key);
    if (list) list.push(entry);
    else map.set(key, [entry]);
  };
  for (const entry of unit.entries) {
    if (entry.type === "lead" && entry.parent !== null) push(grouped.leads, entry.parent, entry);
    if (entry.type === "stage_change") push(grouped.changes, entry.subject, entry);
    if (entry.type === "subscription_line" && entry.fields["opportunity_id"] !== undefined) {
      const key = `${entry.source}/${entry.fields["opportunity_id"]}`;
      grouped.sold.set(key, (grouped.sold.get(key) ?? new Set()).add(entry.subject));
    }
  }
  return grouped;
}

const NOBODY: CustomerLife = { movements: [], events: [] };

function emitJourneys(unit: Unit, customers: ReadonlyMap<number, Customer>, lives: ReadonlyMap<number, CustomerLife>, counting: Counting, sink: FactSink): Day | null {
  const kinds = new Set<SubjectKind>(unit.entries.map((entry) => entry.subjectKind));
  const withSale = new Set<number>();
  let next: Day | null = null;
  const grouped = group(unit);
  const leadsOfSales = new Set<number>();
  const emit = (entity: number, facts: readonly StageFact[], labels: readonly UnitEntry[]): void => {
    for (const fact of facts) sink.stage(entity, fact);
    if (facts.length > 0) sink.labels(entity, labelsOf(labels));
  };
  const account = (id: number | null): readonly UnitEntry[] => (id === null ? [] : (customers.get(id)?.entries ?? []).filter((entry) => entry.type === "account" || isRevenue(entry)).reverse());
  if (kinds.has("opportunity")) {
    for (const opportunity of unit.entries) {
      if (opportunity.type !== "opportunity") continue;
      const deal = dealOf(opportunity, counting.horizon);
      if (deal) sink.deal(opportunity.subject, deal);
      next = sooner(next, nextDay(opportunity, counting.horizon));
      const leads = grouped.leads.get(opportunity.subject) ?? [];
      const labels = [opportunity, ...leads, ...account(opportunity.account)];
      if (dealType(opportunity) !== "new") {
        if (deal) sink.labels(opportunity.subject, labelsOf(labels));
        continue;
      }
      const sale: Sale = {
        opportunity,
        leads,
        changes: [opportunity, ...leads].flatMap((entry) => grouped.changes.get(entry.subject) ?? []),
        subscriptions: grouped.sold.get(`${opportunity.source}/${opportunity.fields["opportunity_id"]}`) ?? new Set(),
      };
      for (const lead of leads) leadsOfSales.add(lead.subject);
      const life = opportunity.account === null ? NOBODY : (lives.get(opportunity.account) ?? NOBODY);
      const facts = saleJourney(sale, life, counting.horizon);
      if (opportunity.account !== null && facts.some((fact) => fact.state === "commit")) withSale.add(opportunity.account);
      emit(opportunity.subject, facts, labels);
    }
  }
  if (kinds.has("lead")) {
    for (const lead of unit.entries) {
      if (lead.type !== "lead" || leadsOfSales.has(lead.subject)) continue;
      const facts = leadJourney(lead, grouped.changes.get(lead.subject) ?? [], counting.horizon);
      emit(lead.subject, facts, [lead, ...account(lead.account)]);
    }
  }
  for (const customer of customers.values()) {
    if (withSale.has(customer.id)) continue;
    emit(customer.id, customerJourney(lives.get(customer.id) ?? NOBODY, counting.horizon), describing(customer.entries));
  }
  return next;
}

const sooner = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null ? a : a < b ? a : b);

/** The first date of an opportunity that lies after the horizon. */
function nextDay(opportunity: UnitEntry, horizon: Day): Day | null {
  let next: Day | null = null;
  for (const name of ["created_on", "closed_on", "stage_on"]) {
    const day = dayField(opportunity.fields, name);
    if (day !== null && day > horizon) next = sooner(next, day);
  }
  return next;
}
