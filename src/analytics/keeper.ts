import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import type pg from "pg";
import { type Day, dayAt, endOfDay, factSettings, Refusal, type Settings } from "../domain/index.ts";
import { type Counting, closingsOf, needsHistory, retentionWindows } from "../facts/index.ts";
import { changedUnits, entryEstimate, fileTimes, headPosition, planFamilies, readRates, snapshotDays } from "../ledger/index.ts";
import type { FactBatch } from "./batch.ts";
import { derivePart } from "./derive-part.ts";
import type { Dictionary } from "./dictionary.ts";
import { deriveParallel } from "./parallel.ts";
import { type AnalyticsStore, type Fill, type Mark, type Scope, scopeKey } from "./store.ts";
import { watchedDerivation } from "./watching.ts";

/** Raised when derivation changes what it makes of the same entries: facts of an older version are derived anew. */
const FACTS_VERSION = 18;

/** Entries from which a whole derivation is worth the start of threads. */
const PARALLEL_FROM = Number(process.env["OPENBOWTIE_PARALLEL_FROM"] ?? 200_000);

/** How many derivations other than the usual ones are kept: as of and until past days, and counted otherwise. */
const KEPT = 12;

const isSpecial = ({ asOf, otherwise, until }: Scope): boolean => asOf !== null || until !== undefined || Object.keys(otherwise).length > 0;

type Families = NonNullable<Counting["families"]>;

const digest = (families: Families): string =>
  createHash("sha256")
    .update(JSON.stringify([...families].sort()))
    .digest("hex")
    .slice(0, 16);

export interface Progress {
  readonly done: number;
  readonly total: number;
}

export interface KeeperOptions {
  readonly pool: pg.Pool;
  readonly store: AnalyticsStore;
  /** How the organisation counts now. */
  readonly settings: () => Settings;
}

/** Keeps facts true to the ledger: derives what changed, and all of it when that is less work or the settings changed. */
export class FactKeeper {
  private queue: Promise<unknown> = Promise.resolve();
  private readonly families = new Map<string, Families>();

  private readonly pool: pg.Pool;
  private readonly store: AnalyticsStore;
  private readonly settings: () => Settings;
  private readonly lastUsed = new Map<string, number>();
  private isEnding = false;
  private rates: { readonly key: string; readonly mark: string } = { key: "", mark: "" };

  constructor({ pool, store, settings }: KeeperOptions) {
    this.pool = pool;
    this.store = store;
    this.settings = settings;
  }

  /** Brings a scope up to the ledger and the day. Calls wait for one another, so that no work is done twice. */
  async bring(scope: Scope, today: Day, report: (progress: Progress) => void = () => undefined): Promise<Mark> {
    const next = this.queue.then(async () => {
      const mark = await this.catchUp(scope, today, report);
      await this.forgetOldest(scope);
      return mark;
    });
    this.queue = next.catch(() => undefined);
    return next;
  }

  /** Derives everything of a scope again from the ledger. */
  async rebuild(scope: Scope, today: Day, report: (progress: Progress) => void = () => undefined): Promise<Mark> {
    const next = this.queue.then(async () => this.deriveAll(scope, await this.target(scope, today), report));
    this.queue = next.catch(() => undefined);
    return next;
  }

  /** Gives up what is being derived, and waits until its readers and writers have let go. */
  async close(): Promise<void> {
    this.isEnding = true;
    await this.queue;
  }

  private goOn(): void {
    if (this.isEnding) throw new Refusal("ending", 409, "The program ends. What was being derived is derived when it is asked for again.");
  }

  /** Everything facts of a scope follow from, beside the entries. */
  async counting(scope: Scope, horizon: Day): Promise<Counting> {
    const settings: Settings = { ...this.settings(), ...scope.otherwise };
    const asOf = scope.asOf === null ? undefined : new Date(scope.asOf);
    const files = await fileTimes(this.pool, asOf);
    return {
      ...settings,
      level: scope.level,
      horizon,
      retentionWindows,
      snapshotDays: await snapshotDays(this.pool, asOf),
      closings: closingsOf(files, settings, asOf?.getTime() ?? endOfDay(settings.zone, horizon)),
      recordedOn: new Map(files.map(({ id, recordedAt }) => [id, dayAt(settings.zone, recordedAt)])),
      families: await this.familiesAt(scope, await headPosition(this.pool)),
      rates: settings.currencyView === "native" ? [] : (await readRates(this.pool, settings.rateSource, asOf)).rates,
    };
  }

  private async target(scope: Scope, today: Day): Promise<Mark> {
    this.goOn();
    const settings: Settings = { ...this.settings(), ...scope.otherwise };
    const position = await headPosition(this.pool);
    const rates = settings.currencyView === "native" ? "" : await this.ratesMark(settings.rateSource, scope.asOf, position);
    const families = await this.familiesAt(scope, position);
    const known = { version: FACTS_VERSION, rates, families: families.size > 0 ? digest(families) : "" };
    return { position, horizon: today, context: JSON.stringify({ ...known, ...factSettings(settings) }) };
  }

  /** Asked with every question, so it is remembered while the ledger stays where it is. */
  private async ratesMark(source: string, asOf: string | null, position: number): Promise<string> {
    const key = `${source}/${asOf}/${position}`;
    if (this.rates.key !== key)
      this.rates = { key, mark: (await readRates(this.pool, source, asOf === null ? undefined : new Date(asOf))).mark };
    return this.rates.mark;
  }

  /** Derivations nobody asked for lately make room; what the organisation counts by now stays. */
  private async forgetOldest(used: Scope): Promise<void> {
    this.lastUsed.set(scopeKey(used), this.lastUsed.size === 0 ? 1 : Math.max(...this.lastUsed.values()) + 1);
    const special = (await this.store.scopes()).filter(isSpecial);
    const age = (scope: Scope): number => this.lastUsed.get(scopeKey(scope)) ?? 0;
    for (const scope of special.sort((a, b) => age(b) - age(a)).slice(KEPT)) {
      this.lastUsed.delete(scopeKey(scope));
      await this.store.drop(scope);
    }
  }

  /** Families of plans, asked once for every position of the ledger: a change of them concerns every account. */
  private async familiesAt({ asOf }: Scope, position: number): Promise<Families> {
    const key = asOf ?? String(position);
    const known = this.families.get(key);
    if (known) return known;
    const families = await planFamilies(this.pool, asOf === null ? undefined : new Date(asOf));
    if (this.families.size > 20) this.families.clear();
    this.families.set(key, families);
    return families;
  }

  private async catchUp(scope: Scope, today: Day, report: (progress: Progress) => void): Promise<Mark> {
    const target = await this.target(scope, today);
    const mark = await this.store.mark(scope);
    if (!mark || mark.context !== target.context || mark.horizon > target.horizon) return this.deriveAll(scope, target, report);
    // What was recorded by an instant never changes, so an as-of scope is derived once.
    if (scope.asOf !== null || (mark.position === target.position && mark.horizon === target.horizon)) return mark;
    const due = mark.horizon < target.horizon ? await this.store.unitsDue(scope, target.horizon) : [];
    const changed = mark.position < target.position ? await changedUnits(this.pool, mark.position, target.position) : [];
    if (changed === "all") return this.deriveAll(scope, target, report);
    const units = [...new Set([...due, ...changed])];
    if (units.length > 5000 && units.length > (await this.store.unitCount(scope)) / 4) return this.deriveAll(scope, target, report);
    await watchedDerivation("part", scope, report, (counted) =>
      this.store.refresh(scope, target, units, this.fill(scope, target, units, counted)),
    );
    return target;
  }

  private async deriveAll(scope: Scope, target: Mark, report: (progress: Progress) => void): Promise<Mark> {
    await watchedDerivation("whole", scope, report, (counted) =>
      this.store.rebuild(scope, target, this.fill(scope, target, undefined, counted)),
    );
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
    const counting = await this.counting(scope, target.horizon);
    const entries = units === undefined ? await entryEstimate(this.pool) : 0;
    const program = process.env["OPENBOWTIE_PROGRAM"];
    const parts =
      program !== undefined && existsSync(program) && entries >= PARALLEL_FROM
        ? deriveParallel({ pool: this.pool, entries, asOf: scope.asOf, counting, dictionary, program })
        : this.deriveHere(asOf, units, counting, dictionary);
    let done = 0;
    for await (const { batch, units: derived } of parts) {
      this.goOn();
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
      yield* derivePart(client, { ...(asOf && { asOf }), ...(units && { units }), history: needsHistory(counting) }, counting, dictionary);
    } finally {
      await client.query("rollback");
      client.release();
    }
  }
}
