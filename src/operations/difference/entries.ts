import type { DifferenceCause } from "../../contract/index.ts";
import { describeSubjects, entriesOfBatches, readEntries } from "../../ledger/index.ts";
import { type Context, horizonOf } from "../context.ts";
import { entryView, openEntity } from "../open-entity.ts";
import { scopeFor } from "../scope.ts";
import type { Between, Changed } from "./records.ts";
import type { Wanted } from "./state.ts";
import type { Move } from "./walk.ts";

type Entries = DifferenceCause["entries"];

/** Records that are opened, and entries shown of each. */
const OPENED = 5;
const SHOWN = 20;

/** The ledger entries behind the first records of a cause. */
export async function entriesBehind(
  context: Context,
  wanted: Wanted,
  move: Pick<Move, "whys" | "between">,
  changed: readonly Changed[],
): Promise<Entries> {
  const first = [...new Map(changed.map((one) => [one.entity, one])).values()].slice(0, OPENED);
  const batches = move.whys.flatMap((why) => (why.kind === "events" ? why.events.map(({ batch }) => batch) : []));
  if (batches.length > 0) {
    const brought = await broughtOf(context, batches, first);
    if (brought.length > 0) return brought;
  }
  const entries: Entries = [];
  for (const one of first) entries.push(...(await openedIn(context, wanted, move.between, one)));
  return entries;
}

/** What imports brought of these records, or an undo took away. */
async function broughtOf(context: Context, batches: readonly number[], changed: readonly Changed[]): Promise<Entries> {
  const subjects = await describeSubjects(
    context.storage.pool,
    changed.map(({ entity }) => entity),
  );
  const entityOf = new Map([...subjects].map(([entity, { unit }]) => [unit, entity]));
  const found = await entriesOfBatches(context.storage.pool, batches, [...entityOf.keys()], SHOWN);
  const read = await readEntries(
    context.storage.pool,
    found.map(({ seq }) => seq),
  );
  const entries = found.flatMap(({ seq, unit }) => {
    const entry = read.get(seq);
    return entry ? [{ ...entryView(entry), entity: entityOf.get(unit) ?? null }] : [];
  });
  // What happened to an account says more than what it is called.
  return entries.sort((a, b) => Number(a.type === "account") - Number(b.type === "account") || a.seq - b.seq);
}

/** The entries a record's facts follow from, in either state. */
async function openedIn(context: Context, { period, question }: Wanted, between: Between, { entity, evidence }: Changed): Promise<Entries> {
  const found = new Map<number, Entries[number]>();
  for (const { settings, asOf } of between) {
    const scope = scopeFor(context, { level: question.level, ...(asOf === null ? {} : { asOf }) }, settings);
    const { facts } = await openEntity(context, scope, horizonOf(context, scope), entity, evidence, period);
    for (const entry of facts.flatMap((fact) => fact.entries)) found.set(entry.seq, { ...entry, entity });
  }
  return [...found.values()].sort((a, b) => a.seq - b.seq).slice(0, SHOWN);
}

/** Entries by their numbers, as they are shown. */
export async function entriesNumbered(context: Context, seqs: readonly number[], entity: number | null): Promise<Entries> {
  const read = await readEntries(context.storage.pool, seqs.slice(0, SHOWN));
  return [...read.values()].map((entry) => ({ ...entryView(entry), entity }));
}
