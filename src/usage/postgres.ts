import type pg from "pg";
import { type Day, day, formatDay, Refusal } from "../domain/index.ts";
import { transaction } from "../storage/index.ts";
import type { UsageEvent } from "./event.ts";
import type { ChangedSum, DayOfEvents, EventsQuestion, KeptEvent, Put, SourceStatus, UsageEvents } from "./events.ts";
import { ACCOUNTS_LOCK, putBatch } from "./put.ts";
import { SeriesBook } from "./series.ts";
import { statusOf } from "./status.ts";

type Asked = Parameters<UsageEvents["changed"]>[2];

/** Once events lie in a cluster, half of what is known of ids and sums lies there. */
async function refuseElsewhere(client: pg.ClientBase | pg.Pool): Promise<void> {
  const { rowCount } = await client.query("select from bowtie.usage_cluster");
  if (rowCount !== 0)
    throw new Refusal(
      "usage_elsewhere",
      409,
      "Usage events of this ledger lie in ClickHouse. Set ANALYTICS_URL to it, so that they are found and none counts twice.",
    );
}

/** Rows deleted in one go, so that nobody waits for long. */
const DROPPED_AT_ONCE = 200_000;

/** Raw usage in the database that holds the ledger: an event, its day's sum and the word to tell the ledger are kept together or not at all. */
export class PostgresUsageEvents implements UsageEvents {
  private readonly series: SeriesBook;
  private readonly pool: pg.Pool;
  readonly atOnce = 20_000;
  private readonly now: () => Date;

  constructor(pool: pg.Pool, now: () => Date) {
    this.pool = pool;
    this.now = now;
    this.series = new SeriesBook(pool);
  }

  async put(source: string, events: readonly UsageEvent[]): Promise<Put> {
    await refuseElsewhere(this.pool);
    const seriesOf = await this.series.of(source, events);
    return transaction(this.pool, (client) => putBatch(client, source, { events, seriesOf, now: this.now() }));
  }

  async sources(): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ source: string }>("select source from bowtie.usage_source order by source");
    return rows.map(({ source }) => source);
  }

  async welcome(): Promise<void> {
    const { rows } = await this.pool.query<{ id: number }>(
      "select u.id from bowtie.usage_series u join bowtie.subject s on s.id = u.subject_id where not u.is_known",
    );
    if (rows.length === 0) return;
    const ids = rows.map(({ id }) => id);
    await transaction(this.pool, async (client) => {
      await client.query(`select pg_advisory_xact_lock(${ACCOUNTS_LOCK})`);
      await client.query("update bowtie.usage_series set is_known = true where id = any($1)", [ids]);
      await client.query("update bowtie.usage_day set due_at = $2 where series = any($1) and due_at = 'infinity'", [ids, this.now()]);
    });
  }

  async changed(client: pg.ClientBase, source: string, asked: Asked): Promise<readonly ChangedSum[]> {
    await refuseElsewhere(client);
    return this.waiting(client, source, asked);
  }

  /** Sums that wait, as far as events lie here; `isNew` where the ledger has heard nothing of that day. */
  async waiting(
    client: pg.ClientBase,
    source: string,
    { all, limit }: Asked,
  ): Promise<readonly (ChangedSum & { readonly isNew: boolean })[]> {
    const { rows } = await client.query<ChangedSum & { readonly isNew: boolean }>(
      `select d.series, s.account, s.meter, s.currency, d.day::text as day, d.version, trim_scale(d.quantity)::text as quantity, d.amount::float8 as amount,
         d.first_settled_at is null as "isNew"
       from bowtie.usage_day d join bowtie.usage_series s on s.id = d.series
       where d.due_at is not null and s.source = $1 and ($2 and d.due_at < 'infinity' or d.due_at <= $3)
       order by d.due_at, d.series, d.day limit $4`,
      [source, all, this.now(), limit],
    );
    return rows;
  }

  async settled(client: pg.ClientBase, told: readonly ChangedSum[]): Promise<void> {
    const days = [told.map(({ series }) => series), told.map((sum) => sum.day)];
    // Held in the order in which they are added to, so that nobody waits in a circle.
    await client.query(
      `select from bowtie.usage_day d join unnest($1::integer[], $2::date[]) t (series, day) on d.series = t.series and d.day = t.day
       order by d.series, d.day for update of d`,
      days,
    );
    await client.query(
      `update bowtie.usage_day d set due_at = case when d.version = t.version then null else d.due_at end,
         first_settled_at = coalesce(d.first_settled_at, $4), settled_at = $4
       from unnest($1::integer[], $2::date[], $3::bigint[]) t (series, day, version) where d.series = t.series and d.day = t.day`,
      [...days, told.map(({ version }) => version), this.now()],
    );
  }

  async backlog(limit: number): Promise<number> {
    const { rows } = await this.pool.query<{ waiting: number }>(
      "select count(*) as waiting from (select 1 from bowtie.usage_day where due_at < 'infinity' limit $1) w",
      [limit],
    );
    return rows[0]?.waiting ?? 0;
  }

  async ofDay({ source, account, meter, day: on, limit, offset }: EventsQuestion): Promise<DayOfEvents> {
    const named = [source, account, meter, formatDay(on)];
    const sums = await this.pool.query<DayOfEvents["sums"][number] & { readonly events: number }>(
      `select s.currency, d.events, trim_scale(d.quantity)::text as quantity, d.amount::float8 as amount, d.due_at is not null as "isWaiting"
       from bowtie.usage_day d join bowtie.usage_series s on s.id = d.series
       where s.source = $1 and s.account = $2 and s.meter = $3 and d.day = $4 order by s.currency`,
      named,
    );
    const { rows } = await this.pool.query<KeptEvent>(
      `select e.id, e.happened_at as at, trim_scale(e.value)::text as value, e.amount::float8 as amount, s.currency
       from bowtie.usage_event e join bowtie.usage_series s on s.id = e.series
       where s.source = $1 and s.account = $2 and s.meter = $3 and e.day = $4 order by e.happened_at, e.key limit $5 offset $6`,
      [...named, limit, offset],
    );
    return {
      events: rows,
      total: sums.rows.reduce((all, { events }) => all + events, 0),
      sums: sums.rows.map(({ events: _, ...sum }) => sum),
    };
  }

  async keptFrom(source: string): Promise<Day | null> {
    const { rows } = await this.pool.query<{ day: number | null }>(
      "select kept_from - date '1970-01-01' as day from bowtie.usage_source where source = $1",
      [source],
    );
    const found = rows[0]?.day ?? null;
    return found === null ? null : day(found);
  }

  async drop(source: string, before: Day): Promise<number> {
    await this.pool.query("update bowtie.usage_source set kept_from = greatest(kept_from, $2) where source = $1", [
      source,
      formatDay(before),
    ]);
    let dropped = 0;
    for (;;) {
      const { rowCount } = await this.pool.query(
        `delete from bowtie.usage_event where key in (
           select e.key from bowtie.usage_event e join bowtie.usage_series s on s.id = e.series where s.source = $1 and e.day < $2 limit $3)`,
        [source, formatDay(before), DROPPED_AT_ONCE],
      );
      dropped += rowCount ?? 0;
      if ((rowCount ?? 0) < DROPPED_AT_ONCE) return dropped;
    }
  }

  status(): Promise<readonly SourceStatus[]> {
    return statusOf(this.pool);
  }

  /** The pool is whoever's who opened it. */
  async close(): Promise<void> {}
}
