import { rm } from "node:fs/promises";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { type Day, day } from "../domain/index.ts";
import type { FactName } from "../facts/index.ts";
import { Answers } from "./answers.ts";
import { type FactBatch, retentionView, tableNames } from "./batch.ts";
import { ChunkWriter } from "./chunk-writer.ts";
import { Dictionary } from "./dictionary.ts";
import { bloatSql, makeRollup, makeRollups, shiftRollups } from "./rollup.ts";
import { columnsSql, compileRows, compileSums, inSchema, spanSql, toSpan } from "./sql.ts";
import { type AnalyticsStore, type FactReader, type Fill, type Mark, parseScope, type Scope, scopeKey } from "./store.ts";

interface OpenScope {
  readonly schema: string;
  readonly mark: Mark;
  readonly dictionary: Dictionary;
  /** Answers at this mark, by their SQL. They end with the mark. */
  readonly answers: Answers;
}

/** Facts in one DuckDB file. Schemas hold one derivation each; a rebuild fills a new one and then changes the sign on the door. */
class DuckStore implements AnalyticsStore {
  readonly engine = "duckdb";
  private readonly open = new Map<string, OpenScope>();

  private readonly instance: DuckDBInstance;
  private readonly writer: DuckDBConnection;

  constructor(instance: DuckDBInstance, writer: DuckDBConnection) {
    this.instance = instance;
    this.writer = writer;
  }

  async prepare(): Promise<void> {
    await this.writer.run(
      "create table if not exists scope (name varchar primary key, schema_name varchar, position bigint, horizon integer, context varchar)",
    );
    await this.writer.run("create sequence if not exists schema_number");
    const { rows } = await this.query(this.writer, "select name, schema_name, position, horizon, context from scope");
    for (const [name, schema, position, horizon, context] of rows) {
      const mark = { position: Number(position), horizon: day(Number(horizon)), context: String(context) };
      this.open.set(String(name), {
        schema: String(schema),
        mark,
        dictionary: await this.loadDictionary(String(schema)),
        answers: new Answers(),
      });
    }
  }

  private async query(connection: DuckDBConnection, sql: string): Promise<{ rows: unknown[][] }> {
    const result = await connection.runAndReadAll(sql);
    return { rows: result.getRows() as unknown[][] };
  }

  private async loadDictionary(schema: string): Promise<Dictionary> {
    const { rows } = await this.query(this.writer, `select field, field_name, code, value from ${schema}.dictionary order by field, code`);
    return new Dictionary(
      rows.map(([field, fieldName, code, value]) => ({
        field: Number(field),
        fieldName: String(fieldName),
        code: Number(code),
        value: String(value),
      })),
    );
  }

  async scopes(): Promise<readonly Scope[]> {
    return [...this.open.keys()].map(parseScope);
  }

  async mark(scope: Scope): Promise<Mark | null> {
    return this.open.get(scopeKey(scope))?.mark ?? null;
  }

  private require(scope: Scope): OpenScope {
    const found = this.open.get(scopeKey(scope));
    if (!found) throw new Error(`the facts of ${scopeKey(scope)} have not been derived`);
    return found;
  }

  /** Writes batches through one appender a table, which costs less than one a batch. */
  private async insert(schema: string, batches: AsyncIterable<FactBatch>): Promise<void> {
    const tables = await Promise.all(
      tableNames.map(async (name) => ({ name, writer: new ChunkWriter(await this.writer.createAppender(name, schema), name) })),
    );
    try {
      for await (const batch of batches) for (const { name, writer } of tables) writer.append(batch.tables[name]);
    } finally {
      for (const { writer } of tables) writer.close();
    }
  }

  private async insertDictionary(schema: string, dictionary: Dictionary): Promise<void> {
    const added = dictionary.takeAdded();
    if (added.length === 0) return;
    const appender = await this.writer.createAppender("dictionary", schema);
    for (const { field, fieldName, code, value } of added) {
      appender.appendInteger(field);
      appender.appendVarchar(fieldName);
      appender.appendInteger(code);
      appender.appendVarchar(value);
      appender.endRow();
    }
    appender.closeSync();
  }

  private async writeMark(scope: Scope, schema: string, mark: Mark): Promise<void> {
    const statement = await this.writer.prepare("insert or replace into scope values ($1, $2, $3, $4, $5)");
    statement.bindVarchar(1, scopeKey(scope));
    statement.bindVarchar(2, schema);
    statement.bindBigInt(3, BigInt(mark.position));
    statement.bindInteger(4, mark.horizon);
    statement.bindVarchar(5, mark.context);
    await statement.run();
  }

  async rebuild(scope: Scope, mark: Mark, fill: Fill): Promise<void> {
    const { rows } = await this.query(this.writer, "select nextval('schema_number')");
    const schema = `facts_${String(rows[0]?.[0])}`;
    const before = this.open.get(scopeKey(scope))?.schema;
    const dictionary = new Dictionary();
    await this.atomically(async () => {
      await this.writer.run(`create schema ${schema}`);
      await this.writer.run(`create table ${schema}.dictionary (field integer, field_name varchar, code integer, value varchar)`);
      for (const table of tableNames) await this.writer.run(`create table ${schema}.${table} (${columnsSql(table)})`);
      await this.writer.run(retentionView(`${schema}.`));
      await this.insert(schema, fill(dictionary));
      for (const statement of makeRollups(schema)) await this.writer.run(statement);
      await this.insertDictionary(schema, dictionary);
      await this.writeMark(scope, schema, mark);
      if (before !== undefined) await this.writer.run(`drop schema ${before} cascade`);
    });
    this.open.set(scopeKey(scope), { schema, mark, dictionary, answers: new Answers() });
    // While somebody reads, the file is put in order another time: what was written is safe in its log.
    await this.writer.run("checkpoint").catch((error: unknown) => {
      if (!String(error).includes("Cannot CHECKPOINT")) throw error;
    });
  }

  async refresh(scope: Scope, mark: Mark, units: readonly number[], fill: Fill): Promise<void> {
    const { schema, dictionary } = this.require(scope);
    try {
      await this.atomically(async () => {
        if (units.length > 0) {
          await this.writer.run("create or replace temp table changed (unit integer)");
          const appender = await this.writer.createAppender("changed", "main", "temp");
          for (const unit of units) {
            appender.appendInteger(unit);
            appender.endRow();
          }
          appender.closeSync();
          const inChanged = "select unit from temp.changed";
          for (const statement of shiftRollups(schema, "-", inChanged)) await this.writer.run(statement);
          for (const table of tableNames) await this.writer.run(`delete from ${schema}.${table} where unit in (${inChanged})`);
          await this.insert(schema, fill(dictionary));
          for (const statement of shiftRollups(schema, "", inChanged)) await this.writer.run(statement);
          const bloated = await this.query(this.writer, bloatSql(schema));
          for (const [fact] of bloated.rows) await this.writer.run(makeRollup(schema, String(fact) as FactName));
          await this.insertDictionary(schema, dictionary);
        }
        await this.writeMark(scope, schema, mark);
      });
      this.open.set(scopeKey(scope), { schema, mark, dictionary, answers: new Answers() });
    } catch (error) {
      const known = this.open.get(scopeKey(scope));
      if (known) this.open.set(scopeKey(scope), { ...known, dictionary: await this.loadDictionary(schema) });
      throw error;
    }
  }

  private async atomically(work: () => Promise<void>): Promise<void> {
    await this.writer.run("begin");
    try {
      await work();
      await this.writer.run("commit");
    } catch (error) {
      await this.writer.run("rollback");
      throw error;
    }
  }

  async unitsDue(scope: Scope, upTo: Day): Promise<readonly number[]> {
    const { schema } = this.require(scope);
    return this.reading(async (connection) => {
      const { rows } = await this.query(connection, `select distinct unit from ${schema}.due where day <= ${Math.trunc(upTo)}`);
      return rows.map(([unit]) => Number(unit));
    });
  }

  async unitCount(scope: Scope): Promise<number> {
    const { schema } = this.require(scope);
    return this.reading(async (connection) => {
      const { rows } = await this.query(
        connection,
        `select (select approx_count_distinct(unit) from ${schema}.movement) + (select approx_count_distinct(unit) from ${schema}.stage)`,
      );
      return Number(rows[0]?.[0] ?? 0);
    });
  }

  async read<T>(scope: Scope, work: (reader: FactReader) => Promise<T>): Promise<T> {
    return this.reading(async (connection) => {
      // The first statement fixes what the transaction sees; a rebuild may replace the schema until then.
      await connection.run("begin");
      const { rows } = await this.query(
        connection,
        `select schema_name, position, horizon, context from scope where name = '${scopeKey(scope).replaceAll("'", "''")}'`,
      );
      const [schema, position, horizon, context] = rows[0] ?? [];
      const open = this.require(scope);
      const mark = { position: Number(position), horizon: day(Number(horizon)), context: String(context) };
      if (schema !== open.schema || mark.position !== open.mark.position || mark.horizon !== open.mark.horizon) {
        await connection.run("rollback");
        return this.read(scope, work);
      }
      const result = await work(this.reader(connection, open, mark));
      await connection.run("commit");
      return result;
    });
  }

  private reader(connection: DuckDBConnection, { schema, dictionary, answers }: OpenScope, mark: Mark): FactReader {
    const place = inSchema(schema, true);
    const rowsOf = async (sql: string): Promise<unknown[][]> => (await this.query(connection, sql)).rows;
    return {
      mark,
      sums: async (question) => {
        const { sql, decode } = compileSums(question, dictionary, place);
        return answers.of(sql, async () => (await rowsOf(sql)).map(decode));
      },
      rows: async (question) => {
        const { sql, decode } = compileRows(question, dictionary, place);
        return (await rowsOf(sql)).map(decode);
      },
      fields: () => dictionary.names(),
      values: (field) => dictionary.values(field),
      span: async () => {
        const [happened, begun] = spanSql(place);
        const first = async (sql: string): Promise<readonly unknown[]> => (await answers.of(sql, () => rowsOf(sql)))[0] ?? [];
        return toSpan(await first(happened), await first(begun));
      },
    };
  }

  private async reading<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await this.instance.connect();
    try {
      return await work(connection);
    } finally {
      connection.closeSync();
    }
  }

  async drop(scope: Scope): Promise<void> {
    const found = this.open.get(scopeKey(scope));
    if (!found) return;
    this.open.delete(scopeKey(scope));
    await this.atomically(async () => {
      const statement = await this.writer.prepare("delete from scope where name = $1");
      statement.bindVarchar(1, scopeKey(scope));
      await statement.run();
      await this.writer.run(`drop schema ${found.schema} cascade`);
    });
  }

  ping = (): Promise<void> => this.reading(async (connection) => void (await connection.run("select 1")));

  async close(): Promise<void> {
    this.writer.closeSync();
    this.instance.closeSync();
  }
}

/** Opens the facts file; one that cannot be read is thrown away, because the ledger can make it again. */
export async function openDuckStore(path: string, memoryLimit = "1GB"): Promise<AnalyticsStore> {
  try {
    return await openFile(path, memoryLimit);
  } catch (error) {
    if (path === ":memory:" || String(error).includes("lock")) throw error;
    for (const file of [path, `${path}.wal`]) await rm(file, { force: true });
    return openFile(path, memoryLimit);
  }
}

async function openFile(path: string, memoryLimit: string): Promise<AnalyticsStore> {
  const instance = await DuckDBInstance.create(path, {
    memory_limit: memoryLimit,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  try {
    const store = new DuckStore(instance, await instance.connect());
    await store.prepare();
    return store;
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}
