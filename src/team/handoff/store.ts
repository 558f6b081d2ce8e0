import type pg from "pg";
import { type HandoffStandard, handoffStandard } from "../../standard/index.ts";
import { drawer, type Saving, type Version } from "../documents/index.ts";
import type { Handoff } from "./types.ts";

/** One a deal, under its number. */
export const handoffs = drawer<Handoff>("handoff");

/**
 * Saves a hand-off inside a transaction, only if nobody has saved it since it was read: state and package belong together and are never joined
 * from two changes. `null` when somebody has.
 */
export async function saveUntouched(client: pg.ClientBase, saving: Saving<Handoff>): Promise<Version<Handoff> | null> {
  await client.query("select pg_advisory_xact_lock(hashtext($1), hashtext($2))", [handoffs.kind, saving.id]);
  const known = await handoffs.find(client, saving.id);
  return (known?.version ?? 0) === saving.base ? handoffs.save(client, saving) : null;
}

const methods = drawer<HandoffStandard>("method");

/** What a hand-off needs here: the standard's, or what the team made of it. */
export const handoffStandardOf = async (client: pg.ClientBase | pg.Pool): Promise<HandoffStandard> =>
  (await methods.find(client, "handoff"))?.body ?? handoffStandard;

/** Where the team keeps its own. */
export const handoffStandardStore = methods;
