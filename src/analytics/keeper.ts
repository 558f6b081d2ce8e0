import type pg from "pg";
import type { Day } from "../domain/index.ts";
import { type Counting, deriveUnit } from "../facts/index.ts";
import { changedUnits, headPosition, readUnits, snapshotDays } from "../ledger/index.ts";
import { BatchWriter, type FactBatch } from "./batch.ts";
import type { Dictionary } from "./dictionary.ts";
import type { AnalyticsStore, Fill, Mark, Scope } from "./store.ts";

/** Raised when derivation changes what it makes of the same entries: facts of an older version are derived anew. */
const FACTS_VERSION = 1;

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
    const asOf = scope.asOf === null ? {} : { asOf: new Date(scope.asOf) };
    const client = await this.pool.connect();
    try {
      await client.query("begin isolation level repeatable read");
      const counting: Counting = {
        ...this.settings,
        level: scope.level,
        horizon: target.horizon,
        snapshotDays: await snapshotDays(client, asOf.asOf),
      };
      const writer = new BatchWriter(dictionary);
      let done = 0;
      for await (const unit of readUnits(client, { ...asOf, ...(units === undefined ? {} : { units }) })) {
        writer.begin(unit.id);
        const due = deriveUnit(unit, counting, writer);
        if (due !== null) writer.due(due);
        done += 1;
        if (writer.size >= 200_000) {
          report({ done, total: units?.length ?? 0 });
          yield writer.take();
        }
      }
      report({ done, total: done });
      yield writer.take();
      await client.query("commit");
    } finally {
      client.release();
    }
  }
}
