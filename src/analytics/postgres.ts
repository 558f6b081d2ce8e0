import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { type Day, day } from "../domain/index.ts";
import { transaction } from "../storage/index.ts";
import { type FactBatch, retentionView, type TableName, tableNames } from "./batch.ts";
import { Dictionary } from "./dictionary.ts";
import { columnsSql, compileRows, compileSums, spanSql, toSpan } from "./sql.ts";
import { type AnalyticsStore, type FactReader, type Fill, type Mark, parseScope, type Scope, scopeKey } from "./store.ts";

interface OpenScope {
  readonly schema: string;
  readonly dictionary: Dictionary;
}

type Client = pg.ClientBase | pg.Pool;

/** Facts beside the ledger in PostgreSQL: slower than DuckDB, and nothing else to keep. Schemas hold one derivation each. */
class PostgresStore implements AnalyticsStore {
  readonly engine = "postgres";
  private readonly dictionaries = new Map<string, Dictionary>();
  private readonly pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.pool = pool;
  }

  async prepare(): Promise<void> {
    await this.pool.query("create schema if not exists facts");
    await this.pool.query(
      "create table if not exists facts.scope (name text primary key, schema_name text not null, position bigint not null, horizon integer not null, context text not null)",
    );
    await this.pool.query("create sequence if not exists facts.schema_number");
    const orphans = await this.pool.query<{ name: string }>(
      "select nspname as name from pg_namespace where nspname ~ '^facts_[0-9]+$' and nspname not in (select schema_name from facts.scope)",
    );
    for (const { name } of orphans.rows) await this.pool.query(`drop schema if exists ${name} cascade`);
  }

  async scopes(): Promise<readonly Scope[]> {
    const { rows } = await this.pool.query<{ name: string }>("select name from facts.scope order by name");
    return rows.map(({ name }) => parseScope(name));
  }

  async mark(scope: Scope): Promise<Mark | null> {
    return (await this.find(this.pool, scope))?.mark ?? null;
  }

  private async find(client: Client, scope: Scope): Promise<{ schema: string; mark: Mark } | null> {
    const { rows } = await client.query<{ schema_name: string; position: number; horizon: number; context: string }>(
      "select schema_name, position, horizon, context from facts.scope where name = $1",
      [scopeKey(scope)],
    );
    const [row] = rows;
    return row ? { schema: row.schema_name, mark: { position: row.position, horizon: day(row.horizon), context: row.context } } : null;
  }

  private async require(client: Client, scope: Scope): Promise<OpenScope & { readonly mark: Mark }> {
    const found = await this.find(client, scope);
    if (!found) throw new Error(`the facts of ${scopeKey(scope)} have not been derived`);
    const known = this.dictionaries.get(found.schema) ?? (await loadDictionary(client, found.schema));
    this.dictionaries.set(found.schema, known);
    return { ...found, dictionary: known };
  }

  async rebuild(scope: Scope, mark: Mark, fill: Fill): Promise<void> {
    const { rows } = await this.pool.query<{ number: number }>("select nextval('facts.schema_number') as number");
    const schema = `facts_${rows[0]?.number}`;
    const dictionary = new Dictionary();
    await transaction(this.pool, async (client) => {
      await client.query(`create schema ${schema}`);
      await client.query(`create table ${schema}.dictionary (field integer, field_name text, code integer, value text)`);
      for (const table of tableNames) {
        await client.query(`create table ${schema}.${table} (${columnsSql(table, " not null")})`);
      }
      await client.query(retentionView(`${schema}.`));
      for await (const batch of fill(dictionary)) await insert(client, schema, batch);
      await insertDictionary(client, schema, dictionary);
      for (const table of tableNames) await client.query(`create index on ${schema}.${table} (unit)`);
      await client.query(`create index on ${schema}.label (entity, field)`);
      const before = await this.find(client, scope);
      await writeMark(client, scope, schema, mark);
      if (before) await client.query(`drop schema ${before.schema} cascade`);
    });
    this.dictionaries.set(schema, dictionary);
    for (const table of tableNames) await this.pool.query(`analyze ${schema}.${table}`);
  }

  async refresh(scope: Scope, mark: Mark, units: readonly number[], fill: Fill): Promise<void> {
    const { schema, dictionary } = await this.require(this.pool, scope);
    try {
      await transaction(this.pool, async (client) => {
        if (units.length > 0) {
          for (const table of tableNames) await client.query(`delete from ${schema}.${table} where unit = any($1)`, [units]);
          for await (const batch of fill(dictionary)) await insert(client, schema, batch);
          await insertDictionary(client, schema, dictionary);
        }
        await writeMark(client, scope, schema, mark);
      });
    } catch (error) {
      this.dictionaries.delete(schema);
      throw error;
    }
  }

  async unitsDue(scope: Scope, upTo: Day): Promise<readonly number[]> {
    const { schema } = await this.require(this.pool, scope);
    const { rows } = await this.pool.query<{ unit: number }>(`select distinct unit from ${schema}.due where day <= $1`, [upTo]);
    return rows.map(({ unit }) => unit);
  }

  async unitCount(scope: Scope): Promise<number> {
    const { schema } = await this.require(this.pool, scope);
    const { rows } = await this.pool.query<{ units: number }>(
      `select (select count(distinct unit) from ${schema}.movement) + (select count(distinct unit) from ${schema}.stage) as units`,
    );
    return rows[0]?.units ?? 0;
  }

  async read<T>(scope: Scope, work: (reader: FactReader) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query("begin isolation level repeatable read read only");
      const open = await this.require(client, scope);
      const result = await work(readerOf(client, open));
      await client.query("commit");
      client.release();
      return result;
    } catch (error) {
      await client.query("rollback").then(
        () => client.release(),
        (broken: Error) => client.release(broken),
      );
      throw error;
    }
  }

  async drop(scope: Scope): Promise<void> {
    await transaction(this.pool, async (client) => {
      const found = await this.find(client, scope);
      if (!found) return;
      await client.query("delete from facts.scope where name = $1", [scopeKey(scope)]);
      await client.query(`drop schema ${found.schema} cascade`);
    });
  }

  async ping(): Promise<void> {
    await this.pool.query("select from facts.scope limit 1");
  }

  async close(): Promise<void> {}
}

function readerOf(client: pg.PoolClient, { schema, dictionary, mark }: OpenScope & { readonly mark: Mark }): FactReader {
  const prefix = `${schema}.`;
  const run = async (sql: string): Promise<unknown[][]> => (await client.query({ text: sql, rowMode: "array" })).rows as unknown[][];
  return {
    mark,
    sums: async (question) => {
      const { sql, decode } = compileSums(question, dictionary, prefix);
      return (await run(sql)).map(decode);
    },
    rows: async (question) => {
      const { sql, decode } = compileRows(question, dictionary, prefix);
      return (await run(sql)).map(decode);
    },
    fields: () => dictionary.names(),
    values: (field) => dictionary.values(field),
    span: async () => toSpan((await run(spanSql(prefix)))[0] ?? []),
  };
}

async function loadDictionary(client: Client, schema: string): Promise<Dictionary> {
  const { rows } = await client.query<{ field: number; fieldName: string; code: number; value: string }>(
    `select field, field_name as "fieldName", code, value from ${schema}.dictionary order by field, code`,
  );
  return new Dictionary(rows);
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

async function insertDictionary(client: pg.PoolClient, schema: string, dictionary: Dictionary): Promise<void> {
  const added = dictionary.takeAdded();
  if (added.length === 0) return;
  await client.query(
    `insert into ${schema}.dictionary (field, field_name, code, value)
     select * from unnest($1::integer[], $2::text[], $3::integer[], $4::text[])`,
    [
      added.map(({ field }) => field),
      added.map(({ fieldName }) => fieldName),
      added.map(({ code }) => code),
      added.map(({ value }) => value),
    ],
  );
}

async function writeMark(client: pg.PoolClient, scope: Scope, schema: string, { position, horizon, context }: Mark): Promise<void> {
  await client.query(
    `insert into facts.scope (name, schema_name, position, horizon, context) values ($1, $2, $3, $4, $5)
     on conflict (name) do update set schema_name = excluded.schema_name, position = excluded.position, horizon = excluded.horizon, context = excluded.context`,
    [scopeKey(scope), schema, position, horizon, context],
  );
}

/** Opens the facts kept in a PostgreSQL. */
export async function openPostgresStore(pool: pg.Pool): Promise<AnalyticsStore> {
  const store = new PostgresStore(pool);
  await store.prepare();
  return store;
}
