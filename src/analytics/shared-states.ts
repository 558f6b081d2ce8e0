import type pg from "pg";
import { type Day, day, type Settings } from "../domain/index.ts";
import type { UnitRun } from "../ledger/index.ts";
import { transaction } from "../storage/index.ts";
import type { Carried } from "../telemetry/index.ts";
import { FACTS_VERSION } from "./facts-version.ts";
import { type Mark, parseScope, type Scope, scopeKey } from "./store.ts";

type Client = pg.ClientBase | pg.Pool;

/** What all parts of a build are derived from. */
export interface BuildTask {
  readonly scope: string;
  /** All settings it counts by. */
  readonly settings: Settings;
  readonly horizon: Day;
  /** The one state of the ledger that all parts read, as PostgreSQL names it; it is there as long as whoever asked holds it. */
  readonly snapshot: string;
  readonly runs: readonly UnitRun[];
  /** Where the asking process is in its trace. */
  readonly trace?: Carried;
}

const PREPARE_LOCK = 7023;

/** Tables by which the processes that share a store agree; they hold nothing that could not be derived again. */
const TABLES = `
  create schema if not exists facts;
  create sequence if not exists facts.build_number;
  create table if not exists facts.build (
    id text primary key, engine text not null, version integer not null, scope text not null, task jsonb, begun_at timestamptz not null default now());
  create table if not exists facts.part (
    build text not null references facts.build on delete cascade, part integer not null, primary key (build, part));
  create table if not exists facts.name (
    id bigserial primary key, build text not null references facts.build on delete cascade,
    field integer not null, field_name text not null, code integer not null, value text not null, unique (build, field, code));
  create table if not exists facts.state (
    engine text not null, version integer not null, scope text not null, build text not null references facts.build,
    position bigint not null, horizon integer not null, context text not null, used_at timestamptz not null default now(),
    primary key (engine, version, scope));
`;

/**
 * What processes that share a store agree on in PostgreSQL: which build is what a scope holds, and how far it has come. Each engine and each
 * version of the facts has states of its own, so that an old program and a new one beside it do not fight over them.
 */
export class SharedStates {
  private readonly pool: pg.Pool;
  private readonly engine: string;
  readonly version: number;

  constructor(pool: pg.Pool, engine: string, version: number = FACTS_VERSION) {
    this.pool = pool;
    this.engine = engine;
    this.version = version;
  }

  /** Makes the tables where they are missing; several processes may start at once. */
  async prepare(): Promise<void> {
    await transaction(this.pool, async (client) => {
      await client.query("select pg_advisory_xact_lock($1, 1)", [PREPARE_LOCK]);
      await dropAlone(client);
      await client.query(TABLES);
    });
  }

  async scopes(): Promise<readonly Scope[]> {
    const { rows } = await this.pool.query<{ scope: string }>(
      "select scope from facts.state where engine = $1 and version = $2 order by scope",
      [this.engine, this.version],
    );
    return rows.map(({ scope }) => parseScope(scope));
  }

  async find(client: Client, scope: Scope): Promise<{ readonly build: string; readonly mark: Mark } | null> {
    const { rows } = await client.query<{ build: string; position: number; horizon: number; context: string }>(
      "select build, position, horizon, context from facts.state where engine = $1 and version = $2 and scope = $3",
      [this.engine, this.version, scopeKey(scope)],
    );
    const [row] = rows;
    return row ? { build: row.build, mark: { position: row.position, horizon: day(row.horizon), context: row.context } } : null;
  }

  /** Registers a build before anything of it is written, and names it: `facts_12`. */
  async begin(client: Client, scope: Scope): Promise<string> {
    const { rows } = await client.query<{ id: string }>(
      "insert into facts.build (id, engine, version, scope) values ('facts_' || nextval('facts.build_number'), $1, $2, $3) returning id",
      [this.engine, this.version, scopeKey(scope)],
    );
    return rows[0]?.id ?? "";
  }

  /** Notes a part as written. `false` when it was there before; waits for whoever is writing it in a transaction of their own. */
  async addPart(client: Client, build: string, part: number): Promise<boolean> {
    const { rowCount } = await client.query("insert into facts.part (build, part) values ($1, $2) on conflict do nothing", [build, part]);
    return rowCount === 1;
  }

  /** Writes what the parts of a build are derived from. */
  async setTask(client: Client, build: string, task: BuildTask): Promise<void> {
    await client.query("update facts.build set task = $2 where id = $1", [build, JSON.stringify(task)]);
  }

  /** `null` for a build that is not there any more. */
  async taskOf(client: Client, build: string): Promise<BuildTask | null> {
    const { rows } = await client.query<{ task: BuildTask | null }>("select task from facts.build where id = $1", [build]);
    return rows[0]?.task ?? null;
  }

  /** Builds that no state holds: being written, or left by a process that died. Those of all versions, or of one scope of ours. */
  async unheld(client: Client, scope?: Scope): Promise<readonly { readonly build: string; readonly key: string }[]> {
    const { rows } = await client.query<{ build: string; key: string }>(
      `select b.id as build, b.engine || '/' || b.version || '/' || b.scope as key from facts.build b
       where b.engine = $1 and ($2::text is null or (b.version = $3 and b.scope = $2))
         and not exists (select from facts.state s where s.build = b.id) order by b.begun_at`,
      [this.engine, scope === undefined ? null : scopeKey(scope), this.version],
    );
    return rows;
  }

  /** Names a scope's state among those of all engines and versions. */
  keyOf(scope: Scope): string {
    return `${this.engine}/${this.version}/${scopeKey(scope)}`;
  }

  /** Notes that a scope is asked for. */
  async touch(scope: Scope): Promise<void> {
    await this.pool.query("update facts.state set used_at = now() where engine = $1 and version = $2 and scope = $3", [
      this.engine,
      this.version,
      scopeKey(scope),
    ]);
  }

  /** Scopes nobody has asked for in some minutes, the one used last first. */
  async unused(minutes: number): Promise<readonly Scope[]> {
    const { rows } = await this.pool.query<{ scope: string }>(
      `select scope from facts.state where engine = $1 and version = $2 and used_at < now() - $3 * interval '1 minute' order by used_at desc`,
      [this.engine, this.version, minutes],
    );
    return rows.map(({ scope }) => parseScope(scope));
  }

  /** Takes away what older programs kept, once they have not asked for it in some hours. Their builds are held by nobody then. */
  async outdate(hours: number): Promise<void> {
    await this.pool.query("delete from facts.state where engine = $1 and version < $2 and used_at < now() - $3 * interval '1 hour'", [
      this.engine,
      this.version,
      hours,
    ]);
  }

  async parts(client: Client, build: string): Promise<ReadonlySet<number>> {
    const { rows } = await client.query<{ part: number }>("select part from facts.part where build = $1", [build]);
    return new Set(rows.map(({ part }) => part));
  }

  /** Makes a build what the scope holds, once all its parts are there. Gives the build whose place it took. */
  async publish(client: Client, scope: Scope, build: string, parts: number, mark: Mark): Promise<string | null> {
    const written = await this.parts(client, build);
    if (written.size !== parts) throw new Error(`of ${parts} parts of the derivation ${build}, ${written.size} are written`);
    const before = await this.find(client, scope);
    await this.write(client, scope, build, mark);
    return before !== null && before.build !== build ? before.build : null;
  }

  /** Writes how far a scope has come. */
  async write(client: Client, scope: Scope, build: string, { position, horizon, context }: Mark): Promise<void> {
    await client.query(
      `insert into facts.state (engine, version, scope, build, position, horizon, context) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (engine, version, scope) do update set build = excluded.build, position = excluded.position, horizon = excluded.horizon,
         context = excluded.context, used_at = now()`,
      [this.engine, this.version, scopeKey(scope), build, position, horizon, context],
    );
  }

  /** Takes the state of a scope away. Gives the build it held. */
  async remove(client: Client, scope: Scope): Promise<string | null> {
    const { rows } = await client.query<{ build: string }>(
      "delete from facts.state where engine = $1 and version = $2 and scope = $3 returning build",
      [this.engine, this.version, scopeKey(scope)],
    );
    return rows[0]?.build ?? null;
  }

  /** Forgets a build with its names and parts, after its facts are gone. */
  async forget(client: Client, build: string): Promise<void> {
    await client.query("delete from facts.build where id = $1", [build]);
  }

  /** Forgets every state and build of the engine: what they were made of is gone. */
  async forgetEngine(client: Client): Promise<void> {
    await client.query("delete from facts.state where engine = $1", [this.engine]);
    await client.query("delete from facts.build where engine = $1", [this.engine]);
  }
}

/** Facts from before they were shared, which one program kept: they are derived again. */
async function dropAlone(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ was: boolean }>("select to_regclass('facts.scope') is not null as was");
  if (!rows[0]?.was) return;
  const schemas = await client.query<{ name: string }>("select nspname as name from pg_namespace where nspname ~ '^facts_[0-9]+$'");
  for (const { name } of schemas.rows) await client.query(`drop schema ${name} cascade`);
  await client.query("drop table facts.scope");
}
