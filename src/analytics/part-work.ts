import type pg from "pg";
import { type Counting, needsHistory } from "../facts/index.ts";
import { countingOf, instantOf } from "./counting.ts";
import { derivePart } from "./derive-part.ts";
import type { BuildTask, SharedStates } from "./shared-states.ts";
import { type Fill, parseScope, type SharedStore } from "./store.ts";

/** Locks of parts: held by the transaction that reads the ledger for one, so that they end with it, however that ends. */
const PART_LOCK = 7025;

/** What PostgreSQL says of a snapshot whose keeper has ended. */
const NO_SNAPSHOT = new Set(["22023", "42704", "0A000", "55000"]);

/** `written` is also what was written before; `taken` is in the hands of another; of what is `gone` nobody wants to know any more. */
export type Outcome = "written" | "taken" | "gone";

export interface PartWorkOptions {
  readonly pool: pg.Pool;
  readonly store: SharedStore;
  readonly states: SharedStates;
  /** Called after every batch; gives the part up by throwing. */
  readonly goOn: () => Promise<void>;
}

/** Derives parts of builds, one by one, whoever asked for them. */
export class PartWork {
  private readonly pool: pg.Pool;
  private readonly store: SharedStore;
  private readonly states: SharedStates;
  private readonly goOn: () => Promise<void>;
  /** What the build at hand is counted by: the same for all its parts. */
  private counting: { readonly build: string; readonly counting: Counting } | null = null;

  constructor({ pool, store, states, goOn }: PartWorkOptions) {
    this.pool = pool;
    this.store = store;
    this.states = states;
    this.goOn = goOn;
  }

  /** Derives one part in the state of the ledger its build was begun with. */
  async derive(build: string, part: number, task: BuildTask): Promise<Outcome> {
    const client = await this.pool.connect();
    try {
      const outcome = await this.inSnapshot(client, build, part, task);
      await client.query("rollback");
      client.release();
      return outcome;
    } catch (error) {
      client.release(error instanceof Error ? error : true);
      throw error;
    }
  }

  private async inSnapshot(client: pg.PoolClient, build: string, part: number, task: BuildTask): Promise<Outcome> {
    if (!(await enter(client, task.snapshot))) return "gone";
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_xact_lock(hashtextextended($1, $2)) as mine", [
      `${build}/${part}`,
      PART_LOCK,
    ]);
    if (!rows[0]?.mine) return "taken";
    if ((await this.states.parts(this.pool, build)).has(part)) return "written";
    const counting = await this.countingOf(client, build, task);
    await this.store.writePart(build, part, this.fill(client, part, task, counting));
    return "written";
  }

  private fill(client: pg.PoolClient, part: number, { runs, scope }: BuildTask, counting: Counting): Fill {
    const goOn = this.goOn;
    const asOf = instantOf(parseScope(scope));
    return async function* (dictionary) {
      const run = runs[part];
      if (run === undefined) throw new Error(`there is no part ${part}`);
      const range = { from: run.from, to: run.to, ...(asOf && { asOf }), history: needsHistory(counting) };
      for await (const { batch } of derivePart(client, range, counting, dictionary)) {
        await goOn();
        yield batch;
      }
    };
  }

  private async countingOf(client: pg.PoolClient, build: string, { scope, settings, horizon }: BuildTask): Promise<Counting> {
    if (this.counting?.build === build) return this.counting.counting;
    const counting = await countingOf(client, parseScope(scope), settings, horizon);
    this.counting = { build, counting };
    return counting;
  }
}

/** Begins a transaction in a state of the ledger that another holds. `false` when nobody holds it any more. */
async function enter(client: pg.PoolClient, snapshot: string): Promise<boolean> {
  if (!/^[0-9A-F-]+$/.test(snapshot)) throw new Error(`${snapshot} names no snapshot`);
  await client.query("begin isolation level repeatable read");
  try {
    await client.query(`set transaction snapshot '${snapshot}'`);
  } catch (error) {
    if (!NO_SNAPSHOT.has((error as { code?: string }).code ?? "")) throw error;
    return false;
  }
  // Whoever's machine vanishes is noticed within half a minute, and the part is free again.
  await client.query("set local tcp_keepalives_idle = 10; set local tcp_keepalives_interval = 5; set local tcp_keepalives_count = 4");
  await client.query("set local work_mem = '256MB'");
  return true;
}
