import type pg from "pg";
import { Refusal } from "../../domain/index.ts";
import { transaction } from "../../storage/index.ts";
import type { SharedStates } from "../shared-states.ts";
import type { Mark, Scope } from "../store.ts";

/**
 * Which rows in ClickHouse count, kept in PostgreSQL beside the ledger. ClickHouse has no transactions over tables and servers: rows are written
 * under the number of a batch, and count from the moment the number is accepted here.
 */
const TABLES = `
  create table if not exists facts.cluster (ledger uuid primary key, last bigint not null);
  insert into facts.cluster select gen_random_uuid(), 0 where not exists (select 1 from facts.cluster);
  create table if not exists facts.cluster_build (
    build text primary key, number bigint not null unique,
    state text not null check (state in ('building', 'current', 'gone')), base bigint not null default 0, changed_at timestamptz not null default now());
  create table if not exists facts.cluster_batch (
    number bigint primary key, build text not null references facts.cluster_build on delete cascade,
    accepted boolean not null default false, changed_at timestamptz not null default now());
  create index if not exists cluster_batch_of_build on facts.cluster_batch (build);
  alter table facts.cluster_build add column if not exists rolled bigint not null default 0;
  alter table facts.cluster add column if not exists deleted bigint not null default 0;`;

const LOCK = 7029;
const TIDY_LOCK = 7030;

/** Makes the tables, and gives the name by which this ledger is known to the cluster. */
export async function prepareState(pool: pg.Pool): Promise<string> {
  return transaction(pool, async (client) => {
    await client.query("select pg_advisory_xact_lock($1, 0)", [LOCK]);
    await client.query(TABLES);
    const { rows } = await client.query<{ ledger: string }>("select ledger from facts.cluster");
    return rows[0]?.ledger ?? "";
  });
}

/**
 * A number never given before, even when PostgreSQL was set back to a backup: it follows the clock, and the last one. Rows that lie in the cluster
 * under a number of a lost future are then never taken for new ones.
 */
const NUMBER = "greatest(last + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint)";
const NEXT = `update facts.cluster set last = ${NUMBER} returning last`;

/** The number of a deletion that is about to begin. */
export async function nextDeletion(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ deleted: number }>(
    `update facts.cluster set last = ${NUMBER}, deleted = ${NUMBER} returning deleted`,
  );
  return rows[0]?.deleted ?? 0;
}

/** Whether a deletion the cluster knows of is not known here; from now on it is. */
export async function watchDeletions(client: pg.ClientBase, last: number): Promise<boolean> {
  await client.query("select pg_advisory_xact_lock($1, 0)", [LOCK]);
  const { rowCount } = await client.query("update facts.cluster set deleted = $1 where deleted < $1", [last]);
  return rowCount !== 0;
}

/** Begins a build of a scope, which nobody reads until it is finished. */
export async function newBuild(pool: pg.Pool, states: SharedStates, scope: Scope): Promise<string> {
  return transaction(pool, async (client) => {
    const build = await states.begin(client, scope);
    await client.query(
      `with next as (${NEXT}) insert into facts.cluster_build (build, number, state) select $1, last, 'building' from next`,
      [build],
    );
    return build;
  });
}

const tooLate = (): Refusal =>
  new Refusal(
    "facts_were_replaced",
    409,
    "The facts that were being written have been replaced or given up meanwhile. Nothing is lost: ask again.",
  );

/** A number to write rows under. Refused when the build is in another state by now: whoever asks comes too late. */
export async function newBatch(pool: pg.Pool, build: string, state: "building" | "current"): Promise<number> {
  const { rows } = await pool.query<{ number: number }>(
    `with next as (${NEXT}), open as (select build from facts.cluster_build where build = $1 and state = $2 for share)
     insert into facts.cluster_batch (number, build) select next.last, open.build from next, open returning number`,
    [build, state],
  );
  const [row] = rows;
  if (!row) throw tooLate();
  return row.number;
}

const accept = (client: pg.ClientBase, batches: readonly number[]): Promise<unknown> =>
  client.query("update facts.cluster_batch set accepted = true, changed_at = now() where number = any($1)", [batches]);

/** Holds a build in a transaction, if it is in the state it is thought to be in. */
async function hold(client: pg.ClientBase, build: string, state: "building" | "current"): Promise<void> {
  const { rowCount } = await client.query("select 1 from facts.cluster_build where build = $1 and state = $2 for update", [build, state]);
  if (rowCount !== 1) throw tooLate();
}

/** Accepts the batches of a part, unless another wrote it first. */
export async function acceptPart(
  pool: pg.Pool,
  states: SharedStates,
  build: string,
  part: number,
  batches: readonly number[],
): Promise<void> {
  await transaction(pool, async (client) => {
    await hold(client, build, "building");
    if (await states.addPart(client, build, part)) await accept(client, batches);
  });
}

/** From now on a batch is what the rollups begin with. */
async function acceptRolled(client: pg.ClientBase, build: string, batch: number): Promise<void> {
  await accept(client, [batch]);
  await client.query("update facts.cluster_build set rolled = $2 where build = $1", [build, batch]);
}

/** Lets rollups begin with a batch that holds all of them together. */
export async function acceptRollup(pool: pg.Pool, build: string, batch: number): Promise<void> {
  await transaction(pool, async (client) => {
    await hold(client, build, "current");
    await acceptRolled(client, build, batch);
  });
}

export interface Finished {
  readonly scope: Scope;
  readonly build: string;
  readonly parts: number;
  /** The batch in which all of the build is added up. */
  readonly rolled: number;
  readonly mark: Mark;
}

/** Puts a finished build in the place of what the scope held. */
export async function finish(pool: pg.Pool, states: SharedStates, { scope, build, parts, rolled, mark }: Finished): Promise<void> {
  await transaction(pool, async (client) => {
    await hold(client, build, "building");
    await acceptRolled(client, build, rolled);
    const before = await states.find(client, scope);
    if (before !== null) await leave(client, before.build);
    await states.publish(client, scope, build, parts, mark);
    if (before !== null) await states.forget(client, before.build);
    await client.query(
      `update facts.cluster_build set state = 'current', changed_at = now(),
         base = (select coalesce(max(number), 0) from facts.cluster_batch where build = $1) where build = $1`,
      [build],
    );
  });
}

/** Makes a refresh visible: its batch, if it wrote one, and the mark. One that others overtook is refused: it would hide newer rows. */
export async function acceptRefresh(
  pool: pg.Pool,
  states: SharedStates,
  scope: Scope,
  build: string,
  batch: number | null,
  mark: Mark,
): Promise<void> {
  await transaction(pool, async (client) => {
    await hold(client, build, "current");
    const { rowCount } = await client.query("select 1 from facts.cluster_batch where build = $1 and accepted and number > $2 limit 1", [
      build,
      batch ?? Number.MAX_SAFE_INTEGER,
    ]);
    if (rowCount !== 0) throw tooLate();
    if (batch !== null) await accept(client, [batch]);
    await states.write(client, scope, build, mark);
  });
}

/** The newest of the refreshes that every reader knows by now; `null` while they are few. */
export async function settleable(pool: pg.Pool, build: string, patience: number, few: number): Promise<number | null> {
  const { rows } = await pool.query<{ count: number; last: number | null }>(
    `select count(*) as count, max(t.number) as last from facts.cluster_batch t join facts.cluster_build b on b.build = t.build
     where t.build = $1 and t.accepted and t.number > b.base and t.changed_at < now() - $2 * interval '1 millisecond'`,
    [build, patience],
  );
  const [row] = rows;
  return row && row.count > few ? row.last : null;
}

/**
 * What refreshes up to `last` replaced has been deleted: they are part of the base now, of which only the ends of runs are noted. Gives the base
 * before, if no reader can know it any more.
 */
export async function acceptSettled(pool: pg.Pool, build: string, last: number, patience: number): Promise<number | null> {
  return transaction(pool, async (client) => {
    await hold(client, build, "current");
    const { rows } = await client.query<{ base: number; isOld: boolean }>(
      `select base, changed_at < now() - $2 * interval '1 millisecond' as "isOld" from facts.cluster_build where build = $1`,
      [build, patience],
    );
    await client.query("update facts.cluster_build set base = $2, changed_at = now() where build = $1", [build, last]);
    await client.query(
      `delete from facts.cluster_batch where number in (
         select number from (
           select number, accepted, lag(accepted) over w as before, lead(accepted) over w as after
           from facts.cluster_batch where build = $1 and number <= $2 window w as (order by number)) s
         where before = accepted and after = accepted)`,
      [build, last],
    );
    return rows[0]?.isOld === true ? rows[0].base : null;
  });
}

/** Nobody begins to read or write a build any more; its rows lie in the cluster until nobody can be reading them. */
const leave = (client: pg.ClientBase, build: string): Promise<unknown> =>
  client.query("update facts.cluster_build set state = 'gone', changed_at = now() where build = $1 and state <> 'gone'", [build]);

export async function giveUp(pool: pg.Pool, states: SharedStates, build: string): Promise<void> {
  await transaction(pool, async (client) => {
    await leave(client, build);
    await states.forget(client, build);
  });
}

export async function forgetScope(pool: pg.Pool, states: SharedStates, scope: Scope): Promise<void> {
  await transaction(pool, async (client) => {
    const build = await states.remove(client, scope);
    if (build === null) return;
    await leave(client, build);
    await states.forget(client, build);
  });
}

/** Builds whose rows nobody can be reading any more. */
export async function removable(pool: pg.Pool, patience: number): Promise<readonly { readonly build: string; readonly number: number }[]> {
  await pool.query(
    "update facts.cluster_build b set state = 'gone', changed_at = now() where state <> 'gone' and not exists (select 1 from facts.build where id = b.build)",
  );
  const { rows } = await pool.query<{ build: string; number: number }>(
    "select build, number from facts.cluster_build where state = 'gone' and changed_at < now() - $1 * interval '1 millisecond'",
    [patience],
  );
  return rows;
}

export async function removed(pool: pg.Pool, build: string): Promise<void> {
  await pool.query("delete from facts.cluster_build where build = $1", [build]);
}

/** Forgets all facts, whose rows are there no more. */
export async function forgetRows(client: pg.ClientBase, states: SharedStates): Promise<void> {
  await states.forgetEngine(client);
  await client.query("delete from facts.cluster_build");
}

const numberIn = (build: string): number => Number(/\d+$/.exec(build)?.[0] ?? 0);

/** Alone, among all programs, with changing a build: a lock that falls free when the program ends, however it ends. */
export const alone = <T>(pool: pg.Pool, build: string, work: () => Promise<T>): Promise<T> =>
  locked(pool, LOCK, numberIn(build), async (client) => {
    await client.query("select pg_advisory_lock($1, $2)", [LOCK, numberIn(build)]);
    return work();
  });

/** Does what one program does for all, unless another is at it. */
export const unlessBusy = (pool: pg.Pool, work: () => Promise<void>): Promise<void> =>
  locked(pool, TIDY_LOCK, 0, async (client) => {
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1, 0) as mine", [TIDY_LOCK]);
    if (rows[0]?.mine === true) await work();
  });

async function locked<T>(pool: pg.Pool, lock: number, key: number, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const result = await work(client);
    await client.query("select pg_advisory_unlock($1, $2)", [lock, key]);
    client.release();
    return result;
  } catch (error) {
    // The lock ends with the connection.
    client.release(error instanceof Error ? error : true);
    throw error;
  }
}
