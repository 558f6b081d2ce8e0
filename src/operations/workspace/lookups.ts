import type pg from "pg";
import {
  describeSubjects,
  type FirstActivity,
  firstActivities,
  headPosition,
  type MeterReading,
  readMeters,
  type Since,
  type SubjectRow,
  type WantedMeter,
} from "../../ledger/index.ts";
import { unitsChanged } from "./following.ts";

/** An answer with the unit of the ledger that it follows from. */
export interface Found<V> {
  readonly key: string;
  readonly unit: number;
  readonly value: V;
}

/** More than this is forgotten as a whole: nobody looks at so much at once. */
const MOST = 200_000;

/** What the ledger says of single things, looked up when first asked for and remembered until it changes the unit each comes from. */
export class Lookups<K, V> {
  private readonly known = new Map<string, V>();
  private readonly byUnit = new Map<number, string[]>();
  private position = -1;
  private queue: Promise<unknown> = Promise.resolve();

  private readonly pool: pg.Pool;
  private readonly keyOf: (asked: K) => string;
  private readonly read: (asked: readonly K[]) => Promise<readonly Found<V>[]>;

  constructor(pool: pg.Pool, keyOf: (asked: K) => string, read: (asked: readonly K[]) => Promise<readonly Found<V>[]>) {
    this.pool = pool;
    this.keyOf = keyOf;
    this.read = read;
  }

  /** What is known of each, by its key; what the ledger knows nothing of is left out. */
  of(asked: readonly K[]): Promise<ReadonlyMap<string, V>> {
    const next = this.queue.then(() => this.answer(asked));
    this.queue = next.catch(() => undefined);
    return next;
  }

  private async answer(asked: readonly K[]): Promise<ReadonlyMap<string, V>> {
    if (asked.length === 0) return new Map();
    const head = await headPosition(this.pool);
    if (head !== this.position) {
      const changed = this.position < 0 ? "all" : await unitsChanged(this.pool, this.position, head);
      if (changed === "all" || this.known.size > MOST) this.forget();
      else for (const unit of changed) this.forgetUnit(unit);
      this.position = head;
    }
    const missing = new Map<string, K>();
    for (const one of asked) if (!this.known.has(this.keyOf(one))) missing.set(this.keyOf(one), one);
    if (missing.size > 0) for (const found of await this.read([...missing.values()])) this.keep(found);
    const answer = new Map<string, V>();
    for (const one of asked) {
      const key = this.keyOf(one);
      const value = this.known.get(key);
      if (value !== undefined) answer.set(key, value);
    }
    return answer;
  }

  private keep({ key, unit, value }: Found<V>): void {
    this.known.set(key, value);
    const own = this.byUnit.get(unit);
    if (own === undefined) this.byUnit.set(unit, [key]);
    else own.push(key);
  }

  private forget(): void {
    this.known.clear();
    this.byUnit.clear();
  }

  private forgetUnit(unit: number): void {
    for (const key of this.byUnit.get(unit) ?? []) this.known.delete(key);
    this.byUnit.delete(unit);
  }
}

/** One of each pool. */
function ofPool<T>(make: (pool: pg.Pool) => T): (pool: pg.Pool) => T {
  const known = new WeakMap<pg.Pool, T>();
  return (pool) => {
    const one = known.get(pool) ?? make(pool);
    known.set(pool, one);
    return one;
  };
}

const subjects = ofPool(
  (pool) =>
    new Lookups<number, SubjectRow>(pool, String, async (numbers) =>
      [...(await describeSubjects(pool, numbers)).values()].map((value) => ({ key: String(value.id), unit: value.unit, value })),
    ),
);

/** Names and ids of subjects by their number, as a text. */
export const subjectsNamed = (pool: pg.Pool, numbers: readonly number[]): Promise<ReadonlyMap<string, SubjectRow>> =>
  subjects(pool).of(numbers);

export const keyOfMeter = ({ account, meter, take }: WantedMeter): string => `${account} ${take} ${meter}`;

const meters = ofPool(
  (pool) =>
    new Lookups<WantedMeter, readonly MeterReading[]>(pool, keyOfMeter, async (wanted) => {
      const accounts = await subjectsNamed(pool, [...new Set(wanted.map(({ account }) => account))]);
      const found = new Map(wanted.map((one) => [keyOfMeter(one), [] as MeterReading[]]));
      for (const reading of await readMeters(pool, wanted)) found.get(keyOfMeter(reading))?.push(reading);
      return wanted.flatMap((one) => {
        const unit = accounts.get(String(one.account))?.unit;
        return unit === undefined ? [] : [{ key: keyOfMeter(one), unit, value: found.get(keyOfMeter(one)) ?? [] }];
      });
    }),
);

/** Usage of meters, oldest first; the same list as before where the ledger did not change it. */
export const metersRead = (pool: pg.Pool, wanted: readonly WantedMeter[]): Promise<ReadonlyMap<string, readonly MeterReading[]>> =>
  meters(pool).of(wanted);

interface Until extends Since {
  readonly upTo: string;
}

const keyOfActivity = ({ account, from, upTo }: Omit<Until, "unit">): string => `${account} ${from} ${upTo}`;

const activities = ofPool(
  (pool) =>
    new Lookups<Until, FirstActivity | null>(pool, keyOfActivity, async (asked) => {
      const [{ upTo } = { upTo: "" }] = asked;
      const found = new Map((await firstActivities(pool, asked, upTo)).map((one) => [keyOfActivity({ ...one, upTo }), one]));
      return asked.map((one) => ({ key: keyOfActivity(one), unit: one.unit, value: found.get(keyOfActivity(one)) ?? null }));
    }),
);

/** The first activity of each account from a day on, up to another. */
export async function firstActivitiesOf(pool: pg.Pool, asked: readonly Since[], upTo: string): Promise<readonly FirstActivity[]> {
  const found = await activities(pool).of(asked.map(({ account, unit, from }) => ({ account, unit, from, upTo })));
  return [...found.values()].filter((one) => one !== null);
}
