import type { Scope } from "../analytics/index.ts";
import type { EntryView, Explanation } from "../contract/index.ts";
import { type Day, formatDay, formatMonth, monthlyMinor, monthOf, type Period } from "../domain/index.ts";
import { deriveUnit, type FactSink, factKinds, layerNames, type MovementFact, renewalOutcomes } from "../facts/index.ts";
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
  const subject = (await describeSubjects(context.storage.pool, [entity])).get(entity);
  if (!subject) return { entity, id: String(entity), source: "", name: null, facts: [] };
  const asOf = scope.asOf === null ? {} : { asOf: new Date(scope.asOf) };
  const client = await context.storage.pool.connect();
  const facts: FactView[] = [];
  try {
    await client.query("begin isolation level repeatable read");
    const counting = await context.keeper.counting(scope, horizon);
    const sink = collector(entity, evidence, period, facts);
    for await (const group of readUnits(client, { units: [subject.unit], ...asOf }))
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
    facts: facts.map(({ seqs, ...fact }) => ({
      ...fact,
      entries: seqs.flatMap((seq) => {
        const entry = entries.get(seq);
        return entry ? [entryView(entry)] : [];
      }),
    })),
  };
}

/** Keeps the facts of one entity that a term speaks of. A retention is explained by the movements that led to both of its ends. */
function collector(entity: number, { fact: table, where }: Evidence, period: Period, facts: FactView[]): FactSink {
  const behind = (fact: MovementFact): boolean => {
    const month = monthOf(fact.day);
    if (table === "retention") return fact.amount !== 0n && month <= period.to;
    const columns = { month, kind: factKinds.indexOf(fact.kind), since: fact.since, live_since: fact.liveSince, cohort: fact.cohort };
    return table === "movement" && fact.kind !== "live" && belongs(where, columns);
  };
  return {
    movement(owner, fact) {
      if (owner !== entity || !behind(fact)) return;
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
    labels() {},
  };
}
