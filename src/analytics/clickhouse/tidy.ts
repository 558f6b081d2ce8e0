import type pg from "pg";
import { tableNames } from "../batch.ts";
import type { SharedStates } from "../shared-states.ts";
import type { ClickHouseAddress } from "./address.ts";
import { rollTogether } from "./rolling.ts";
import { type State, stateOf } from "./runs.ts";
import { fromShards, localTable, onEveryServer, rollupTables, type ShardTable, shardTables } from "./schema.ts";
import { noteDeletion } from "./set-back.ts";
import { acceptRollup, acceptSettled, alone, newBatch, removable, removed, settleable, unlessBusy } from "./state.ts";
import { rolledSql, visibleSql } from "./visible.ts";
import type { Writing } from "./write.ts";

export interface Tidying {
  readonly pool: pg.Pool;
  readonly address: ClickHouseAddress;
  readonly states: SharedStates;
  readonly writing: Writing;
  /** How long a reader may hold on to a state, in ms. */
  readonly longestRead: number;
  /** How many refreshes may lie beside the base before what they replaced is deleted. */
  readonly mostRefreshes: number;
  /** How many rows changes may add to the rollups before these are put together again. */
  readonly mostAdded: number;
}

/** An interval no reader outlives: none begins a request later than its own limit, and none takes longer than a request may. */
const patience = ({ longestRead, address }: Tidying): number => longestRead + 2 * address.seconds * 1000;

/**
 * Deletes from the shards what no reader can be reading any more. What it does not come to is done the next time. Refreshes go on beside it: theirs
 * are newer batches than any that is touched here.
 */
export const tidy = (work: Tidying): Promise<void> =>
  unlessBusy(work.pool, async () => {
    for (const scope of await work.states.scopes()) {
      const found = await work.states.find(work.pool, scope);
      if (found) await settle(work, found.build);
    }
    await removeGone(work);
  });

/**
 * Deletes rows that refreshes replaced and rows that never counted; those refreshes are part of the base then. Which units they replaced is kept until
 * the last reader that asks for it has ended.
 */
async function settle(work: Tidying, build: string): Promise<void> {
  const last = await settleable(work.pool, build, patience(work), work.mostRefreshes);
  if (last === null) return;
  const state = await stateOf(work.pool, build, last);
  await noteDeletion(work.pool, work.writing);
  const old = `delete where build = ${state.number} and batch <= `;
  const leaveOnly = (counts: string, tables: readonly ShardTable[]): Promise<unknown> =>
    Promise.all(tables.map((table) => everywhere(work, table, `${old}${last} and not (${counts})`)));
  await leaveOnly(visibleSql(work.address, state), tableNames);
  // Readers may still begin with an older batch than the one that rollups begin with now.
  if (state.rolled <= last) await leaveOnly(rolledSql(state), rollupTables);
  const forgotten = await acceptSettled(work.pool, build, last, patience(work));
  if (forgotten !== null) await everywhere(work, "gone", `${old}${forgotten}`);
  await roll(work, build);
}

/** Puts rollups together again to which changes have added much. */
async function roll(work: Tidying, build: string): Promise<void> {
  const { writing, pool } = work;
  if (!(await hasGrown(work, await stateOf(pool, build)))) return;
  // No refresh comes between what is read and the batch it is written under.
  await alone(pool, build, async () => {
    const batch = await newBatch(pool, build, "current");
    await rollTogether(writing, await stateOf(pool, build), batch);
    await acceptRollup(pool, build, batch);
  });
}

async function hasGrown({ writing: { server, address }, mostAdded }: Tidying, state: State): Promise<boolean> {
  const counts = rollupTables.map(
    (table) => `select countIf(batch = ${state.rolled}) as a, count() as b from ${localTable(address, table)} where ${rolledSql(state)}`,
  );
  const inner = `select sum(a) as a, sum(b) as b from (${counts.join(" union all ")})`;
  const [[first, all] = []] = await server.rows(`select sum(p.a), sum(p.b) from ${fromShards(address, inner)} p`);
  return Number(all) - Number(first) > Math.max(mostAdded, Number(first) / 4);
}

const everywhere = ({ address }: Tidying, table: ShardTable, change: string): Promise<void> =>
  onEveryServer(address, (on) => `alter table ${localTable(address, table)}${on} ${change}`, {
    mutations_sync: "2",
    allow_nondeterministic_mutations: 1,
  });

/** Removes builds whose place another took, or that were given up. */
async function removeGone(work: Tidying): Promise<void> {
  const builds = await removable(work.pool, patience(work));
  if (builds.length > 0) await noteDeletion(work.pool, work.writing);
  for (const { build, number } of builds) {
    await Promise.all(shardTables.map((table) => everywhere(work, table, `drop partition ${number}`)));
    await removed(work.pool, build);
  }
}
