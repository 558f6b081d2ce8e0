import type pg from "pg";
import { transaction } from "../../storage/index.ts";
import type { SharedStates } from "../shared-states.ts";
import type { ClickHouseAddress } from "./address.ts";
import { localTable, onEveryServer, shardTables } from "./schema.ts";
import type { Server } from "./server.ts";
import { acceptSettled, alone, settleable, stateOf } from "./state.ts";
import { visibleSql } from "./visible.ts";

export interface Tidying {
  readonly pool: pg.Pool;
  readonly server: Server;
  readonly address: ClickHouseAddress;
  readonly states: SharedStates;
  /** How long a reader may hold on to a state, in ms. */
  readonly longestRead: number;
  /** How many refreshes may lie beside the base before what they replaced is deleted. */
  readonly mostRefreshes: number;
}

/** An interval no reader outlives: none begins a request later than its own limit, and none takes longer than a request may. */
const patience = ({ longestRead, address }: Tidying): number => longestRead + 2 * address.seconds * 1000;

/** Deletes from the shards what no reader can be reading any more. What it does not come to is done the next time. */
export async function tidy(work: Tidying): Promise<void> {
  for (const scope of await work.states.scopes()) {
    const found = await work.states.find(work.pool, scope);
    if (found) await alone(work.pool, found.build, () => settle(work, found.build));
  }
  await removeGone(work);
}

/** Deletes rows that refreshes replaced and rows that never counted; those refreshes are part of the base then. */
async function settle(work: Tidying, build: string): Promise<void> {
  const last = await settleable(work.pool, build, patience(work), work.mostRefreshes);
  if (last === null) return;
  const state = await stateOf(work.pool, build, last);
  const visible = visibleSql(work.address, state);
  const replaced = `build = ${state.number} and batch <= ${last}`;
  // The units replaced are needed until all tables are done.
  for (const table of shardTables)
    await everywhere(work, table, `delete where ${replaced}${table === "gone" ? "" : ` and not (${visible})`}`);
  await acceptSettled(work.pool, build, last);
}

const everywhere = ({ server, address }: Tidying, table: (typeof shardTables)[number], change: string): Promise<void> =>
  onEveryServer(server, address, (on) => `alter table ${localTable(address, table)}${on} ${change}`, {
    mutations_sync: "2",
    allow_nondeterministic_mutations: 1,
  });

/** Builds that nobody has written to for so long are not being written any more. */
const ABANDONED = "24 hours";

/** Removes builds whose place another took, or that were given up. */
async function removeGone(work: Tidying): Promise<void> {
  await work.pool.query(
    `update facts.cluster_build b set state = 'gone', changed_at = now()
     where state = 'building' and changed_at < now() - $1::interval
       and not exists (select 1 from facts.cluster_batch t where t.build = b.build and t.changed_at > now() - $1::interval)`,
    [ABANDONED],
  );
  const { rows } = await work.pool.query<{ build: string; number: number }>(
    "select build, number from facts.cluster_build where state = 'gone' and changed_at < now() - $1 * interval '1 millisecond'",
    [patience(work)],
  );
  for (const { build, number } of rows) {
    for (const table of shardTables) await everywhere(work, table, `drop partition ${number}`);
    await transaction(work.pool, (client) => work.states.forget(client, build));
  }
}
