import type pg from "pg";
import { Refusal } from "../../domain/index.ts";
import { transaction } from "../../storage/index.ts";
import type { SharedStates } from "../shared-states.ts";
import type { ClickHouseAddress } from "./address.ts";
import { fromShards, localTable } from "./schema.ts";
import type { Server } from "./server.ts";
import { forgetRows, nextDeletion, watchDeletions } from "./state.ts";
import { type Writing, writeRows } from "./write.ts";

/** No build has this number: under it the cluster remembers deletions. */
const NO_BUILD = 0;

/** Says in PostgreSQL, then in the cluster, that something will be deleted: a PostgreSQL that knows less than the cluster may count rows that are gone. */
export async function noteDeletion(pool: pg.Pool, writing: Writing): Promise<void> {
  await writeRows(writing, NO_BUILD, await nextDeletion(pool), { gone: [0] });
}

/**
 * Whether PostgreSQL was set back to a backup from before something was deleted. Then all facts are forgotten, to be derived anew from the ledger: what it
 * says counts is no longer all there.
 */
export async function forgetIfSetBack(
  pool: pg.Pool,
  states: SharedStates,
  { server, address }: { readonly server: Server; readonly address: ClickHouseAddress },
): Promise<boolean> {
  const inner = `select max(batch) as last from ${localTable(address, "gone")} where build = ${NO_BUILD}`;
  const [[last] = []] = await server.rows(`select max(p.last) from ${fromShards(address, inner)} p`);
  return transaction(pool, async (client) => {
    const isSetBack = await watchDeletions(client, Number(last ?? 0));
    if (isSetBack) await forgetRows(client, states);
    return isSetBack;
  });
}

export const setBack = (): Refusal =>
  new Refusal(
    "facts_set_back",
    503,
    "PostgreSQL was set back to an earlier state, and some of the facts it counts on have been deleted since. All are derived anew: ask again.",
    { seconds: 5 },
  );
