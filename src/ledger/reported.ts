import type pg from "pg";
import { typeCode } from "./codes.ts";

/** A number as another tool reports it, with the entry that says so. */
export interface Reported {
  readonly seq: number;
  readonly series: string;
  readonly metric: string;
  readonly period: string;
  /** The account's id in whatever system the tool takes it from; `null` for a total. */
  readonly account: string | null;
  readonly value: string;
  readonly currency: string | null;
}

type Body = Readonly<Record<string, string | undefined>>;

/** What another tool reported, the newest version of each value. Without a series: of all of them. */
export async function readReported(client: pg.ClientBase | pg.Pool, series: string | null, asOf?: Date): Promise<readonly Reported[]> {
  const { rows } = await client.query<{ seq: number; body: Body }>(
    `select distinct on (e.record) e.seq, e.body
     from bowtie.entry e join bowtie.file f on f.id = e.file_id join bowtie.batch b on b.id = f.batch_id
     where e.type = ${typeCode("reported_value")} and ($1::text is null or lower(e.body ->> 'series') = lower($1))
       and case when $2::timestamptz is null then b.undone_at is null else f.recorded_at <= $2 and (b.undone_at is null or b.undone_at > $2) end
     order by e.record, e.seq desc`,
    [series, asOf ?? null],
  );
  return rows.map(({ seq, body }) => ({
    seq,
    series: body["series"] ?? "",
    metric: body["metric"] ?? "",
    period: body["period"] ?? "",
    account: body["account_id"] ?? null,
    value: body["value"] ?? "",
    currency: body["currency"] ?? null,
  }));
}

/** A series with what it tells of: metrics and periods as it writes them. */
export interface SeriesRow {
  readonly series: string;
  readonly metric: string;
  readonly periods: readonly string[];
  readonly byAccount: boolean;
}

export async function listSeries(client: pg.ClientBase | pg.Pool): Promise<readonly SeriesRow[]> {
  const { rows } = await client.query<SeriesRow>(
    `select e.body ->> 'series' as series, e.body ->> 'metric' as metric,
       array_agg(distinct e.body ->> 'period' order by e.body ->> 'period') as periods, bool_or(e.body ->> 'account_id' is not null) as "byAccount"
     from bowtie.entry e join bowtie.file f on f.id = e.file_id join bowtie.batch b on b.id = f.batch_id
     where e.type = ${typeCode("reported_value")} and b.undone_at is null
     group by 1, 2 order by 1, 2`,
  );
  return rows;
}
