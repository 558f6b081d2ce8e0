import type pg from "pg";
import { type SpicedStandard, spiced } from "../../standard/index.ts";
import { drawer, type Kept } from "../documents/index.ts";
import type { Bant } from "./bant.ts";
import type { Fact } from "./types.ts";

/** Facts are only ever added: what replaces or withdraws another is a fact of its own. */
export const facts = drawer<Fact>("fact");

/** One a deal; its versions are the qualifications as they were made. */
export const bants = drawer<Bant>("bant");

/** The facts of deals, by deal, in the order they were recorded; of all deals where none are named. */
export async function factsOf(
  client: pg.ClientBase | pg.Pool,
  deals: readonly number[] | null,
): Promise<ReadonlyMap<number, readonly Kept<Fact>[]>> {
  const found = new Map<number, Kept<Fact>[]>();
  for (const one of await facts.list(client, deals === null ? {} : { deals })) {
    if (one.deal === null) continue;
    const known = found.get(one.deal);
    if (known === undefined) found.set(one.deal, [one]);
    else known.push(one);
  }
  return found;
}

const methods = drawer<SpicedStandard>("method");

/** SPICED as the team judges by it: the standard's, or what the team made of it. */
export const spicedOf = async (client: pg.ClientBase | pg.Pool): Promise<SpicedStandard> =>
  (await methods.find(client, "spiced"))?.body ?? spiced;

/** Where the team keeps its own. */
export const spicedStore = methods;
