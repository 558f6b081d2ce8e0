import type { Scope } from "../analytics/index.ts";
import type { EntryView, Explanation } from "../contract/index.ts";
import {
  churnPhases,
  costPurposes,
  type Day,
  day,
  formatDay,
  formatMonth,
  monthlyMinor,
  monthOf,
  movementReasons,
  type Period,
} from "../domain/index.ts";
import {
  deriveUnit,
  type FactSink,
  factKinds,
  layerNames,
  type MovementFact,
  measures,
  memberships,
  needsHistory,
  renewalOutcomes,
  type Starts,
  spellEnds,
  spellKinds,
} from "../facts/index.ts";
import { describeSubjects, type EntryRow, readEntries, readUnits } from "../ledger/index.ts";
import type { AskCondition, Evidence } from "../metrics/index.ts";
import type { Context } from "./context.ts";

type Opened = NonNullable<Explanation["opened"]>;
type FactView = Opened["facts"][number] & { readonly seqs: readonly number[] };

/** Whether a fact, by its columns, is one of the rows a term speaks of. */
const belongs = (where: readonly AskCondition[], columns: Readonly<Record<string, number>>): boolean =>
  where.every((condition) => {
    const value = columns[condition.column];
    if (value === undefined) return true;
    return "in" in condition ? condition.in.includes(value) : value >= (condition.from ?? value) && value <= (condition.to ?? value);
  });

export const entryView = (entry: EntryRow): EntryView => ({
  ...entry,
  recordedAt: entry.recordedAt.toISOString(),
  body: { ...entry.body },
});

/** What one record contributed, and the ledger entries each part follows from: derived again, so that nothing is left out. */
export async function openEntity(
  context: Context,
  scope: Scope,
  horizon: Day,
  entity: number,
  evidence: Evidence,
  period: Period,
): Promise<Opened> {
  if (entity < 0) return openCompanyEntry(context, entity);
  const subject = (await describeSubjects(context.storage.pool, [entity])).get(entity);
  if (!subject) return { entity, id: String(entity), source: "", name: null, account: null, facts: [] };
  const asOf = scope.asOf === null ? {} : { asOf: new Date(scope.asOf) };
  const client = await context.storage.pool.connect();
  const facts: FactView[] = [];
  try {
    await client.query("begin isolation level repeatable read");
    const counting = await context.keeper.counting(scope, horizon, [subject.unit]);
    const sink = collector(entity, evidence, period, facts);
    for await (const group of readUnits(client, { units: [subject.unit], ...asOf, history: needsHistory(counting) }))
      for (const unit of group) deriveUnit(unit, counting, sink);
    await client.query("commit");
  } finally {
    client.release();
  }
  const entries = await readEntries(context.storage.pool, [...new Set(facts.flatMap((fact) => fact.seqs))]);
  return {
    entity,
    id: subject.externalId,
    source: subject.source,
    name: subject.name,
    account: subject.account,
    facts: facts.map(({ seqs, ...fact }) => ({
      ...fact,
      entries: seqs.flatMap((seq) => {
        const entry = entries.get(seq);
        return entry ? [entryView(entry)] : [];
      }),
    })),
  };
}

/** A cost or figure of the company has no customer to open: it is one entry. */
async function openCompanyEntry(context: Context, entity: number): Promise<Opened> {
  const entry = (await readEntries(context.storage.pool, [-entity])).get(-entity);
  if (!entry) return { entity, id: String(entity), source: "", name: null, account: null, facts: [] };
  const fact = {
    day: entry.effectiveOn,
    what: entry.type,
    ...(typeof entry.body["currency"] === "string" ? { currency: entry.body["currency"] } : {}),
    amount: Number(entry.body["amount"] ?? 0),
    entries: [entryView(entry)],
  };
  return { entity, id: idOf(entry), source: entry.source, name: nameOf(entry), account: null, facts: [fact] };
}

const wordsOf = (entry: EntryRow, names: readonly string[]): string =>
  names.flatMap((name) => (entry.body[name] === undefined ? [] : [String(entry.body[name])])).join(", ");

const idOf = (entry: EntryRow): string => wordsOf(entry, ["cost_id", "finance_id"]) || String(entry.seq);
const nameOf = (entry: EntryRow): string => `${wordsOf(entry, ["team", "category", "measure", "motion"])}, ${entry.effectiveOn ?? ""}`;

export interface Named {
  readonly kind: string;
  readonly externalId: string;
  readonly source: string;
  readonly name: string | null;
}

/** What to call the costs and figures that are entries of the company itself. */
export async function describeCompanyEntries(context: Context, entities: readonly number[]): Promise<ReadonlyMap<number, Named>> {
  const seqs = entities.flatMap((entity) => (entity < 0 ? [-entity] : []));
  const entries = seqs.length === 0 ? [] : [...(await readEntries(context.storage.pool, seqs)).values()];
  return new Map(entries.map((one) => [-one.seq, { kind: one.type, externalId: idOf(one), source: one.source, name: nameOf(one) }]));
}

const CROSSINGS: ReadonlySet<string> = new Set(["segment_in", "segment_out"]);

/** Keeps the facts of one entity that a term speaks of. A retention is explained by the movements that led to both of its ends. */
function collector(entity: number, { fact: table, where, column }: Evidence, period: Period, facts: FactView[]): FactSink {
  const member = memberships.find((name) => name === column);
  const behind = (fact: MovementFact, starts: Starts): boolean => {
    const month = monthOf(fact.day);
    if (table === "retention") return fact.amount !== 0n && month <= period.to;
    const spell = { since: fact.since, live_since: fact.liveSince, cohort: fact.cohort, cohort_return: fact.returned };
    const began = { cohort_live: starts.live, cohort_contact: starts.contact, cohort_sale: starts.sale, cohort_usage: starts.usage };
    const why = { reason: movementReasons.indexOf(fact.reason), phase: churnPhases.indexOf(fact.phase) };
    const columns = { month, kind: factKinds.indexOf(fact.kind), ...why, ...spell, ...began };
    // Who belongs to a cohort goes over to another segment without paying, too: no movement of money.
    const counts = member === undefined ? fact.amount !== 0n || !CROSSINGS.has(fact.kind) : fact[member] !== 0;
    return table === "movement" && fact.kind !== "live" && counts && belongs(where, columns);
  };
  return {
    movement(owner, fact, starts) {
      if (owner !== entity || !behind(fact, starts)) return;
      facts.push({
        day: formatDay(fact.day),
        what: fact.kind,
        reason: fact.reason,
        currency: fact.currency,
        amount: monthlyMinor(fact.amount),
        entries: [],
        seqs: fact.entries,
      });
    },
    retention() {},
    stage(owner, fact) {
      if (owner !== entity || table !== "stage") return;
      facts.push({
        day: formatDay(fact.day),
        what: fact.state,
        reason: fact.evidence,
        amount: null,
        entries: [],
        seqs: fact.entry === 0 ? [] : [fact.entry],
      });
    },
    deal(owner, fact) {
      if (owner !== entity || table !== "deal") return;
      const closed = fact.closedMonth === 0 ? null : formatMonth(fact.closedMonth);
      facts.push({
        day: closed,
        what: fact.outcome,
        reason: fact.type,
        currency: fact.currency,
        amount: Number(fact.amount),
        entries: [],
        seqs: [fact.entry],
      });
    },
    freemium(owner, fact) {
      if (owner !== entity || table !== "freemium") return;
      const steps = [
        ["sign_up", 0, [fact.entry]],
        ["active", fact.activeDays, fact.activeEntries],
        ["paid", fact.paidDays, fact.paidEntries],
      ] as const;
      for (const [what, days, seqs] of steps)
        if (days >= 0) facts.push({ day: formatDay(day(fact.day + days)), what, amount: null, entries: [], seqs });
    },
    spell(owner, fact) {
      const columns = { kind: spellKinds.indexOf(fact.kind), again: fact.again, start_month: fact.start, how: spellEnds.indexOf(fact.how) };
      if (owner !== entity || table !== "spell" || !belongs(where, columns)) return;
      facts.push({
        day: formatMonth(fact.start),
        what: fact.kind,
        reason: fact.how,
        amount: null,
        entries: [],
        seqs: fact.entries,
      });
    },
    measure(owner, fact) {
      const { paid, live, contact, sale, usage, returned } = fact.starts;
      const starts = { cohort: paid, cohort_live: live, cohort_contact: contact, cohort_sale: sale, cohort_usage: usage };
      const columns = { month: fact.month, measure: measures.indexOf(fact.measure), ...starts, cohort_return: returned };
      if (owner !== entity || table !== "measure" || !belongs(where, columns)) return;
      facts.push({
        day: formatMonth(fact.month),
        what: fact.measure,
        ...(fact.meter === "" ? {} : { reason: fact.meter }),
        amount: null,
        entries: [],
        seqs: fact.entries,
      });
    },
    cost(owner, fact) {
      if (owner !== entity || table !== "cost") return;
      if (!belongs(where, { month: monthOf(fact.day), purpose: costPurposes.indexOf(fact.purpose) })) return;
      facts.push({
        day: formatDay(fact.day),
        what: "cost",
        currency: fact.currency,
        amount: Number(fact.amount),
        entries: [],
        seqs: [fact.entry],
      });
    },
    layer(owner, fact) {
      const columns = { month: monthOf(fact.day), layer: layerNames.indexOf(fact.layer), cohort: fact.cohort };
      if (owner !== entity || table !== "layer" || !belongs(where, columns)) return;
      facts.push({
        day: formatDay(fact.day),
        what: fact.layer,
        reason: fact.amount < 0n ? "leaves" : "enters",
        currency: fact.currency,
        amount: monthlyMinor(fact.amount),
        entries: [],
        seqs: [fact.entry],
      });
    },
    renewal(owner, fact) {
      const { dueDay, sinceMonth: since_month, termMonths: term_months } = fact;
      const columns = { due_month: monthOf(dueDay), since_month, term_months, outcome: renewalOutcomes.indexOf(fact.outcome) };
      if (owner !== entity || table !== "renewal" || !belongs(where, columns)) return;
      facts.push({
        day: formatDay(dueDay),
        what: fact.outcome,
        reason: "due",
        currency: fact.currency,
        amount: monthlyMinor(fact.amount),
        entries: [],
        seqs: [fact.entry],
      });
    },
    finance() {},
    labels() {},
  };
}
