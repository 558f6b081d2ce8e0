import type pg from "pg";
import type { SharedStates } from "../shared-states.ts";
import type { ClickHouseAddress } from "./address.ts";
import { localTable, onEveryServer, type ShardTable, shardTables } from "./schema.ts";
import { acceptSettled, alone, removable, removed, settleable, stateOf } from "./state.ts";
import { visibleSql } from "./visible.ts";

export interface Tidying {
  readonly pool: pg.Pool;
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
  const old = `delete where build = ${state.number} and batch <= ${last}`;
  const counts = visibleSql(work.address, state);
  const facts = shardTables.filter((table) => table !== "gone");
  await Promise.all(facts.map((table) => everywhere(work, table, `${old} and not (${counts})`)));
  // The units that were replaced are needed until all facts are done.
  await everywhere(work, "gone", old);
  await acceptSettled(work.pool, build, last);
}

const everywhere = ({ address }: Tidying, table: ShardTable, change: string): Promise<void> =>
  onEveryServer(address, (on) => `alter table ${localTable(address, table)}${on} ${change}`, {
    mutations_sync: "2",
    allow_nondeterministic_mutations: 1,
  });

/** Removes builds whose place another took, or that were given up. */
async function removeGone(work: Tidying): Promise<void> {
  for (const { build, number } of await removable(work.pool, patience(work))) {
    await Promise.all(shardTables.map((table) => everywhere(work, table, `drop partition ${number}`)));
    await removed(work.pool, build);
  }
}
