import type { Day } from "../domain/index.ts";
import { type DealFact, dealOf, dealType } from "./deals.ts";
import { describing, isRevenue } from "./describe.ts";
import { acvOf, dealAcv, dimensioned } from "./dimensions.ts";
import { type CustomerLife, customerJourney, leadJourney, type Sale, type StageFact, saleJourney } from "./journeys.ts";
import { type Labels, labelsOf } from "./labels.ts";
import { dayField } from "./lines.ts";
import type { FactSink } from "./sink.ts";
import type { Counting, Unit, UnitEntry } from "./unit.ts";

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
  private readonly counting: Counting;
  private readonly sink: FactSink;

  constructor(
    unit: Unit,
    customers: ReadonlyMap<number, Customer>,
    lives: ReadonlyMap<number, CustomerLife>,
    counting: Counting,
    sink: FactSink,
  ) {
    this.unit = unit;
    this.customers = customers;
    this.lives = lives;
    this.counting = counting;
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

  private stages(entity: number, facts: readonly StageFact[], labels: () => Labels): void {
    for (const fact of facts) this.sink.stage(entity, fact);
    if (facts.length > 0) this.sink.labels(entity, labels());
  }

  /** Of a journey: its own records first, then the account's; a deal is worth what it says, else what the customer began with. */
  private labels(entries: readonly UnitEntry[], account: number | null, deal: DealFact | null): Labels {
    const paying = account === null ? [] : (this.customers.get(account)?.entries ?? []).filter(isRevenue);
    const own = deal === null ? null : dealAcv(deal.currency, deal.amount);
    const acv = own ?? (account === null ? null : acvOf(this.lives.get(account)?.movements ?? []));
    return dimensioned(labelsOf(entries), { paying, acv }, this.counting);
  }

  private account(id: number | null): readonly UnitEntry[] {
    const entries = id === null ? [] : (this.customers.get(id)?.entries ?? []);
    return entries.filter((entry) => entry.type === "account" || isRevenue(entry)).reverse();
  }

  private opportunity(opportunity: UnitEntry): void {
    const deal = dealOf(opportunity, this.counting.horizon);
    if (deal) this.sink.deal(opportunity.subject, deal);
    const leads = this.leadsOf.get(opportunity.subject) ?? [];
    const labels = (): Labels =>
      this.labels([opportunity, ...leads, ...this.account(opportunity.account)], opportunity.account, isSale ? deal : null);
    const isSale = dealType(opportunity) === "new";
    if (!isSale) {
      if (deal) this.sink.labels(opportunity.subject, labels());
      return;
    }
    for (const lead of leads) this.converted.add(lead.subject);
    const changes = [opportunity, ...leads].flatMap((entry) => this.changesOf.get(entry.subject) ?? []);
    const sale: Sale = { opportunity, leads, changes, subscriptions: this.sold.get(soldIn(opportunity)) ?? new Set() };
    const life = opportunity.account === null ? NOBODY : (this.lives.get(opportunity.account) ?? NOBODY);
    const facts = saleJourney(sale, life, this.counting);
    if (opportunity.account !== null && facts.some((fact) => fact.state === "commit")) this.told.add(opportunity.account);
    this.stages(opportunity.subject, facts, labels);
    if (deal && facts.length === 0) this.sink.labels(opportunity.subject, labels());
  }

  private lead(lead: UnitEntry): void {
    const facts = leadJourney(lead, this.changesOf.get(lead.subject) ?? [], this.counting);
    this.stages(lead.subject, facts, () => this.labels([lead, ...this.account(lead.account)], lead.account, null));
  }

  private customer(customer: Customer): void {
    this.stages(customer.id, customerJourney(this.lives.get(customer.id) ?? NOBODY, this.counting), () =>
      this.labels(describing(customer.entries), customer.id, null),
    );
  }

  /** What has a date ahead must be looked at again on that day. */
  private waitFor({ type, fields }: UnitEntry): void {
    for (const name of DATES[type] ?? []) {
      const on = dayField(fields, name);
      if (on !== null && on > this.counting.horizon && (this.due === null || on < this.due)) this.due = on;
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
  counting: Counting,
  sink: FactSink,
): Day | null => new Journeys(unit, customers, lives, counting, sink).emit();
