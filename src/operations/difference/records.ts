import type { Condition, SumRow } from "../../analytics/index.ts";
import type { DifferenceRecord } from "../../contract/index.ts";
import { describeSubjects, highestSubject } from "../../ledger/index.ts";
import type { Evidence } from "../../metrics/index.ts";
import { filterConditions } from "../conditions.ts";
import type { Context } from "../context.ts";
import { prepare, type View } from "../evaluate.ts";
import { amountOf, passages, shown, sumsOf, unitOf } from "../explain.ts";
import { type Address, questionOf, type State, viewState, type Wanted } from "./state.ts";

/** Records whose contribution changed between two states, by term. */
export interface Changed {
  readonly evidence: Evidence;
  readonly entity: number;
  readonly before: bigint;
  readonly after: bigint;
}

/** How many records a cause lists. */
const LISTED = 50;

/** Subjects looked at at once, so that a large ledger is never held as a whole. */
const CHUNK = 100_000;

const size = ({ before, after }: Changed): bigint => (after > before ? after - before : before - after);

interface Grounds {
  readonly view: View;
  readonly evidence: readonly Evidence[];
  readonly where: (one: Evidence) => readonly Condition[];
}

/** The facts a state's value rests on; none where it speaks of nothing. */
export async function groundsOf(context: Context, wanted: Wanted, { part, currency }: Address, state: State, view: View): Promise<Grounds> {
  const { metric, period } = wanted;
  if (view.span === null || view.through === null) return { view, evidence: [], where: () => [] };
  const prepared = prepare(questionOf(wanted, state, context), view, view.through, view.span.first);
  const evidence = metric.evidence({ period: prepared.context.periods[0] ?? period, part }, await passages(view.reader, prepared));
  const money = currency === undefined || !metric.perCurrency ? prepared.currencies : [currency];
  return { view, evidence, where: (one) => [...one.where, ...filterConditions(one.fact, prepared.filters, money)] };
}

/** What each record contributes to a term, of those with a number in a range. */
export async function contributed({ view, where }: Grounds, evidence: Evidence, range: Condition | null): Promise<Map<number, bigint>> {
  const { top, weigh } = evidence;
  const rows = await view.reader.sums({
    fact: evidence.fact,
    sums: sumsOf(evidence),
    by: ["entity", ...(weigh?.by ?? [])].map((column) => ({ column })),
    where: [...where(evidence), ...(range === null ? [] : [range])],
    ...(top === undefined ? {} : { top: { limit: top.limit, largest: true } }),
  });
  const found = new Map<number, bigint>();
  for (const row of rows) add(found, row, evidence);
  return found;
}

function add(found: Map<number, bigint>, row: SumRow, evidence: Evidence): void {
  const factor = BigInt(evidence.weigh?.factor(row.keys.slice(1).map(Number)) ?? 1);
  const entity = Number(row.keys[0]);
  found.set(entity, (found.get(entity) ?? 0n) + factor * amountOf(row, evidence));
}

/** The states on either side of a step. */
export type Between = readonly [from: State, to: State];

/** The records that changed most, and how many changed at all. */
export interface Found {
  readonly changed: readonly Changed[];
  readonly count: number;
}

/** What changed between two states, record by record. */
export async function changedRecords(context: Context, wanted: Wanted, address: Address, [from, to]: Between): Promise<Found> {
  const most = new Most();
  const highest = await highestSubject(context.storage.pool);
  const quiet = (): undefined => undefined;
  await viewState(context, wanted, from, quiet, (before) =>
    viewState(context, wanted, to, quiet, async (after) => {
      const a = await groundsOf(context, wanted, address, from, before);
      const b = await groundsOf(context, wanted, address, to, after);
      for (const [term, one, other] of termsOf(a, b, from.method === to.method)) {
        const chunks = (one.top ?? other.top) ? [null] : rangesUpTo(highest);
        for (const range of chunks) most.compare(term, await contributed(a, one, range), await contributed(b, other, range));
      }
    }),
  );
  return { changed: most.changed, count: most.count };
}

/** Several changes as one, those that changed most first. */
export const allOf = (all: readonly Found[]): Found => ({
  changed: mostOf(all.flatMap(({ changed }) => changed)),
  count: all.reduce((sum, { count }) => sum + count, 0),
});

/** Terms both states have. Another method has another formula, and only what both speak of can be compared. */
function termsOf(a: Grounds, b: Grounds, isSameMethod: boolean): readonly (readonly [Evidence, Evidence, Evidence])[] {
  const pairs = b.evidence.flatMap((other) => {
    const one = a.evidence.find(({ term }) => term === other.term);
    return one ? [[other, one, other] as const] : [];
  });
  if (!isSameMethod || pairs.length > 0) return pairs;
  // One of the two knows nothing at all: everything is new, or gone.
  return [...a.evidence, ...b.evidence].map((one) => [one, one, one] as const);
}

function rangesUpTo(highest: number): readonly (Condition | null)[] {
  if (highest <= CHUNK) return [null];
  return Array.from({ length: Math.ceil((highest + 1) / CHUNK) }, (_, i) => ({
    column: "entity",
    from: i * CHUNK,
    to: (i + 1) * CHUNK - 1,
  }));
}

/** Keeps the records that changed most, and counts all. */
class Most {
  changed: Changed[] = [];
  count = 0;

  compare(evidence: Evidence, before: ReadonlyMap<number, bigint>, after: ReadonlyMap<number, bigint>): void {
    for (const [entity, value] of after) this.put({ evidence, entity, before: before.get(entity) ?? 0n, after: value });
    for (const [entity, value] of before) if (!after.has(entity)) this.put({ evidence, entity, before: value, after: 0n });
    this.cut();
  }

  private put(one: Changed): void {
    if (one.before === one.after) return;
    this.count += 1;
    this.changed.push(one);
    if (this.changed.length > LISTED * 40) this.cut();
  }

  private cut(): void {
    this.changed = mostOf(this.changed);
  }
}

const isMoney = ({ evidence }: Changed): number => (unitOf(evidence) === "money" ? 1 : 0);

const mostOf = (changed: readonly Changed[]): Changed[] =>
  [...changed]
    .sort((a, b) => isMoney(b) - isMoney(a) || (size(a) < size(b) ? 1 : size(a) > size(b) ? -1 : a.entity - b.entity))
    .slice(0, LISTED);

/** The records as people know them. */
export async function namedRecords(context: Context, changed: readonly Changed[]): Promise<DifferenceRecord[]> {
  const names = await describeSubjects(
    context.storage.pool,
    changed.map(({ entity }) => entity),
  );
  return changed.map(({ evidence, entity, before, after }) => {
    const subject = names.get(entity);
    return {
      entity,
      id: subject?.externalId ?? String(entity),
      source: subject?.source ?? "",
      name: subject?.name ?? null,
      term: evidence.term,
      unit: unitOf(evidence),
      before: shown(evidence, before),
      after: shown(evidence, after),
      amount: shown(evidence, after) - shown(evidence, before),
    };
  });
}
