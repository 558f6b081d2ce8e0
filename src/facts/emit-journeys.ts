import type { Day } from "../domain/index.ts";
import { dealOf, dealType } from "./deals.ts";
import { describing, isRevenue } from "./describe.ts";
import { type CustomerLife, customerJourney, leadJourney, type Sale, type StageFact, saleJourney } from "./journeys.ts";
import { labelsOf } from "./labels.ts";
import { dayField } from "./lines.ts";
import type { FactSink } from "./sink.ts";
import type { Unit, UnitEntry } from "./unit.ts";

export interface Customer {
  readonly id: number;
  readonly entries: readonly UnitEntry[];
}

/** The dates that states, deals and what is known of a customer after the sale are counted by. */
const DATES: Readonly<Partial<Record<UnitEntry["type"], readonly string[]>>> = {
  lead: ["created_on", "stage_on"],
  opportunity: ["created_on", "closed_on", "stage_on"],
  stage_change: ["entered_on"],
  usage: ["on"],
};

const NOBODY: CustomerLife = { movements: [], events: [] };

const soldIn = (entry: UnitEntry): string => `${entry.source}/${entry.fields["opportunity_id"]}`;

/** Turns the leads, opportunities and customers of one unit into deals and stages of journeys. */
class Journeys {
  private readonly leadsOf = new Map<number, UnitEntry[]>();
  private readonly changesOf = new Map<number, UnitEntry[]>();
  private readonly sold = new Map<string, Set<number>>();
  private readonly told = new Set<number>();
  private readonly converted = new Set<number>();
  private due: Day | null = null;

  private readonly unit: Unit;
  private readonly customers: ReadonlyMap<number, Customer>;
  private readonly lives: ReadonlyMap<number, CustomerLife>;
  private readonly horizon: Day;
  private readonly sink: FactSink;

  constructor(
    unit: Unit,
    customers: ReadonlyMap<number, Customer>,
    lives: ReadonlyMap<number, CustomerLife>,
    horizon: Day,
    sink: FactSink,
  ) {
    this.unit = unit;
    this.customers = customers;
    this.lives = lives;
    this.horizon = horizon;
    this.sink = sink;
    for (const entry of unit.entries) {
      if (entry.type in DATES) this.waitFor(entry);
      if (entry.type === "lead" && entry.parent !== null) push(this.leadsOf, entry.parent, entry);
      if (entry.type === "stage_change") push(this.changesOf, entry.subject, entry);
      if (entry.type === "subscription_line" && entry.fields["opportunity_id"] !== undefined) {
        this.sold.set(soldIn(entry), (this.sold.get(soldIn(entry)) ?? new Set()).add(entry.subject));
      }
    }
  }

  emit(): Day | null {
    for (const entry of this.unit.entries) if (entry.type === "opportunity") this.opportunity(entry);
    for (const entry of this.unit.entries) if (entry.type === "lead" && !this.converted.has(entry.subject)) this.lead(entry);
    for (const customer of this.customers.values()) if (!this.told.has(customer.id)) this.customer(customer);
    return this.due;
  }

  private stages(entity: number, facts: readonly StageFact[], labels: readonly UnitEntry[]): void {
    for (const fact of facts) this.sink.stage(entity, fact);
    if (facts.length > 0) this.sink.labels(entity, labelsOf(labels));
  }

  private account(id: number | null): readonly UnitEntry[] {
    const entries = id === null ? [] : (this.customers.get(id)?.entries ?? []);
    return entries.filter((entry) => entry.type === "account" || isRevenue(entry)).reverse();
  }

  private opportunity(opportunity: UnitEntry): void {
    const deal = dealOf(opportunity, this.horizon);
    if (deal) this.sink.deal(opportunity.subject, deal);
    const leads = this.leadsOf.get(opportunity.subject) ?? [];
    const labels = [opportunity, ...leads, ...this.account(opportunity.account)];
    if (dealType(opportunity) !== "new") {
      if (deal) this.sink.labels(opportunity.subject, labelsOf(labels));
      return;
    }
    for (const lead of leads) this.converted.add(lead.subject);
    const changes = [opportunity, ...leads].flatMap((entry) => this.changesOf.get(entry.subject) ?? []);
    const sale: Sale = { opportunity, leads, changes, subscriptions: this.sold.get(soldIn(opportunity)) ?? new Set() };
    const life = opportunity.account === null ? NOBODY : (this.lives.get(opportunity.account) ?? NOBODY);
    const facts = saleJourney(sale, life, this.horizon);
    if (opportunity.account !== null && facts.some((fact) => fact.state === "commit")) this.told.add(opportunity.account);
    this.stages(opportunity.subject, facts, labels);
    if (deal && facts.length === 0) this.sink.labels(opportunity.subject, labelsOf(labels));
  }

  private lead(lead: UnitEntry): void {
    const facts = leadJourney(lead, this.changesOf.get(lead.subject) ?? [], this.horizon);
    this.stages(lead.subject, facts, [lead, ...this.account(lead.account)]);
  }

  private customer(customer: Customer): void {
    this.stages(customer.id, customerJourney(this.lives.get(customer.id) ?? NOBODY, this.horizon), describing(customer.entries));
  }

  /** What has a date ahead must be looked at again on that day. */
  private waitFor({ type, fields }: UnitEntry): void {
    for (const name of DATES[type] ?? []) {
      const on = dayField(fields, name);
      if (on !== null && on > this.horizon && (this.due === null || on < this.due)) this.due = on;
    }
  }
}

function push(map: Map<number, UnitEntry[]>, key: number, entry: UnitEntry): void {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
}

/** @returns the next day on which a state or deal of the unit changes by itself */
export const emitJourneys = (
  unit: Unit,
  customers: ReadonlyMap<number, Customer>,
  lives: ReadonlyMap<number, CustomerLife>,
  horizon: Day,
  sink: FactSink,
): Day | null => new Journeys(unit, customers, lives, horizon, sink).emit();
