import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { Day, Settings } from "../domain/index.ts";
import { entryEstimate, headPosition, planFamilies, readRates, unitRanges } from "../ledger/index.ts";
import { carriedTrace } from "../telemetry/index.ts";
import { contextOf, instantOf } from "./counting.ts";
import { PartQueue } from "./part-queue.ts";
import { PartWork } from "./part-work.ts";
import type { Progress } from "./progress.ts";
import { type BuildTask, SharedStates } from "./shared-states.ts";
import { type Mark, type Scope, type SharedStore, scopeKey } from "./store.ts";

/** Locks of scopes: one process at a time changes what a scope holds. */
const SCOPE_LOCK = 7024;

/** Entries of a part: a second or two of work, and little that is lost with a process. */
const entriesAPart = (): number => Number(process.env["OPENBOWTIE_PART_ENTRIES"] ?? 100_000);
const MOST_PARTS = 2000;

/** How often those who wait look, and tell how far it is. */
const LOOK = 100;

/** Hours after which facts of an older version that nobody asks for are taken away. */
const OUTDATED_AFTER = 24;

type Report = (progress: Progress) => void;

export interface SharedDerivationOptions {
  readonly pool: pg.Pool;
  readonly store: SharedStore;
  /** Throws once the program ends. */
  readonly goOn: () => void;
}

/** How several processes keep the facts of one store true together: who may change them, and whole derivations in parts that all work off. */
export class SharedDerivation {
  private readonly pool: pg.Pool;
  private readonly store: SharedStore;
  private readonly goOn: () => void;
  readonly states: SharedStates;
  private queue: Promise<PartQueue> | null = null;

  constructor({ pool, store, goOn }: SharedDerivationOptions) {
    this.pool = pool;
    this.store = store;
    this.goOn = goOn;
    this.states = new SharedStates(pool, store.engine, store.version);
  }

  /** Does what changes a scope's facts while no other process does; tells meanwhile how far the other is. The lock ends with the connection. */
  async alone<T>(scope: Scope, report: Report, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      while (!(await locked(client, this.states.keyOf(scope)))) {
        this.goOn();
        for (const { build } of await this.states.unheld(client, scope))
          await this.tell(build, await this.states.taskOf(client, build), report);
        await sleep(LOOK);
      }
      const result = await work(client);
      await unlock(client, this.states.keyOf(scope));
      client.release();
      return result;
    } catch (error) {
      client.release(error instanceof Error ? error : true);
      throw error;
    }
  }

  /** Derives a whole scope: in one state of the ledger, in parts that every worker takes some of and this process too. Needs the scope's lock. */
  async deriveAll(client: pg.PoolClient, scope: Scope, settings: Settings, horizon: Day, report: Report): Promise<Mark> {
    for (const { build } of await this.states.unheld(client, scope)) await this.store.dropBuild(build);
    await client.query("begin isolation level repeatable read");
    await client.query("set local idle_in_transaction_session_timeout = 0");
    const mark = await this.markIn(client, scope, settings, horizon);
    const parts = Math.min(MOST_PARTS, Math.ceil((await entryEstimate(client)) / entriesAPart()));
    const runs = await unitRanges(client, Math.max(1, parts));
    const { rows } = await client.query<{ snapshot: string }>("select pg_export_snapshot() as snapshot");
    const task: BuildTask = { scope: scopeKey(scope), settings, horizon, snapshot: rows[0]?.snapshot ?? "", runs, trace: carriedTrace() };
    const build = await this.store.beginBuild(scope);
    try {
      await this.states.setTask(this.pool, build, task);
      await this.deriveParts(build, task, report);
      await client.query("commit");
      await this.store.finishBuild(scope, build, runs.length, mark);
      return mark;
    } catch (error) {
      const isLost = await this.states.taskOf(this.pool, build).then(
        (known) => known === null,
        () => false,
      );
      // Where the database is gone, whoever has the lock next takes it away.
      await this.store.dropBuild(build).catch(() => undefined);
      throw isLost ? buildLost() : error;
    }
  }

  private async markIn(client: pg.PoolClient, scope: Scope, settings: Settings, horizon: Day): Promise<Mark> {
    const asOf = instantOf(scope);
    const rates = settings.currencyView === "native" ? "" : (await readRates(client, settings.rateSource, asOf)).mark;
    const context = contextOf(this.store.version, settings, rates, await planFamilies(client, asOf));
    return { position: await headPosition(client), horizon, context };
  }

  private async deriveParts(build: string, task: BuildTask, report: Report): Promise<void> {
    let told = 0;
    const goOn = async (): Promise<void> => {
      this.goOn();
      if (performance.now() - told < LOOK) return;
      told = performance.now();
      await this.tell(build, task, report);
    };
    const work = new PartWork({ pool: this.pool, store: this.store, states: this.states, goOn });
    const takeBack = task.runs.length > 1 ? await (await this.openQueue()).give(build, task.runs.length) : null;
    try {
      for (;;) {
        await goOn();
        const written = await this.states.parts(this.pool, build);
        if (written.size === task.runs.length) return await this.tell(build, task, report);
        if (!(await this.deriveOne(work, build, task, written))) await sleep(LOOK);
      }
    } finally {
      await takeBack?.();
    }
  }

  /** The last part nobody is at: workers take them from the front. `false` when all are in the hands of others. */
  private async deriveOne(work: PartWork, build: string, task: BuildTask, written: ReadonlySet<number>): Promise<boolean> {
    for (let part = task.runs.length - 1; part >= 0; part--) {
      if (written.has(part)) continue;
      const outcome = await work.derive(build, part, task);
      if (outcome === "gone") throw buildLost();
      if (outcome === "written") return true;
    }
    return false;
  }

  private async tell(build: string, task: BuildTask | null, report: Report): Promise<void> {
    if (task === null) return;
    const written = await this.states.parts(this.pool, build);
    const unitsOf = (sees: (part: number) => boolean): number =>
      task.runs.reduce((sum, { units }, part) => sum + (sees(part) ? units : 0), 0);
    report({ done: unitsOf((part) => written.has(part)), total: unitsOf(() => true) });
  }

  private openQueue(): Promise<PartQueue> {
    this.queue ??= PartQueue.open(this.pool, this.store.engine, this.store.version, false);
    this.queue.catch(() => {
      this.queue = null;
    });
    return this.queue;
  }

  /** Forgets a scope, unless somebody is changing it. */
  async drop(scope: Scope): Promise<void> {
    await this.ifFree(this.states.keyOf(scope), () => this.store.drop(scope));
  }

  /** Takes away what dead processes left, and what older programs kept that nobody asks for any more. */
  async sweep(): Promise<void> {
    await this.states.outdate(OUTDATED_AFTER);
    for (const { build, key } of await this.states.unheld(this.pool)) await this.ifFree(key, () => this.store.dropBuild(build));
  }

  private async ifFree(key: string, work: () => Promise<void>): Promise<void> {
    const client = await this.pool.connect();
    try {
      if (await locked(client, key)) {
        await work();
        await unlock(client, key);
      }
      client.release();
    } catch (error) {
      client.release(error instanceof Error ? error : true);
      throw error;
    }
  }

  async close(): Promise<void> {
    await (await this.queue)?.close();
  }
}

/** The connection that held lock and snapshot is gone, and with them the build: it is begun anew, as after any broken connection. */
const buildLost = (): Error =>
  Object.assign(new Error("the connection that held the state of the ledger to be derived is gone"), { code: "08006" });

async function locked(client: pg.PoolClient, key: string): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock(hashtextextended($1, $2)) as mine", [
    key,
    SCOPE_LOCK,
  ]);
  return rows[0]?.mine === true;
}

const unlock = (client: pg.PoolClient, key: string) =>
  client.query("select pg_advisory_unlock(hashtextextended($1, $2))", [key, SCOPE_LOCK]);
