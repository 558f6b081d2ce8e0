import { existsSync } from "node:fs";
import type pg from "pg";
import type { Day } from "../domain/index.ts";
import type { Counting } from "../facts/index.ts";
import { changedUnits, entryEstimate, headPosition, snapshotDays } from "../ledger/index.ts";
import type { FactBatch } from "./batch.ts";
import { derivePart } from "./derive-part.ts";
import type { Dictionary } from "./dictionary.ts";
import { deriveParallel } from "./parallel.ts";
import type { AnalyticsStore, Fill, Mark, Scope } from "./store.ts";

/** Raised when derivation changes what it makes of the same entries: facts of an older version are derived anew. */
const FACTS_VERSION = 9;

/** Entries from which a whole derivation is worth the start of threads. */
const PARALLEL_FROM = Number(process.env["OPENBOWTIE_PARALLEL_FROM"] ?? 200_000);

/** Settings of counting, without what belongs to a scope or follows from the ledger. */
export type CountingSettings = Omit<Counting, "level" | "horizon" | "snapshotDays">;

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface KeeperOptions {
  readonly pool: pg.Pool;
  readonly store: AnalyticsStore;
  readonly settings: CountingSettings;
}

/** Keeps facts true to the ledger: derives what changed, and all of it when that is less work or the settings changed. */
export class FactKeeper {
  private queue: Promise<unknown> = Promise.resolve();

  private readonly pool: pg.Pool;
  private readonly store: AnalyticsStore;
  private readonly settings: CountingSettings;

  constructor({ pool, store, settings }: KeeperOptions) {
    this.pool = pool;
    this.store = store;
    this.settings = settings;
  }

  /** Brings a scope up to the ledger and the day. Calls wait for one another, so that no work is done twice. */
  async bring(scope: Scope, today: Day, report: (progress: Progress) => void = () => undefined): Promise<Mark> {
    const next = this.queue.then(() => this.catchUp(scope, today, report));
    this.queue = next.catch(() => undefined);
    return next;
  }

  /** Derives everything of a scope again from the ledger. */
  async rebuild(scope: Scope, today: Day, report: (progress: Progress) => void = () => undefined): Promise<Mark> {
    const next = this.queue.then(async () => this.deriveAll(scope, await this.target(today), report));
    this.queue = next.catch(() => undefined);
    return next;
  }

  private async target(today: Day): Promise<Mark> {
    const context = JSON.stringify({ version: FACTS_VERSION, ...this.settings });
    return { position: await headPosition(this.pool), horizon: today, context };
  }

  private async catchUp(scope: Scope, today: Day, report: (progress: Progress) => void): Promise<Mark> {
    const target = await this.target(today);
    const mark = await this.store.mark(scope);
    if (!mark || mark.context !== target.context || mark.horizon > target.horizon) return this.deriveAll(scope, target, report);
    // What was recorded by an instant never changes, so an as-of scope is derived once.
    if (scope.asOf !== null || (mark.position === target.position && mark.horizon === target.horizon)) return mark;
    const due = mark.horizon < target.horizon ? await this.store.unitsDue(scope, target.horizon) : [];
    const changed = mark.position < target.position ? await changedUnits(this.pool, mark.position, target.position) : [];
    if (changed === "all") return this.deriveAll(scope, target, report);
    const units = [...new Set([...due, ...changed])];
    if (units.length > 5000 && units.length > (await this.store.unitCount(scope)) / 4) return this.deriveAll(scope, target, report);
    await this.store.refresh(scope, target, units, this.fill(scope, target, units, report));
    return target;
  }

  private async deriveAll(scope: Scope, target: Mark, report: (progress: Progress) => void): Promise<Mark> {
    await this.store.rebuild(scope, target, this.fill(scope, target, undefined, report));
    return target;
  }

  private fill(scope: Scope, target: Mark, units: readonly number[] | undefined, report: (progress: Progress) => void): Fill {
    return (dictionary) => this.derive(scope, target, units, dictionary, report);
  }

  private async *derive(
    scope: Scope,
    target: Mark,
    units: readonly number[] | undefined,
    dictionary: Dictionary,
    report: (progress: Progress) => void,
  ): AsyncGenerator<FactBatch> {
    const asOf = scope.asOf === null ? undefined : new Date(scope.asOf);
    const counting: Counting = {
      ...this.settings,
      level: scope.level,
      horizon: target.horizon,
      snapshotDays: await snapshotDays(this.pool, asOf),
    };
    const entries = units === undefined ? await entryEstimate(this.pool) : 0;
    const program = process.env["OPENBOWTIE_PROGRAM"];
    const parts =
      program !== undefined && existsSync(program) && entries >= PARALLEL_FROM
        ? deriveParallel({ pool: this.pool, entries, asOf: scope.asOf, counting, dictionary, program })
        : this.deriveHere(asOf, units, counting, dictionary);
    let done = 0;
    for await (const { batch, units: derived } of parts) {
      done += derived;
      report({ done, total: units?.length ?? 0 });
      yield batch;
    }
  }

  private async *deriveHere(
    asOf: Date | undefined,
    units: readonly number[] | undefined,
    counting: Counting,
    dictionary: Dictionary,
  ): ReturnType<typeof derivePart> {
    const client = await this.pool.connect();
    try {
      await client.query("begin isolation level repeatable read");
      yield* derivePart(client, { ...(asOf && { asOf }), ...(units && { units }) }, counting, dictionary);
    } finally {
      await client.query("rollback");
      client.release();
    }
  }
}
