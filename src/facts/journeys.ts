import { type Day, type Month, monthOf } from "../domain/index.ts";
import { type BowtieState, bowtieStates, isBowtieState, stateIndex } from "../standard/index.ts";
import { durationBin } from "./bins.ts";
import { dayField, textField } from "./lines.ts";
import type { MovementFact } from "./movement-fact.ts";
import type { Evidence } from "./tables.ts";
import type { Counting, UnitEntry } from "./unit.ts";

export interface StageFact {
  readonly state: BowtieState;
  readonly day: Day;
  readonly month: Month;
  readonly evidence: Evidence;
  /** The state a source says was reached next, how long that took where both have dates (else -1), and every state reached (bit per state). */
  readonly next: BowtieState | null;
  readonly days: number;
  readonly bin: number;
  readonly reached: number;
  readonly entry: number;
}

interface Entry {
  readonly day: Day;
  readonly evidence: Evidence;
  readonly entry: number;
}

/** The first entry of one journey into each state. */
class Passage {
  private readonly states = new Map<BowtieState, Entry>();
  private readonly counting: Counting;

  constructor(counting: Counting) {
    this.counting = counting;
  }

  add(state: string, day: Day | null, evidence: Evidence, entry: number): void {
    if (day === null || !isBowtieState(state)) return;
    const known = this.states.get(state);
    // A state entered again after going back counts at its first entry, or at its last (semantics B.2, row 60).
    const sooner =
      known !== undefined && (this.counting.backwardStages === "first" ? day < known.day : day > known.day && day <= this.counting.horizon);
    const better = !known || (known.evidence !== "dated" && evidence === "dated") || (known.evidence === evidence && sooner);
    if (better) this.states.set(state, { day, evidence, entry });
  }

  dayOf(state: BowtieState): Day | null {
    return this.states.get(state)?.day ?? null;
  }

  /** A state that was passed over counts as passed when the next one was entered (standard 1.2.4). */
  imply(from: BowtieState, to: BowtieState): void {
    let later: Entry | null = null;
    for (let i = stateIndex(to); i >= stateIndex(from); i--) {
      const state = bowtieStates[i] as BowtieState;
      const known = this.states.get(state);
      if (known) later = known;
      else if (later && this.counting.skippedStages === "implied")
        this.states.set(state, { day: later.day, evidence: "implied", entry: later.entry });
    }
  }

  facts(horizon: Day): readonly StageFact[] {
    const entered = bowtieStates.filter((state) => (this.states.get(state)?.day ?? horizon + 1) <= horizon);
    const reached = entered.reduce((mask, state) => mask | (1 << stateIndex(state)), 0);
    return entered.map((state, i) => {
      const { day, evidence, entry } = this.states.get(state) as Entry;
      // A state that was passed over has no date of its own, so it neither begins nor ends a duration.
      const next = entered.slice(i + 1).find((later) => this.states.get(later)?.evidence !== "implied") ?? null;
      const to = next === null ? undefined : this.states.get(next);
      const days = evidence === "dated" && to?.evidence === "dated" ? to.day - day : -1;
      return {
        state,
        day,
        month: monthOf(day),
        evidence,
        next,
        days: Math.max(days, -1),
        bin: days < 0 ? -1 : durationBin(days),
        reached,
        entry,
      };
    });
  }
}

/** Something that happened to a customer after a sale; `subscription` when it concerns that one only. */
export interface LifeEvent {
  readonly state: string;
  readonly day: Day;
  readonly subscription: number | null;
  readonly entry: number;
}

export interface CustomerLife {
  readonly movements: readonly MovementFact[];
  readonly events: readonly LifeEvent[];
}

export interface Sale {
  readonly opportunity: UnitEntry;
  readonly leads: readonly UnitEntry[];
  readonly changes: readonly UnitEntry[];
  /** Subscriptions sold in it; empty when the source does not say. */
  readonly subscriptions: ReadonlySet<number>;
}

function addLead(passage: Passage, lead: UnitEntry): void {
  const created = dayField(lead.fields, "created_on");
  passage.add("prospect", created, "dated", lead.seq);
  const since = dayField(lead.fields, "stage_on");
  passage.add(textField(lead.fields, "state"), since ?? created, since === null ? "undated" : "dated", lead.seq);
}

function addChanges(passage: Passage, changes: readonly UnitEntry[]): void {
  for (const change of changes) passage.add(textField(change.fields, "state"), dayField(change.fields, "entered_on"), "dated", change.seq);
}

function addOpportunity(passage: Passage, { fields, seq }: UnitEntry): void {
  const created = dayField(fields, "created_on");
  const closed = dayField(fields, "closed_on");
  const since = dayField(fields, "stage_on");
  const state = textField(fields, "state");
  const won = fields["outcome"] === "won" || state === "commit";
  passage.add(textField(fields, "created_state") || "sql", created, "dated", seq);
  if (won) passage.add("commit", closed ?? since ?? created, (closed ?? since) ? "dated" : "undated", seq);
  else passage.add(state, since ?? created, since === null ? "undated" : "dated", seq);
}

/** After the sale: events of what was sold, or of the account; one that was live before the commit counts from it, without a duration. */
function addLife(passage: Passage, life: CustomerLife, sold: ReadonlySet<number>): void {
  const commit = passage.dayOf("commit");
  if (commit === null) return;
  for (const event of life.events) {
    const ofAccount = event.subscription === null || sold.size === 0;
    if (!ofAccount && !sold.has(event.subscription ?? 0)) continue;
    if (!ofAccount || event.day >= commit) passage.add(event.state, event.day, "dated", event.entry);
    else if (event.state === "live") passage.add(event.state, commit, "undated", event.entry);
  }
  const growth = life.movements.find((movement) => movement.kind === "expansion" && movement.day > commit);
  if (growth) passage.add("expanded", growth.day, "dated", growth.entries[0] ?? 0);
}

export function saleJourney(sale: Sale, life: CustomerLife, counting: Counting): readonly StageFact[] {
  const passage = new Passage(counting);
  for (const lead of sale.leads) addLead(passage, lead);
  addOpportunity(passage, sale.opportunity);
  addChanges(passage, sale.changes);
  passage.imply("prospect", "commit");
  addLife(passage, life, sale.subscriptions);
  passage.imply("commit", "renewed");
  impliedByExpansion(passage);
  return passage.facts(counting.horizon);
}

/** Growth shows that a customer was live, not that it renewed. */
function impliedByExpansion(passage: Passage): void {
  const expanded = passage.dayOf("expanded");
  if (expanded !== null && passage.dayOf("live") === null) passage.add("live", expanded, "implied", 0);
}

/** A lead nobody has made an opportunity of. */
export function leadJourney(lead: UnitEntry, changes: readonly UnitEntry[], counting: Counting): readonly StageFact[] {
  const passage = new Passage(counting);
  addLead(passage, lead);
  addChanges(passage, changes);
  passage.imply("prospect", "sal");
  return passage.facts(counting.horizon);
}

/** A customer no opportunity is known for: the journey begins at the first payment, and says nothing of what led to it. */
export function customerJourney(life: CustomerLife, counting: Counting): readonly StageFact[] {
  const first = life.movements.find((movement) => movement.kind === "new");
  if (!first) return [];
  const passage = new Passage(counting);
  passage.add("commit", first.day, "dated", first.entries[0] ?? 0);
  addLife(passage, life, new Set());
  passage.imply("commit", "renewed");
  impliedByExpansion(passage);
  return passage.facts(counting.horizon);
}
