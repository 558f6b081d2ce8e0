import type pg from "pg";
import { changedUnits, headPosition } from "../../ledger/index.ts";

const changes = new WeakMap<pg.Pool, Map<string, Promise<readonly number[] | "all">>>();
const FEW = 8;

/** Units that the ledger changed after a position, up to another: asked by many in a row, and read once. */
export function unitsChanged(pool: pg.Pool, after: number, upTo: number): Promise<readonly number[] | "all"> {
  const known = changes.get(pool) ?? new Map<string, Promise<readonly number[] | "all">>();
  changes.set(pool, known);
  const key = `${after} ${upTo}`;
  const found = known.get(key) ?? changedUnits(pool, after, upTo);
  known.set(key, found);
  found.catch(() => known.delete(key));
  for (const oldest of [...known.keys()].slice(0, -FEW)) known.delete(oldest);
  return found;
}

/** Things of the ledger kept in memory, unit by unit: read whole once, then only where the ledger changed. */
export class Following<T> {
  private readonly units = new Map<number, readonly T[]>();
  private position = -1;
  private whole: readonly T[] | null = null;
  private queue: Promise<unknown> = Promise.resolve();

  private readonly pool: pg.Pool;
  private readonly read: (units: readonly number[] | null) => Promise<readonly T[]>;
  private readonly unitOf: (thing: T) => number;

  constructor(pool: pg.Pool, read: (units: readonly number[] | null) => Promise<readonly T[]>, unitOf: (thing: T) => number) {
    this.pool = pool;
    this.read = read;
    this.unitOf = unitOf;
  }

  /** All of them as the ledger has them now. Calls wait for one another, so that nothing is read twice. */
  all(): Promise<readonly T[]> {
    const next = this.queue.then(() => this.catchUp());
    this.queue = next.catch(() => undefined);
    return next;
  }

  private async catchUp(): Promise<readonly T[]> {
    const head = await headPosition(this.pool);
    if (head !== this.position) {
      const changed = this.position < 0 ? "all" : await unitsChanged(this.pool, this.position, head);
      this.take(changed === "all" ? null : changed, await this.read(changed === "all" ? null : changed));
      this.position = head;
    }
    this.whole ??= [...this.units.values()].flat();
    return this.whole;
  }

  private take(units: readonly number[] | null, things: readonly T[]): void {
    if (units === null) this.units.clear();
    else for (const unit of units) this.units.delete(unit);
    const found = new Map<number, T[]>();
    for (const thing of things) {
      const unit = this.unitOf(thing);
      const known = found.get(unit);
      if (known === undefined) found.set(unit, [thing]);
      else known.push(thing);
    }
    for (const [unit, list] of found) this.units.set(unit, list);
    if (units === null || units.length > 0) this.whole = null;
  }
}
