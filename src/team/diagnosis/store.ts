import type pg from "pg";
import { type SpicedStandard, spiced } from "../../standard/index.ts";
import { drawer, EditedMeanwhile, fieldsChanged, isPool, type Kept, type Saving, things } from "../documents/index.ts";
import type { Bant } from "./bant.ts";
import { holding, subjectOf } from "./facts.ts";
import type { Fact } from "./types.ts";

/** Facts are only ever added: what replaces or withdraws another is a fact of its own. */
export const facts = drawer<Fact>("fact");

/** One a deal; its versions are the qualifications as they were made. */
export const bants = drawer<Bant>("bant");

/** Facts of all deals, kept in memory; those of one deal are the same list while none was added. */
const byDeal = things<number, readonly Kept<Fact>[]>(
  ["fact"],
  ({ deal }) => deal,
  (documents) => documents as readonly Kept<Fact>[],
);

/** The facts of deals, by deal, in the order they were recorded; of all deals where none are named. */
export async function factsOf(
  client: pg.ClientBase | pg.Pool,
  deals: readonly number[] | null,
): Promise<ReadonlyMap<number, readonly Kept<Fact>[]>> {
  if (deals === null && isPool(client)) return byDeal(client);
  const found = new Map<number, Kept<Fact>[]>();
  for (const one of await facts.list(client, deals === null ? {} : { deals })) {
    if (one.deal === null) continue;
    const known = found.get(one.deal);
    if (known === undefined) found.set(one.deal, [one]);
    else known.push(one);
  }
  return found;
}

const insideOf = (fact: Fact): unknown => {
  switch (fact.kind) {
    case "evidence":
      return fact.evidence;
    case "pain":
      return fact.pain;
    case "impact":
      return fact.impact;
    case "event":
      return fact.event;
    case "decision":
      return fact.decision;
    default:
      return fact;
  }
};

/**
 * Adds a fact, inside a transaction. Facts of one deal are added one after the other, so that whoever replaces one has seen what it says.
 *
 * @param replaces id of the fact that held of its subject when it was read, `null` where there was none; absent, nothing is asked
 * @param check refuses, by what is known at that moment
 * @throws EditedMeanwhile when another fact holds by now
 */
export async function addFact(
  client: pg.ClientBase,
  saving: Saving<Fact> & { readonly body: Fact },
  replaces: string | null | undefined,
  check: (known: readonly Fact[]) => void,
): Promise<void> {
  const { deal } = saving.about;
  if (deal === null) throw new RangeError("a fact is about a deal");
  await client.query("select pg_advisory_xact_lock(hashtext('facts'), $1)", [deal]);
  const known = (await factsOf(client, [deal])).get(deal) ?? [];
  const theirs = holding(known, saving.body.on).get(subjectOf(saving.body));
  if (replaces !== undefined && theirs !== undefined && theirs.id !== replaces)
    throw new EditedMeanwhile(theirs, fieldsChanged(insideOf(theirs.body), insideOf(saving.body)));
  check(known.map(({ body }) => body));
  await facts.save(client, saving);
}

const methods = drawer<SpicedStandard>("method");

/** SPICED as the team judges by it: the standard's, or what the team made of it. */
export const spicedOf = async (client: pg.ClientBase | pg.Pool): Promise<SpicedStandard> =>
  (await methods.find(client, "spiced"))?.body ?? spiced;

/** Where the team keeps its own. */
export const spicedStore = methods;
