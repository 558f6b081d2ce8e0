import { existsSync } from "node:fs";
import type pg from "pg";
import { type Day, Refusal, type Settings } from "../domain/index.ts";
import { type Counting, needsHistory } from "../facts/index.ts";
import { changedUnits, entryEstimate, headPosition, planFamilies, readRates } from "../ledger/index.ts";
import type { FactBatch } from "./batch.ts";
import { contextOf, countingOf, type Families, instantOf } from "./counting.ts";
import { derivePart } from "./derive-part.ts";
import type { Dictionary } from "./dictionary.ts";
import { FACTS_VERSION } from "./facts-version.ts";
import { deriveParallel } from "./parallel.ts";
import type { Progress } from "./progress.ts";
import { SharedKeeping } from "./shared-keeping.ts";
import { type AnalyticsStore, aheadWith, type Fill, isReached, isShared, type Mark, type Scope, scopeKey } from "./store.ts";
import { watchedDerivation } from "./watching.ts";

/** Entries from which a whole derivation is worth the start of threads. */
const PARALLEL_FROM = Number(process.env["OPENBOWTIE_PARALLEL_FROM"] ?? 200_000);

/** How many derivations other than the usual ones are kept: as of and until past days, and counted otherwise. */
const KEPT = 12;

const isSpecial = ({ asOf, otherwise, until }: Scope): boolean => asOf !== null || until !== undefined || Object.keys(otherwise).length > 0;

export interface KeeperOptions {
  readonly pool: pg.Pool;
  readonly store: AnalyticsStore;
  /** How the organisation counts now. */
  readonly settings: () => Settings;
  /** Reads how the organisation counts again, where another process may have changed it. */
  readonly renew?: () => Promise<void>;
}

type Report = (progress: Progress) => void;
const nobody: Report = () => undefined;

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

  private readonly version: number;
  private readonly shared: SharedKeeping | null;

  constructor({ pool, store, settings, renew = async () => undefined }: KeeperOptions) {
    this.pool = pool;
    this.store = store;
    this.settings = settings;
    this.version = isShared(store) ? store.version : FACTS_VERSION;
    this.shared = isShared(store) ? new SharedKeeping({ pool, store, renew, goOn: () => this.goOn() }) : null;
  }

  /** Brings a scope up to the ledger and the day. Calls wait for one another, so that no work is done twice. */
  async bring(scope: Scope, today: Day, report: Report = nobody): Promise<Mark> {
    const { shared } = this;
    // What is true already need not wait for what is being derived.
    const known = shared === null ? null : await shared.known(scope, () => this.target(scope, today));
    if (known !== null) return known;
    const next = this.queue.then(async () => {
      const mark =
        shared === null
          ? await this.catchUp(scope, today, report)
          : await shared.alone(scope, report, (client) => this.catchUp(scope, today, report, client));
      await (shared === null ? this.forgetOldest(scope) : shared.forgetOldest(isSpecial, KEPT));
      return mark;
    });
    this.queue = next.catch(() => undefined);
    return next;
  }

  /** Derives everything of a scope again from the ledger. */
  async rebuild(scope: Scope, today: Day, report: Report = nobody): Promise<Mark> {
    const { shared } = this;
    const next = this.queue.then(async () =>
      shared === null
        ? this.deriveAll(scope, await this.target(scope, today), report)
        : shared.alone(scope, report, (client) => shared.deriveAll(client, scope, this.settingsOf(scope), today, report)),
    );
    this.queue = next.catch(() => undefined);
    return next;
  }

  /** Gives up what is being derived, and waits until its readers and writers have let go. */
  async close(): Promise<void> {
    this.isEnding = true;
    await this.queue;
    await this.shared?.close();
  }

  /** Takes away what dead processes and older programs left in a store that several share. */
  async sweep(): Promise<void> {
    await this.shared?.sweep();
  }

  private goOn(): void {
    if (this.isEnding) throw new Refusal("ending", 409, "The program ends. What was being derived is derived when it is asked for again.");
  }

  /** Everything facts of a scope follow from, beside the entries; where units are given, of those alone. */
  async counting(scope: Scope, horizon: Day, units?: readonly number[]): Promise<Counting> {
    const families = await this.familiesAt(scope, await headPosition(this.pool));
    return countingOf(this.pool, scope, this.settingsOf(scope), horizon, { families, ...(units && { units }) });
  }

  private settingsOf({ otherwise }: Scope): Settings {
    return { ...this.settings(), ...otherwise };
  }

  private async target(scope: Scope, today: Day): Promise<Mark> {
    this.goOn();
    const settings = this.settingsOf(scope);
    const position = await headPosition(this.pool);
    const rates = settings.currencyView === "native" ? "" : await this.ratesMark(settings.rateSource, scope.asOf, position);
    const families = await this.familiesAt(scope, position);
    return { position, horizon: today, context: contextOf(this.version, settings, rates, families) };
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
    const families = await planFamilies(this.pool, instantOf({ asOf }));
    if (this.families.size > 20) this.families.clear();
    this.families.set(key, families);
    return families;
  }

  /** @param client holds the lock of the scope, where several processes share the store */
  private async catchUp(scope: Scope, today: Day, report: Report, client?: pg.PoolClient): Promise<Mark> {
    const mark = await this.store.mark(scope);
    const wanted = await this.target(scope, today);
    const target = this.shared === null || mark === null ? wanted : aheadWith(scope, wanted, mark);
    const deriveAll = (): Promise<Mark> =>
      this.shared !== null && client !== undefined
        ? this.deriveTogether(this.shared, client, scope, target.horizon, report)
        : this.deriveAll(scope, target, report);
    if (!mark || mark.context !== target.context || mark.horizon > target.horizon) return deriveAll();
    if (isReached(scope, mark, target)) return mark;
    const due = mark.horizon < target.horizon ? await this.store.unitsDue(scope, target.horizon) : [];
    const changed = mark.position < target.position ? await changedUnits(this.pool, mark.position, target.position) : [];
    if (changed === "all") return deriveAll();
    const units = [...new Set([...due, ...changed])];
    if (units.length > 5000 && units.length > (await this.store.unitCount(scope)) / 4) return deriveAll();
    await watchedDerivation("part", scope, report, (counted) =>
      this.store.refresh(scope, target, units, this.fill(scope, target, units, counted)),
    );
    return target;
  }

  private deriveTogether(shared: SharedKeeping, client: pg.PoolClient, scope: Scope, today: Day, report: Report): Promise<Mark> {
    return watchedDerivation("whole", scope, report, (counted) => shared.deriveAll(client, scope, this.settingsOf(scope), today, counted));
  }

  private async deriveAll(scope: Scope, target: Mark, report: Report): Promise<Mark> {
    await watchedDerivation("whole", scope, report, (counted) =>
      this.store.rebuild(scope, target, this.fill(scope, target, undefined, counted)),
    );
    return target;
  }

  private fill(scope: Scope, target: Mark, units: readonly number[] | undefined, report: Report): Fill {
    return (dictionary) => this.derive(scope, target, units, dictionary, report);
  }

  private async *derive(
    scope: Scope,
    target: Mark,
    units: readonly number[] | undefined,
    dictionary: Dictionary,
    report: Report,
  ): AsyncGenerator<FactBatch> {
    const asOf = instantOf(scope);
    const counting = await this.counting(scope, target.horizon, units);
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
