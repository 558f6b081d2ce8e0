import type pg from "pg";
import { WORKSPACE } from "./append.ts";
import { subjectCode, typeCode } from "./codes.ts";
import { hiddenFiles } from "./unit-sql.ts";

/** Of whom, and what is counted: a type of activity, or a state of the Bowtie. */
export interface WantedOf {
  readonly account: number;
  readonly what: string;
}

/** A figure of an account, dated. */
export interface DatedFigure extends WantedOf {
  readonly on: string;
  readonly value: number;
}

/** The newest word on everything dated that belongs to some accounts, of some types. */
const saidSql = (types: string): string => `
  owner as (select a.num, a.account, a.unit from bowtie.subject a where a.num in (select account from wanted)),
  said as (
    select distinct on (o.num, coalesce(e.origin, e.seq)) o.num as account, e.effective_on as day, e.body
    from owner o join bowtie.subject s on s.unit = o.unit and s.account = o.account join bowtie.entry e on e.subject_id = s.id
    where e.type = ${types} and e.file_id <> all($3)
    order by o.num, coalesce(e.origin, e.seq), e.seq desc)`;

const wantedSql = "wanted as (select distinct * from unnest($1::integer[], $2::text[]) w (account, what))";

/** How many activities of a type each account had in each month that had any, dated on the first of the month; oldest first. */
export async function activitiesByMonth(client: pg.ClientBase | pg.Pool, wanted: readonly WantedOf[]): Promise<readonly DatedFigure[]> {
  if (wanted.length === 0) return [];
  const { rows } = await client.query<DatedFigure>(
    `with ${wantedSql}, ${saidSql(String(typeCode("activity")))}
     select w.account, w.what, date_trunc('month', s.day)::date as "on", count(*)::integer as value
     from wanted w join said s on s.account = w.account and s.body ->> 'type' = w.what
     where s.day is not null group by 1, 2, 3 order by 1, 2, 3`,
    [wanted.map(({ account }) => account), wanted.map(({ what }) => what), await hiddenFiles(client, undefined)],
  );
  return rows;
}

/** Days from the first deal each account closed as won to the first time it was in a state, from that day on; nothing while either is unknown. */
export async function daysToStates(client: pg.ClientBase | pg.Pool, wanted: readonly WantedOf[]): Promise<readonly DatedFigure[]> {
  if (wanted.length === 0) return [];
  const { rows } = await client.query<DatedFigure>(
    `with ${wantedSql}, ${saidSql(String(typeCode("stage_change")))},
     won as (
       select o.num as account, min((d.body ->> 'closed_on')::date) as day
       from owner o join bowtie.subject s on s.unit = o.unit and s.account = o.account and s.kind = ${subjectCode("opportunity")}
       join lateral (
         select e.body from bowtie.entry e where e.subject_id = s.id and e.type = ${typeCode("opportunity")} and e.file_id <> all($3)
         order by e.seq desc limit 1) d on d.body ->> 'outcome' = 'won' and d.body ->> 'closed_on' is not null
       group by o.num)
     select w.account, w.what, min(s.day) as "on", min(s.day) - min(n.day) as value
     from wanted w join won n on n.account = w.account
     join said s on s.account = w.account and s.body ->> 'state' = w.what and s.day >= n.day
     group by 1, 2 order by 1, 2`,
    [wanted.map(({ account }) => account), wanted.map(({ what }) => what), await hiddenFiles(client, undefined)],
  );
  return rows;
}

/** The newest day up to another on which files know anything of accounts; what people wrote here does not count. */
export async function newestReported(
  client: pg.ClientBase | pg.Pool,
  accounts: readonly number[],
  upTo: string,
): Promise<ReadonlyMap<number, string>> {
  if (accounts.length === 0) return new Map();
  const { rows } = await client.query<{ account: number; on: string }>(
    `select a.num as account, max(e.effective_on) as "on"
     from bowtie.subject a join bowtie.subject s on s.unit = a.unit and s.account = a.account
     join bowtie.entry e on e.subject_id = s.id join bowtie.file f on f.id = e.file_id
     where a.num = any($1) and e.effective_on <= $2::date and f.importer <> $3 and e.file_id <> all($4) group by a.num`,
    [accounts, upTo, WORKSPACE, await hiddenFiles(client, undefined)],
  );
  return new Map(rows.map(({ account, on }) => [account, on]));
}

/** Types of the activities an account has had. */
export async function activityTypes(client: pg.ClientBase | pg.Pool, account: number): Promise<readonly string[]> {
  const { rows } = await client.query<{ type: string }>(
    `select distinct e.body ->> 'type' as type
     from bowtie.subject a join bowtie.subject s on s.unit = a.unit and s.account = a.account
     join bowtie.entry e on e.subject_id = s.id and e.type = ${typeCode("activity")}
     where a.num = $1 and e.file_id <> all($2) and e.body ->> 'type' is not null order by 1`,
    [account, await hiddenFiles(client, undefined)],
  );
  return rows.map(({ type }) => type);
}
