import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { Day, Settings } from "../domain/index.ts";
import { isConnectionLost } from "../storage/index.ts";
import type { Progress } from "./progress.ts";
import { SharedDerivation } from "./shared-derivation.ts";
import { aheadWith, isReached, type Mark, type Scope, type SharedStore, scopeKey } from "./store.ts";

/** A database that is started anew is waited for about so long. */
const PATIENCE_MS = 60_000;
const FIRST_WAIT = 100;
const LONGEST_WAIT = 2000;

/** That a scope is asked for is noted so often; what was not noted for longer may make room. */
const NOTE_EVERY_MS = 60_000;
const UNUSED_MINUTES = 10;

export interface SharedKeepingOptions {
  readonly pool: pg.Pool;
  readonly store: SharedStore;
  /** Reads the settings anew: another process may have changed them. */
  readonly renew: () => Promise<void>;
  /** Throws once the program ends. */
  readonly goOn: () => void;
}

/** What a keeper of facts does otherwise where several processes share a store. */
export class SharedKeeping {
  private readonly store: SharedStore;
  private readonly renew: () => Promise<void>;
  private readonly goOn: () => void;
  private readonly derivation: SharedDerivation;
  private readonly noted = new Map<string, number>();

  constructor({ pool, store, renew, goOn }: SharedKeepingOptions) {
    this.store = store;
    this.renew = renew;
    this.goOn = goOn;
    this.derivation = new SharedDerivation({ pool, store, goOn });
  }

  /** The mark of a scope that is as far as it is wanted, whoever brought it there; `null` also when the database is away just now. */
  async known(scope: Scope, target: () => Promise<Mark>): Promise<Mark | null> {
    try {
      const [wanted, mark] = [await target(), await this.store.mark(scope)];
      if (mark === null || !isReached(scope, mark, aheadWith(scope, wanted, mark))) return null;
      await this.note(scope);
      return mark;
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
      return null;
    }
  }

  private async note(scope: Scope): Promise<void> {
    const key = scopeKey(scope);
    if (performance.now() - (this.noted.get(key) ?? Number.NEGATIVE_INFINITY) > NOTE_EVERY_MS) {
      this.noted.set(key, performance.now());
      await this.derivation.states.touch(scope);
    }
  }

  /** Does what changes a scope as the only one of all processes, by the settings in force; begins anew when the database was away. */
  async alone<T>(scope: Scope, report: (progress: Progress) => void, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const began = performance.now();
    for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, wait * 2)) {
      try {
        return await this.derivation.alone(scope, report, async (client) => {
          await this.renew();
          return work(client);
        });
      } catch (error) {
        if (!isConnectionLost(error) || performance.now() - began > PATIENCE_MS) throw error;
        this.goOn();
        await sleep(wait);
      }
    }
  }

  deriveAll(client: pg.PoolClient, scope: Scope, settings: Settings, horizon: Day, report: (progress: Progress) => void): Promise<Mark> {
    return this.derivation.deriveAll(client, scope, settings, horizon, report);
  }

  /** Of the scopes that make room, those nobody asked for lately in any process. */
  async forgetOldest(isSpecial: (scope: Scope) => boolean, kept: number): Promise<void> {
    const special = (await this.store.scopes()).filter(isSpecial).length;
    const unused = (await this.derivation.states.unused(UNUSED_MINUTES)).filter(isSpecial);
    const over = Math.min(special - kept, unused.length);
    if (over > 0) for (const scope of unused.slice(-over)) await this.derivation.drop(scope);
  }

  /** Takes away what dead processes and older programs left. */
  async sweep(): Promise<void> {
    await this.derivation.sweep();
  }

  async close(): Promise<void> {
    await this.derivation.close();
  }
}
