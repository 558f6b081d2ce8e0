import type pg from "pg";
import { type ClickHouseAddress, localTable, onEveryServer, writtenTable } from "../analytics/index.ts";
import { conflict, type Day, formatDay, parseDay, Refusal } from "../domain/index.ts";
import { digestOf, escaped, type Known, LONG, type Placed, place, sorted, told, uuid } from "./cluster-batch.ts";
import { beCertain, markDays, waitForCertainty } from "./cluster-marks.ts";
import { eventsOf, idsOf, sumsOf, together } from "./cluster-sums.ts";
import { type ClusterTables, openTables } from "./cluster-tables.ts";
import { countEarlier, knownEarlier } from "./earlier.ts";
import type { UsageEvent } from "./event.ts";
import type { ChangedSum, DayOfEvents, EventsQuestion, Put, SourceStatus, UsageEvents } from "./events.ts";
import { PostgresUsageEvents } from "./postgres.ts";
import { COUNT } from "./put.ts";
import { SeriesBook } from "./series.ts";

/** Held by whoever writes events, and by whoever reads sums: no sum is read between the word that it changes and its change. */
const WRITE_LOCK = "7023, 3";

/**
 * Raw usage in a ClickHouse cluster, spread over its shards by the id; which sums changed and what accounts are known stands in PostgreSQL. ClickHouse refuses no
 * second key, so one writer at a time looks ids up and decides, over all programs. In this order nothing is lost wherever it is broken off: the day is
 * marked, the key is written, the event is written. Whoever sends again what has a key but may lack its event has the event written again. What came before
 * there was a cluster stays in PostgreSQL, and is looked up and added to there.
 */
export class ClickHouseUsageEvents implements UsageEvents {
  /** Looking ids up costs nearly as much for few as for many, as they lie everywhere. */
  readonly atOnce = 100_000;
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
      const { fresh, again, whole, other } = sorted(placed, await this.knownOf(tables, placed));
      await markDays(this.pool, { fresh, again, now: this.now(), seconds: this.address.seconds * 2 });
      await this.write(tables, source, fresh, again);
      await beCertain(this.pool);
      await this.pool.query(COUNT, [source, fresh.length, fresh.length === 0 ? null : this.now()]);
      return {
        accepted: fresh.length,
        duplicates: [...within.duplicates, ...again.map(({ row }) => row), ...whole.map(({ row }) => row)],
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

  /** What is known of ids: in the cluster, or from the time before there was one. */
  private async knownOf({ server, address }: ClusterTables, placed: readonly Placed[]): Promise<ReadonlyMap<string, Known>> {
    const known = new Map<string, Known>();
    const asked = `select toUUID(w[1]) from ${told(placed.map(({ key }) => uuid(key)))}`;
    const rows = await server.rows(`select key, digest, day from ${writtenTable(address, "usage_key")} where key in (${asked})`, LONG);
    for (const [key, digest, on] of rows)
      known.set(String(key).replaceAll("-", ""), { digest: String(digest), day: Number(on) as Day, isWhole: false });
    for (const [key, one] of await knownEarlier(this.pool, placed)) known.set(key, one);
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
      const waiting = await this.book.waiting(client, source, asked);
      const sums = await sumsOf(
        tables,
        waiting.map(({ series, day }) => [series, parseDay(day) ?? 0] as const),
      );
      return waiting.map((one) => ({ one, sum: sums.get(`${one.series}/${parseDay(one.day)}`) }));
    });
    // Marked by somebody who came no further: there is nothing to tell.
    const isNothing = ({ one, sum }: (typeof found)[number]): boolean => sum === undefined && one.isNew && one.quantity === "0";
    await this.book.settled(
      client,
      found.filter(isNothing).map(({ one }) => one),
    );
    return found.filter((each) => !isNothing(each)).map(({ one, sum }) => ({ ...one, ...together(one, sum) }));
  }

  async ofDay(question: EventsQuestion): Promise<DayOfEvents> {
    const { source, account, meter, day, limit, offset } = question;
    const earlier = await this.book.ofDay({ ...question, limit: offset + limit, offset: 0 });
    const { rows } = await this.pool.query<{ id: number; currency: string }>(
      "select id, currency from bowtie.usage_series where source = $1 and account = $2 and meter = $3",
      [source, account, meter],
    );
    if (rows.length === 0) return earlier;
    const tables = await this.open();
    const sums = await sumsOf(
      tables,
      rows.map(({ id }) => [id, day] as const),
    );
    const found = await eventsOf(tables, rows, day, offset + limit);
    const idOf = (currency: string): number => rows.find((row) => row.currency === currency)?.id ?? 0;
    return {
      total: (await countEarlier(this.pool, idsOf(rows), day)) + [...sums.values()].reduce((all, { events }) => all + events, 0),
      sums: earlier.sums.map((sum) => ({ ...sum, ...together(sum, sums.get(`${idOf(sum.currency)}/${day}`)) })),
      events: [...earlier.events, ...found].sort((a, b) => a.at.getTime() - b.at.getTime()).slice(offset, offset + limit),
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
