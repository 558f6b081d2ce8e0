import { setTimeout as sleep } from "node:timers/promises";
import type { ClickHouseSettings } from "@clickhouse/client";
import type pg from "pg";
import { type Day, everyOne, Refusal } from "../../domain/index.ts";
import { transaction } from "../../storage/index.ts";
import { trouble } from "../../telemetry/index.ts";
import { Answers } from "../answers.ts";
import type { Dictionary } from "../dictionary.ts";
import { SharedNames } from "../shared-names.ts";
import { SharedStates } from "../shared-states.ts";
import { compileRows, compileSums, spanSql, toSpan } from "../sql.ts";
import { type FactReader, type Fill, type Mark, rebuildInOnePart, type Scope, type SharedStore, scopeKey } from "../store.ts";
import type { ClickHouseAddress } from "./address.ts";
import { rollChange, rollUp } from "./rolling.ts";
import { type State, stateOf } from "./runs.ts";
import { checkSchema, fromShards, type Layout, layoutNow, otherShards } from "./schema.ts";
import { connect, type Rows, type Server } from "./server.ts";
import { forgetIfSetBack, setBack } from "./set-back.ts";
import { acceptPart, acceptRefresh, alone, finish, forgetScope, giveUp, newBatch, newBuild, prepareState } from "./state.ts";
import { type Tidying, tidy } from "./tidy.ts";
import { tablesOf, visibleSql } from "./visible.ts";
import { inTries, type Writing, writeRows } from "./write.ts";

interface Open extends State {
  readonly build: string;
  readonly mark: Mark;
  readonly dictionary: Dictionary;
  readonly answers: Answers;
}

export interface ClusterOptions {
  readonly pool: pg.Pool;
  readonly address: ClickHouseAddress;
  /** Version of the facts; told by tests of two programs side by side. */
  readonly version?: number;
  /** How long a reader may hold on to the state it began with, in ms: what was replaced longer ago is deleted. */
  readonly longestRead?: number;
  /** How many refreshes may lie beside the base before what they replaced is deleted. */
  readonly mostRefreshes?: number;
  /** How many rows changes may add to the rollups before these are put together again; a quarter more than there were is always let pass. */
  readonly mostAdded?: number;
}

const LONGEST_READ = 15 * 60_000;
const MOST_REFRESHES = 8;
const MOST_ADDED = 100_000;

/** How often the servers of the cluster are looked at, in ms. */
const LOOK_EVERY = 10_000;

/** How long the program waits for order when it ends, in ms. */
const LAST_TIDYING = 5000;

/** Dictionaries of builds that are remembered; others are read again. */
const KEPT_NAMES = 50;

/** Facts in a ClickHouse cluster, spread over its shards by unit; what of them counts stands in PostgreSQL. */
class ClickHouseStore implements SharedStore {
  readonly engine = "clickhouse";
  readonly isShared = true;
  readonly version: number;
  private readonly pool: pg.Pool;
  private readonly address: ClickHouseAddress;
  private readonly longestRead: number;
  private readonly states: SharedStates;
  private readonly server: Server;
  private readonly writing: Writing;
  private readonly work: Tidying;
  private readonly names = new Map<string, SharedNames>();
  private readonly answers = new Map<string, { readonly state: string; readonly answers: Answers }>();
  private tidying: Promise<void> = Promise.resolve();
  private isEnding = false;
  private readonly layout: string;
  private looked = performance.now();

  constructor(
    { pool, address, longestRead = LONGEST_READ, mostRefreshes = MOST_REFRESHES, mostAdded = MOST_ADDED }: ClusterOptions,
    states: SharedStates,
    server: Server,
    layout: Layout,
  ) {
    this.pool = pool;
    this.address = address;
    this.longestRead = longestRead;
    this.states = states;
    this.version = states.version;
    this.server = server;
    // Every replica has a row before it counts: whichever is asked knows it.
    this.writing = { server, address, settings: layout.replicas > 1 ? { insert_quorum: String(layout.replicas) } : {} };
    this.layout = layout.name;
    this.work = { pool, address, states, writing: this.writing, longestRead, mostRefreshes, mostAdded };
  }

  async scopes(): Promise<readonly Scope[]> {
    return this.states.scopes();
  }

  async mark(scope: Scope): Promise<Mark | null> {
    return (await this.states.find(this.pool, scope))?.mark ?? null;
  }

  private namesOf(build: string): SharedNames {
    const known = this.names.get(build) ?? new SharedNames(this.pool, build);
    if (this.names.size > KEPT_NAMES) this.names.clear();
    this.names.set(build, known);
    return known;
  }

  /** Refuses when the cluster has got other shards since: each would answer, and together they would not say all. */
  private async checkShards(): Promise<void> {
    if (performance.now() - this.looked < LOOK_EVERY) return;
    if ((await layoutNow(this.server, this.address)).name !== this.layout) throw otherShards();
    if (await forgetIfSetBack(this.pool, this.states, this.writing)) throw setBack();
    this.looked = performance.now();
  }

  /** The state a scope is in, all of it seen at one moment. */
  private async open(scope: Scope): Promise<Open> {
    await this.checkShards();
    const { found, state, dictionary } = await transaction(this.pool, async (client) => {
      await client.query("set transaction isolation level repeatable read, read only");
      const found = await this.states.find(client, scope);
      if (!found) throw new Error(`the facts of ${scopeKey(scope)} have not been derived`);
      return { found, state: await stateOf(client, found.build), dictionary: await this.namesOf(found.build).read(client) };
    });
    return { ...found, ...state, dictionary, answers: this.answersOf(scope, JSON.stringify(state)) };
  }

  private answersOf(scope: Scope, state: string): Answers {
    const known = this.answers.get(scopeKey(scope));
    if (known?.state === state) return known.answers;
    const answers = new Answers();
    this.answers.set(scopeKey(scope), { state, answers });
    return answers;
  }

  async beginBuild(scope: Scope): Promise<string> {
    await this.checkShards();
    return newBuild(this.pool, this.states, scope);
  }

  async writePart(build: string, part: number, fill: Fill): Promise<void> {
    if ((await this.states.parts(this.pool, build)).has(part)) return;
    const { number } = await stateOf(this.pool, build);
    const written: number[] = [];
    for await (const facts of this.namesOf(build).batches(fill))
      written.push(
        await inTries(async () => {
          const batch = await newBatch(this.pool, build, "building");
          await writeRows(this.writing, number, batch, { facts });
          return batch;
        }),
      );
    await acceptPart(this.pool, this.states, build, part, written);
  }

  async finishBuild(scope: Scope, build: string, parts: number, mark: Mark): Promise<void> {
    const state = await stateOf(this.pool, build);
    const rolled = await inTries(async () => {
      const batch = await newBatch(this.pool, build, "building");
      await rollUp(this.writing, state, batch);
      return batch;
    });
    await finish(this.pool, this.states, { scope, build, parts, rolled, mark });
    this.tidySoon();
  }

  async dropBuild(build: string): Promise<void> {
    await giveUp(this.pool, this.states, build);
    this.names.delete(build);
    this.tidySoon();
  }

  async rebuild(scope: Scope, mark: Mark, fill: Fill): Promise<void> {
    await rebuildInOnePart(this, scope, mark, fill);
  }

  async refresh(scope: Scope, mark: Mark, units: readonly number[], fill: Fill): Promise<void> {
    const found = await this.states.find(this.pool, scope);
    if (!found) throw new Error(`the facts of ${scopeKey(scope)} have not been derived`);
    const { build } = found;
    await this.checkShards();
    await alone(this.pool, build, async () => {
      const batch = units.length === 0 ? null : await this.writeRefresh(build, units, fill);
      await acceptRefresh(this.pool, this.states, scope, build, batch, mark);
    });
    this.tidySoon();
  }

  /** A refresh is one batch, whose number its rows share; when the way to the cluster fails all of it is written anew, under another. */
  private async writeRefresh(build: string, units: readonly number[], fill: Fill): Promise<number> {
    const before = await stateOf(this.pool, build);
    return inTries(async () => {
      const batch = await newBatch(this.pool, build, "current");
      await writeRows(this.writing, before.number, batch, { gone: units });
      for await (const facts of this.namesOf(build).batches(fill)) await writeRows(this.writing, before.number, batch, { facts });
      await rollChange(this.writing, before, batch);
      return batch;
    });
  }

  /** Puts the cluster in order behind the readers' back; what fails is done another time. */
  private tidySoon(): void {
    this.tidying = this.tidying
      .then(() => (this.isEnding ? undefined : tidy(this.work)))
      .catch((error: unknown) => {
        if (!this.isEnding && !(error instanceof Refusal))
          trouble("What no reader needs any more could not be deleted from the cluster; it is tried again after the next change.", error);
      });
  }

  private async inEveryShard(scope: Scope, table: "due" | "movement" | "stage", select: string, and = ""): Promise<Rows> {
    const found = await this.open(scope);
    const inner = `select ${select} from ${this.address.database}.${table}_local where ${visibleSql(this.address, found)}${and}`;
    return this.server.rows(`select p.u from ${fromShards(this.address, inner)} p`);
  }

  async unitsDue(scope: Scope, upTo: Day): Promise<readonly number[]> {
    return (await this.inEveryShard(scope, "due", "distinct unit as u", ` and day <= ${Math.trunc(upTo)}`)).map(([unit]) => Number(unit));
  }

  async unitCount(scope: Scope): Promise<number> {
    const counts = await Promise.all(
      (["movement", "stage"] as const).map((table) => this.inEveryShard(scope, table, "count(distinct unit) as u")),
    );
    return counts.flat().reduce((sum, [units]) => sum + Number(units), 0);
  }

  async read<T>(scope: Scope, work: (reader: FactReader) => Promise<T>): Promise<T> {
    return work(this.readerOf(await this.open(scope)));
  }

  private readerOf(open: Open): FactReader {
    const { dictionary, mark, answers } = open;
    const began = performance.now();
    const place = { table: tablesOf(this.address, open), hasRollups: true, gather: (sql: string) => fromShards(this.address, sql) };
    const run = (sql: string, settings?: ClickHouseSettings): Promise<Rows> => {
      if (performance.now() - began > this.longestRead)
        throw new Refusal("read_too_long", 503, "This took so long that the facts it began with are no longer kept. Ask again.");
      return this.server.rows(sql, settings);
    };
    return {
      mark,
      sums: async (question) => {
        const { sql, decode } = compileSums(question, dictionary, place);
        return answers.of(sql, async () => (await run(sql)).map(decode));
      },
      rows: async (question) => {
        const { sql, decode } = compileRows(question, dictionary, place);
        return (await run(sql)).map(decode);
      },
      fields: () => dictionary.names(),
      values: (field) => dictionary.values(field),
      span: async () => {
        const [happened, begun] = spanSql(place);
        // The least of no months is none, not month 0.
        const first = async (sql: string): Promise<readonly unknown[]> =>
          (await answers.of(sql, () => run(sql, { aggregate_functions_null_for_empty: 1 })))[0] ?? [];
        const [ofHappened, ofBegun] = await everyOne([first(happened), first(begun)]);
        return toSpan(ofHappened, ofBegun);
      },
    };
  }

  async drop(scope: Scope): Promise<void> {
    await forgetScope(this.pool, this.states, scope);
    this.tidySoon();
  }

  /** Every shard is asked: without one of them nothing is answered. */
  async ping(): Promise<void> {
    await this.server.rows(`select p.one from ${fromShards(this.address, "select 1 as one")} p`);
  }

  async close(): Promise<void> {
    await Promise.race([this.tidying, sleep(LAST_TIDYING, undefined, { ref: false })]);
    this.isEnding = true;
    await this.server.close();
  }
}

/** Opens the facts kept in a ClickHouse cluster, which `bowtie analytics init` has made ready. */
export async function openClickHouseStore(options: ClusterOptions): Promise<SharedStore> {
  const states = new SharedStates(options.pool, "clickhouse", options.version);
  await states.prepare();
  const ledger = await prepareState(options.pool);
  const server = connect(options.address);
  try {
    const layout = await checkSchema(server, options.address, ledger);
    await forgetIfSetBack(options.pool, states, { server, address: options.address });
    return new ClickHouseStore(options, states, server, layout);
  } catch (error) {
    await server.close();
    throw error;
  }
}
