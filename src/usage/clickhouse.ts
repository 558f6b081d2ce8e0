import type pg from "pg";
import { type ClickHouseAddress, fromShards, localTable, onEveryServer, writtenTable } from "../analytics/index.ts";
import { conflict, type Day, formatDay, parseDay, Refusal } from "../domain/index.ts";
import { digestOf, escaped, type Placed, place, slices, uuid } from "./cluster-batch.ts";
import { beCertain, markDays, waitForCertainty } from "./cluster-marks.ts";
import { type ClusterTables, openTables } from "./cluster-tables.ts";
import type { UsageEvent } from "./event.ts";
import type { ChangedSum, DayOfEvents, EventsQuestion, Put, SourceStatus, UsageEvents } from "./events.ts";
import { PostgresUsageEvents } from "./postgres.ts";
import { COUNT } from "./put.ts";
import { SeriesBook } from "./series.ts";

/** Held by whoever writes events, and by whoever reads sums: no sum is read between the word that it changes and its change. */
const WRITE_LOCK = "7023, 3";

/** The text of a question holds the pairs or keys it is about. */
const LONG = { max_query_size: "4000000" };

interface Sum {
  readonly events: number;
  readonly quantity: string;
  readonly amount: number;
}

/**
 * Raw usage in a ClickHouse cluster, spread over its shards by the id; which sums changed and what accounts are known stands in PostgreSQL. ClickHouse refuses no
 * second key, so one writer at a time looks ids up and decides, over all programs. In this order nothing is lost wherever it is broken off: the day is
 * marked, the key is written, the event is written. Whoever sends again what has a key but may lack its event has the event written again.
 */
export class ClickHouseUsageEvents implements UsageEvents {
  private readonly book: PostgresUsageEvents;
  private readonly series: SeriesBook;
  private tables: Promise<ClusterTables> | null = null;

  private readonly pool: pg.Pool;
  private readonly address: ClickHouseAddress;
  private readonly now: () => Date;

  constructor(pool: pg.Pool, address: ClickHouseAddress, now: () => Date) {
    this.pool = pool;
    this.address = address;
    this.now = now;
    this.book = new PostgresUsageEvents(pool, now);
    this.series = new SeriesBook(pool);
  }

  private open(): Promise<ClusterTables> {
    this.tables ??= openTables(this.pool, this.address);
    this.tables.catch(() => {
      this.tables = null;
    });
    return this.tables;
  }

  async put(source: string, events: readonly UsageEvent[]): Promise<Put> {
    const tables = await this.open();
    const seriesOf = await this.series.of(source, events);
    const { placed, ...within } = place(source, events, (event) => seriesOf(event).id);
    return this.alone(async () => {
      await waitForCertainty(this.pool);
      const known = await this.knownOf(tables, placed);
      const fresh = placed.filter(({ key }) => !known.has(key));
      const again = placed.filter(({ key, digest }) => known.get(key) === digest);
      const other = placed.filter(({ key, digest }) => known.has(key) && known.get(key) !== digest);
      await markDays(this.pool, { fresh, again, now: this.now(), seconds: this.address.seconds * 2 });
      await this.write(tables, source, fresh, again);
      await beCertain(this.pool);
      await this.pool.query(COUNT, [source, fresh.length, fresh.length === 0 ? null : this.now()]);
      return {
        accepted: fresh.length,
        duplicates: [...within.duplicates, ...again.map(({ row }) => row)],
        contradicting: [...within.contradicting, ...other.map(({ row }) => row)],
      };
    });
  }

  /** Alone among all programs; the lock ends with its connection. */
  private async alone<T>(work: () => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let isBroken = true;
    try {
      await client.query(`select pg_advisory_lock(${WRITE_LOCK})`);
      const result = await work();
      await client.query(`select pg_advisory_unlock(${WRITE_LOCK})`);
      isBroken = false;
      return result;
    } finally {
      client.release(isBroken);
    }
  }

  private async knownOf({ server, address }: ClusterTables, placed: readonly Placed[]): Promise<ReadonlyMap<string, string>> {
    const known = new Map<string, string>();
    for (const some of slices(placed)) {
      const keys = some.map(({ key }) => `'${key}'`).join(",");
      const rows = await server.rows(`select key, digest from ${writtenTable(address, "usage_key")} where key in (${keys})`, LONG);
      for (const [key, digest] of rows) known.set(String(key).replaceAll("-", ""), String(digest));
    }
    return known;
  }

  private async write({ server, address, settings }: ClusterTables, source: string, fresh: readonly Placed[], again: readonly Placed[]) {
    const number = digestOf(source);
    const insert = async (table: string, columns: string, lines: readonly string[]): Promise<void> => {
      if (lines.length === 0) return;
      const body = [new TextEncoder().encode(`${lines.join("\n")}\n`)];
      await server.insert(`insert into ${writtenTable(address, table)} (${columns}) format TabSeparated`, body, settings);
    };
    try {
      await insert(
        "usage_key",
        "key, digest, source, day",
        fresh.map(({ key, digest, event }) => [uuid(key), digest, number, event.day].join("\t")),
      );
      await insert(
        "usage_event",
        "key, source, series, day, happened, value, amount, id",
        [...fresh, ...again].map(({ key, series, event: { day, at, value, amount, id } }) =>
          [uuid(key), number, series, day, at, value, amount ?? 0, escaped(id)].join("\t"),
        ),
      );
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 503) throw error;
      throw new Refusal(error.code, 503, error.message, { ...error.details, seconds: 5 });
    }
  }

  async changed(
    client: pg.ClientBase,
    source: string,
    asked: { readonly all: boolean; readonly limit: number },
  ): Promise<readonly ChangedSum[]> {
    const tables = await this.open();
    const found = await this.alone(async () => {
      const waiting = await this.book.changed(client, source, asked);
      const sums = await this.sumsOf(
        tables,
        waiting.map(({ series, day }) => [series, parseDay(day) ?? 0] as const),
      );
      return waiting.map((one) => ({ one, sum: sums.get(`${one.series}/${parseDay(one.day)}`) }));
    });
    // Marked by somebody who came no further: there is nothing to tell.
    await this.book.settled(
      client,
      found.flatMap(({ one, sum }) => (sum ? [] : [one])),
    );
    return found.flatMap(({ one, sum }) =>
      sum ? [{ ...one, quantity: sum.quantity, amount: one.currency === "" ? null : sum.amount }] : [],
    );
  }

  /** Sums of days, each shard adding up what it has: all of an id lies on one. */
  private async sumsOf(
    { server, address }: ClusterTables,
    days: readonly (readonly [series: number, day: number])[],
  ): Promise<ReadonlyMap<string, Sum>> {
    const sums = new Map<string, Sum>();
    for (const some of slices(days)) {
      const pairs = some.map(([series, day]) => `(${series},${day})`).join(",");
      const once = `select series, day, key, any(value) as v, any(amount) as a from ${localTable(address, "usage_event")} where (series, day) in (${pairs}) group by series, day, key`;
      const shard = `select series, day, count() as n, sum(v) as q, sum(a) as m from (${once}) group by series, day`;
      const rows = await server.rows(
        `select p.series, p.day, sum(p.n), toString(sum(p.q)), toString(sum(p.m)) from ${fromShards(address, shard)} p group by p.series, p.day`,
        LONG,
      );
      for (const [series, day, events, quantity, amount] of rows)
        sums.set(`${series}/${day}`, { events: Number(events), quantity: String(quantity), amount: Number(amount) });
    }
    return sums;
  }

  async ofDay({ source, account, meter, day, limit, offset }: EventsQuestion): Promise<DayOfEvents> {
    const { rows } = await this.pool.query<{ id: number; currency: string; isWaiting: boolean }>(
      `select s.id, s.currency, d.due_at is not null as "isWaiting" from bowtie.usage_series s join bowtie.usage_day d on d.series = s.id and d.day = $4
       where s.source = $1 and s.account = $2 and s.meter = $3 order by s.currency`,
      [source, account, meter, formatDay(day)],
    );
    if (rows.length === 0) return { events: [], total: 0, sums: [] };
    const tables = await this.open();
    const sums = await this.sumsOf(
      tables,
      rows.map(({ id }) => [id, day] as const),
    );
    const inner = `select key, series, any(happened) as t, any(value) as v, any(amount) as a, any(id) as i from ${localTable(this.address, "usage_event")}
      where day = ${day} and series in (${rows.map(({ id }) => id).join(",")}) group by series, key order by t, key limit ${offset + limit}`;
    const found = await tables.server.rows(
      `select p.series, p.t, toString(p.v), p.a, p.i from ${fromShards(this.address, inner)} p order by p.t, p.key limit ${limit} offset ${offset}`,
    );
    const currencies = new Map(rows.map(({ id, currency }) => [id, currency]));
    const sumOf = (series: number): Sum => sums.get(`${series}/${day}`) ?? { events: 0, quantity: "0", amount: 0 };
    return {
      total: rows.reduce((all, { id }) => all + sumOf(id).events, 0),
      sums: rows.map(({ id, currency, isWaiting }) => ({
        currency,
        isWaiting,
        quantity: sumOf(id).quantity,
        amount: currency === "" ? null : sumOf(id).amount,
      })),
      events: found.map(([series, at, value, amount, id]) => {
        const currency = currencies.get(Number(series)) ?? "";
        return {
          id: String(id),
          at: new Date(Number(at)),
          value: String(value),
          amount: currency === "" ? null : Number(amount),
          currency,
        };
      }),
    };
  }

  async drop(source: string, before: Day): Promise<number> {
    const { server } = await this.open();
    await this.refuseUntold(source, before);
    await this.book.drop(source, before);
    return this.alone(async () => {
      const gone = `source = ${digestOf(source)} and day < ${before}`;
      const [[count] = []] = await server.rows(`select count() from ${writtenTable(this.address, "usage_key")} where ${gone}`);
      for (const table of ["usage_event", "usage_key"])
        await onEveryServer(this.address, (on) => `alter table ${localTable(this.address, table)}${on} delete where ${gone}`, {
          mutations_sync: "2",
        });
      return Number(count ?? 0);
    });
  }

  /** What the ledger was not told could not be told without its events. */
  private async refuseUntold(source: string, before: Day): Promise<void> {
    const { rowCount } = await this.pool.query(
      `select from bowtie.usage_day d join bowtie.usage_series s on s.id = d.series
       where s.source = $1 and d.day < $2 and d.due_at is not null limit 1`,
      [source, formatDay(before)],
    );
    if (rowCount !== 0)
      throw conflict(
        "usage_waits",
        "Among these days are some the ledger was not told of, as it does not know the accounts. Import them, or choose an earlier day.",
      );
  }

  sources(): Promise<readonly string[]> {
    return this.book.sources();
  }

  welcome(): Promise<void> {
    return this.book.welcome();
  }

  settled(client: pg.ClientBase, told: readonly ChangedSum[]): Promise<void> {
    return this.book.settled(client, told);
  }

  backlog(limit: number): Promise<number> {
    return this.book.backlog(limit);
  }

  keptFrom(source: string): Promise<Day | null> {
    return this.book.keptFrom(source);
  }

  status(): Promise<readonly SourceStatus[]> {
    return this.book.status();
  }

  async close(): Promise<void> {
    const tables = await this.tables?.catch(() => null);
    await tables?.server.close();
  }
}
