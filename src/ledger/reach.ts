import type pg from "pg";
import { type Day, day, revenueShapes } from "../domain/index.ts";
import { USAGE_EVENTS, WORKSPACE } from "./append.ts";
import { visibleAt } from "./visible.ts";

/** The position the ledger has reached: every change up to it is visible. */
export async function headPosition(client: pg.ClientBase | pg.Pool): Promise<number> {
  const { rows } = await client.query<{ position: number }>("select position from bowtie.head");
  return rows[0]?.position ?? 0;
}

/** Units touched after a position, up to another; `all` when a change was too large to list them. */
export async function changedUnits(client: pg.ClientBase | pg.Pool, after: number, upTo: number): Promise<readonly number[] | "all"> {
  const { rows } = await client.query<{ unit_id: number }>(
    "select distinct unit_id from bowtie.change where position > $1 and position <= $2 order by unit_id",
    [after, upTo],
  );
  return rows[0]?.unit_id === 0 ? "all" : rows.map((row) => row.unit_id);
}

/** The days on which each source sent level snapshots. */
export async function snapshotDays(client: pg.ClientBase | pg.Pool, asOf?: Date): Promise<ReadonlyMap<number, readonly Day[]>> {
  const { rows } = await client.query<{ source_id: number; days: number[] }>(
    `select f.source_id, array_agg(distinct d.day - date '1970-01-01' order by d.day - date '1970-01-01') as days
     from bowtie.snapshot_day d join bowtie.file f on f.id = d.file_id join bowtie.batch b on b.id = f.batch_id
     where ${visibleAt(asOf !== undefined)}
     group by f.source_id`,
    asOf === undefined ? [] : [asOf],
  );
  return new Map(rows.map((row) => [row.source_id, row.days.map(day)]));
}

/** When every file came, and up to which day it speaks. Sums of raw usage come all day long, and say nothing of when a month is complete. */
export interface FileTimesRow {
  readonly id: number;
  readonly source: number;
  readonly recordedAt: number;
  readonly through: Day | null;
}

export async function fileTimes(client: pg.ClientBase | pg.Pool, asOf?: Date): Promise<readonly FileTimesRow[]> {
  const { rows } = await client.query<{ id: number; source: number; recorded_at: Date; through: number | null }>(
    `select id, source_id as source, recorded_at, through - date '1970-01-01' as through
     from bowtie.file where ($1::timestamptz is null or recorded_at <= $1) and importer <> $2 order by id`,
    [asOf ?? null, USAGE_EVENTS],
  );
  return rows.map(({ id, source, recorded_at, through }) => ({
    id,
    source,
    recordedAt: recorded_at.getTime(),
    through: through === null ? null : day(through),
  }));
}

/** What the files say of the time they cover: the last day a user named, and the day the newest of those was recorded that name none. */
export interface Coverage {
  readonly stated: Day | null;
  readonly recorded: Day | null;
}

// What another tool reports, what money is worth and what is used meanwhile says nothing of how far our own records reach.
export async function coverage(client: pg.ClientBase | pg.Pool, zone: string, asOf?: Date): Promise<Coverage> {
  const { rows } = await client.query<{ stated: number | null; recorded: number | null }>(
    `select max(f.through) - date '1970-01-01' as stated, (max(f.recorded_at) filter (where f.through is null) at time zone $${asOf === undefined ? 1 : 2})::date - date '1970-01-01' as recorded
     from bowtie.file f join bowtie.batch b on b.id = f.batch_id where ${visibleAt(asOf !== undefined)}
       and f.mapping::text !~ '"type":"(reported_value|exchange_rate)"|"importer":"${USAGE_EVENTS}"'`,
    asOf === undefined ? [zone] : [asOf, zone],
  );
  const { stated = null, recorded = null } = rows[0] ?? {};
  return { stated: stated === null ? null : day(stated), recorded: recorded === null ? null : day(recorded) };
}

/** Sources whose exports bring recurring revenue; what people write here is none of them. */
export async function revenueSources(client: pg.ClientBase | pg.Pool): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct s.name from bowtie.file f join bowtie.batch b on b.id = f.batch_id join bowtie.source s on s.id = f.source_id
     where ${visibleAt(false)} and f.importer <> $1 and f.mapping::text ~ $2 order by s.name`,
    [WORKSPACE, `"type":"(${revenueShapes.join("|")})"`],
  );
  return rows.map(({ name }) => name);
}
