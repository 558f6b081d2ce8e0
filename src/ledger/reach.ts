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

/** When files came that an import brought, and up to which day each speaks for its source. */
export interface ImportTimesRow {
  readonly source: number;
  readonly recordedAt: number;
  readonly through: Day | null;
}

// What somebody did here says nothing of the rest of a source, nor do sums of raw usage, which come all day long.
export async function importTimes(client: pg.ClientBase | pg.Pool, asOf?: Date): Promise<readonly ImportTimesRow[]> {
  const { rows } = await client.query<{ source: number; recorded_at: Date; through: number | null }>(
    `select source_id as source, recorded_at, through - date '1970-01-01' as through
     from bowtie.file where importer <> '${WORKSPACE}' and importer <> '${USAGE_EVENTS}' and ($1::timestamptz is null or recorded_at <= $1) order by id`,
    [asOf ?? null],
  );
  return rows.map(({ source, recorded_at, through }) => ({
    source,
    recordedAt: recorded_at.getTime(),
    through: through === null ? null : day(through),
  }));
}

/** When something last came of each source, by an import or by what somebody did; milliseconds. Raw usage is counted in the month it is of. */
export async function newestTimes(client: pg.ClientBase | pg.Pool, asOf?: Date): Promise<ReadonlyMap<number, number>> {
  const { rows } = await client.query<{ source: number; newest: Date | null }>(
    `select s.id as source, (select max(f.recorded_at) from bowtie.file f where f.source_id = s.id and f.importer <> '${USAGE_EVENTS}' and ($1::timestamptz is null or f.recorded_at <= $1)) as newest
     from bowtie.source s`,
    [asOf ?? null],
  );
  return new Map(rows.flatMap(({ source, newest }) => (newest === null ? [] : [[source, newest.getTime()] as const])));
}

/** When each file came, milliseconds; only those with entries of some units, where units are given. */
export async function fileTimes(
  client: pg.ClientBase | pg.Pool,
  asOf?: Date,
  units?: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await client.query<{ id: number; recorded_at: Date }>(
    `select f.id, f.recorded_at from bowtie.file f where ($1::timestamptz is null or f.recorded_at <= $1)${
      units === undefined
        ? ""
        : " and f.id in (select e.file_id from bowtie.subject s join bowtie.entry e on e.subject_id = s.id where s.unit = any($2))"
    }`,
    [asOf ?? null, ...(units === undefined ? [] : [units])],
  );
  return new Map(rows.map(({ id, recorded_at }) => [id, recorded_at.getTime()]));
}

/** What the files say of the time they cover: the last day a user named, and the day the newest of those was recorded that name none. */
export interface Coverage {
  readonly stated: Day | null;
  readonly recorded: Day | null;
}

// What another tool reports, what money is worth and what is used meanwhile says nothing of how far our own records reach. Both are read from the newest backward: asked
// with every page, and a company that works here adds a file with everything it does.
export const coverage = (client: pg.ClientBase | pg.Pool, zone: string, asOf?: Date): Promise<Coverage> =>
  coverageBy(client, zone, asOf, "");

/** The same of exports alone: that people act here says nothing of what files would have brought. */
export const coverageOfExports = (client: pg.ClientBase | pg.Pool, zone: string): Promise<Coverage> =>
  coverageBy(client, zone, undefined, ` and f.importer <> '${WORKSPACE}'`);

async function coverageBy(client: pg.ClientBase | pg.Pool, zone: string, asOf: Date | undefined, only: string): Promise<Coverage> {
  const own = `from bowtie.file f join bowtie.batch b on b.id = f.batch_id where ${visibleAt(asOf !== undefined)}${only}
    and f.mapping::text !~ '"type":"(reported_value|exchange_rate)"' and f.importer <> '${USAGE_EVENTS}'`;
  const { rows } = await client.query<{ stated: number | null; recorded: number | null }>(
    `select (select f.through - date '1970-01-01' ${own} and f.through is not null order by f.through desc limit 1) as stated,
       (select (f.recorded_at at time zone $${asOf === undefined ? 1 : 2})::date - date '1970-01-01' ${own} and f.through is null
        order by f.recorded_at desc limit 1) as recorded`,
    asOf === undefined ? [zone] : [asOf, zone],
  );
  const { stated = null, recorded = null } = rows[0] ?? {};
  return { stated: stated === null ? null : day(stated), recorded: recorded === null ? null : day(recorded) };
}

/** Sources whose exports bring recurring revenue; what people write here is none of them. */
export async function revenueSources(client: pg.ClientBase | pg.Pool): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct s.name from bowtie.file f join bowtie.batch b on b.id = f.batch_id join bowtie.source s on s.id = f.source_id
     where ${visibleAt(false)} and f.importer <> '${WORKSPACE}' and f.mapping::text ~ $1 order by s.name`,
    [`"type":"(${revenueShapes.join("|")})"`],
  );
  return rows.map(({ name }) => name);
}
