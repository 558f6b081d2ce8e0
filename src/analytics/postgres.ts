import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Day } from "../domain/index.ts";
import { transaction } from "../storage/index.ts";
import { type FactBatch, retentionView, type TableName, tableNames } from "./batch.ts";
import type { Dictionary } from "./dictionary.ts";
import { SharedNames } from "./shared-names.ts";
import { SharedStates } from "./shared-states.ts";
import { columnsSql, compileRows, compileSums, inSchema, spanSql, toSpan } from "./sql.ts";
import { type FactReader, type Fill, type Mark, rebuildInOnePart, type Scope, type SharedStore, scopeKey } from "./store.ts";

type OpenScope = { readonly build: string; readonly mark: Mark; readonly dictionary: Dictionary };

type Client = pg.ClientBase | pg.Pool;

/** What PostgreSQL says of a table that is not there (any more). */
const NO_TABLE = new Set(["42P01", "3F000"]);

const ATTEMPTS = 5;

/** Facts beside the ledger in PostgreSQL: slower than DuckDB, and shared by as many processes as there are. A build is a schema. */
class PostgresStore implements SharedStore {
  readonly engine = "postgres";
  readonly isShared = true;
  readonly version: number;
  private readonly names = new Map<string, SharedNames>();
  private readonly pool: pg.Pool;
  private readonly states: SharedStates;

  constructor(pool: pg.Pool, states: SharedStates) {
    this.pool = pool;
    this.states = states;
    this.version = states.version;
  }

  async scopes(): Promise<readonly Scope[]> {
    return this.states.scopes();
  }

  async mark(scope: Scope): Promise<Mark | null> {
    return (await this.states.find(this.pool, scope))?.mark ?? null;
  }

  private namesOf(build: string): SharedNames {
    const known = this.names.get(build) ?? new SharedNames(this.pool, build);
    this.names.set(build, known);
    return known;
  }

  private async require(client: Client, scope: Scope): Promise<OpenScope> {
    const found = await this.states.find(client, scope);
    if (!found) throw new Error(`the facts of ${scopeKey(scope)} have not been derived`);
    return { ...found, dictionary: await this.namesOf(found.build).read(client) };
  }

  async beginBuild(scope: Scope): Promise<string> {
    return transaction(this.pool, async (client) => {
      const build = await this.states.begin(client, scope);
      await client.query(`create schema ${build}`);
      for (const table of tableNames) await client.query(`create table ${build}.${table} (${columnsSql(table, " not null")})`);
      await client.query(retentionView(`${build}.`));
      return build;
    });
  }

  async writePart(build: string, part: number, fill: Fill): Promise<void> {
    const schema = schemaOf(build);
    await transaction(this.pool, async (client) => {
      if (!(await this.states.addPart(client, build, part))) return;
      for await (const batch of this.namesOf(build).batches(fill)) await insert(client, schema, batch);
    });
  }

  async finishBuild(scope: Scope, build: string, parts: number, mark: Mark): Promise<void> {
    const schema = schemaOf(build);
    const indexes = tableNames.map((table) => `create index on ${schema}.${table} (unit)`);
    await sideBySide([...indexes, `create index on ${schema}.label (entity, field)`], (sql) => this.pool.query(sql));
    await sideBySide(tableNames, (table) => this.pool.query(`analyze ${schema}.${table}`));
    const before = await transaction(this.pool, (client) => this.states.publish(client, scope, build, parts, mark));
    if (before !== null) await this.dropBuild(before);
  }

  /** Waits for those who still read it; nobody begins to. */
  async dropBuild(build: string): Promise<void> {
    const schema = schemaOf(build);
    await transaction(this.pool, async (client) => {
      const { rows } = await client.query<{ exists: boolean }>("select to_regnamespace($1) is not null as exists", [schema]);
      if (rows[0]?.exists) {
        // The table every reader holds comes first: whoever holds it may still ask for the others.
        await client.query(`lock table ${schema}.movement in access exclusive mode`);
        await client.query(`drop schema ${schema} cascade`);
      }
      await this.states.forget(client, build);
    });
    this.names.delete(build);
  }

  async rebuild(scope: Scope, mark: Mark, fill: Fill): Promise<void> {
    await rebuildInOnePart(this, scope, mark, fill);
  }

  async refresh(scope: Scope, mark: Mark, units: readonly number[], fill: Fill): Promise<void> {
    const { build } = await this.require(this.pool, scope);
    await transaction(this.pool, async (client) => {
      if (units.length > 0) {
        for (const table of tableNames) await client.query(`delete from ${build}.${table} where unit = any($1)`, [units]);
        for await (const batch of this.namesOf(build).batches(fill)) await insert(client, build, batch);
      }
      await this.states.write(client, scope, build, mark);
    });
  }

  async unitsDue(scope: Scope, upTo: Day): Promise<readonly number[]> {
    const { build } = await this.require(this.pool, scope);
    const { rows } = await this.pool.query<{ unit: number }>(`select distinct unit from ${build}.due where day <= $1`, [upTo]);
    return rows.map(({ unit }) => unit);
  }

  async unitCount(scope: Scope): Promise<number> {
    const { build } = await this.require(this.pool, scope);
    const { rows } = await this.pool.query<{ units: number }>(
      `select (select count(distinct unit) from ${build}.movement) + (select count(distinct unit) from ${build}.stage) as units`,
    );
    return rows[0]?.units ?? 0;
  }

  async read<T>(scope: Scope, work: (reader: FactReader) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const client = await this.pool.connect();
      try {
        await client.query("begin isolation level repeatable read read only");
        const open = await this.require(client, scope);
        if (await isThere(client, open.build, attempt === ATTEMPTS)) {
          const result = await work(readerOf(client, open));
          await client.query("commit");
          client.release();
          return result;
        }
        await client.query("rollback");
        client.release();
      } catch (error) {
        await client.query("rollback").then(
          () => client.release(),
          (broken: Error) => client.release(broken),
        );
        throw error;
      }
    }
  }

  async drop(scope: Scope): Promise<void> {
    const build = await this.states.remove(this.pool, scope);
    if (build !== null) await this.dropBuild(build);
  }

  async ping(): Promise<void> {
    await this.states.scopes();
  }

  async close(): Promise<void> {}
}

/** So many indexes are made at a time: each is the work of one core of the database. */
const SIDE_BY_SIDE = 3;

async function sideBySide<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const rest = [...all];
  const next = async (): Promise<void> => {
    for (let one = rest.shift(); one !== undefined; one = rest.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, next));
}

/** Builds are named by the sequence alone; nothing else ever stands in a statement as a schema. */
function schemaOf(build: string): string {
  if (!/^facts_\d+$/.test(build)) throw new Error(`${build} is no build of facts`);
  return build;
}

/** Holds a build for the transaction. `false` when another has taken its place between the look at the door and this. */
async function isThere(client: pg.PoolClient, build: string, isLast: boolean): Promise<boolean> {
  try {
    await client.query(`lock table ${schemaOf(build)}.movement in access share mode`);
    return true;
  } catch (error) {
    if (isLast || !NO_TABLE.has((error as { code?: string }).code ?? "")) throw error;
    return false;
  }
}

function readerOf(client: pg.PoolClient, { build, dictionary, mark }: OpenScope): FactReader {
  const place = inSchema(build);
  const run = async (sql: string): Promise<unknown[][]> => (await client.query({ text: sql, rowMode: "array" })).rows as unknown[][];
  return {
    mark,
    sums: async (question) => {
      const { sql, decode } = compileSums(question, dictionary, place);
      return (await run(sql)).map(decode);
    },
    rows: async (question) => {
      const { sql, decode } = compileRows(question, dictionary, place);
      return (await run(sql)).map(decode);
    },
    fields: () => dictionary.names(),
    values: (field) => dictionary.values(field),
    span: async () => {
      const [happened, begun] = spanSql(place);
      return toSpan((await run(happened))[0] ?? [], (await run(begun))[0] ?? []);
    },
  };
}

async function insert(client: pg.PoolClient, schema: string, batch: FactBatch): Promise<void> {
  for (const table of tableNames) {
    if (batch.tables[table].rows === 0) continue;
    await pipeline(Readable.from(lines(batch, table), { objectMode: false }), client.query(copyFrom(`copy ${schema}.${table} from stdin`)));
  }
}

function* lines(batch: FactBatch, table: TableName): Generator<string> {
  const { rows, columns } = batch.tables[table];
  let buffer = "";
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < columns.length; i++) buffer += `${i === 0 ? "" : "\t"}${columns[i]?.[row]}`;
    buffer += "\n";
    if (buffer.length < 1 << 16) continue;
    yield buffer;
    buffer = "";
  }
  if (buffer !== "") yield buffer;
}

/** Opens the facts kept in a PostgreSQL; `version` is told by tests of two programs side by side. */
export async function openPostgresStore(pool: pg.Pool, version?: number): Promise<SharedStore> {
  const states = new SharedStates(pool, "postgres", version);
  await states.prepare();
  return new PostgresStore(pool, states);
}
