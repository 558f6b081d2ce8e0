import type pg from "pg";
import { typeCode } from "./codes.ts";
import { hiddenFiles } from "./unit-sql.ts";

/** Whose first activity is asked for, from a day on. */
export interface Since {
  readonly account: number;
  readonly unit: number;
  /** YYYY-MM-DD, and with it. */
  readonly from: string;
}

export interface FirstActivity {
  readonly account: number;
  readonly from: string;
  readonly day: string;
  readonly type: string;
  readonly title: string | null;
}

/**
 * The first activity of each account from a day on, up to another: something we or they did. A health check is none. Activities of what belongs
 * to the account, such as its deals and contacts, are the account's.
 */
export async function firstActivities(
  client: pg.ClientBase | pg.Pool,
  asked: readonly Since[],
  upTo: string,
): Promise<readonly FirstActivity[]> {
  if (asked.length === 0) return [];
  const { rows } = await client.query<FirstActivity>(
    `select a.account, a.since as "from", e.day, e.type, e.title
     from unnest($1::integer[], $2::integer[], $3::text[]) as a (account, unit, since)
     join lateral (
       select e.effective_on as day, e.body ->> 'type' as type, e.body ->> 'title' as title
       from bowtie.subject s join bowtie.entry e on e.subject_id = s.id and e.type = ${typeCode("activity")}
       join bowtie.file f on f.id = e.file_id join bowtie.batch b on b.id = f.batch_id
       where s.unit = a.unit and s.account = a.account and b.undone_at is null
         and e.effective_on >= a.since::date and e.effective_on <= $4::date and lower(e.body ->> 'type') not like 'health%'
       order by e.effective_on, e.seq limit 1) e on true`,
    [asked.map(({ account }) => account), asked.map(({ unit }) => unit), asked.map(({ from }) => from), upTo],
  );
  return rows;
}

/** Activities of an account on a day that name somebody of ours, or the team of whoever it was. */
export interface NamedActivities {
  readonly account: number;
  readonly unit: number;
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly owner: string | null;
  /** What a column called function, team, department or role says. */
  readonly team: string | null;
  readonly n: number;
}

/** Activities with a name or a team, of some units or all of them; those that say neither are left out. */
export async function namedActivities(pool: pg.Pool, units: readonly number[] | null): Promise<readonly NamedActivities[]> {
  const { rows } = await pool.query<NamedActivities>(
    `select n.account, n.unit, n.day as "on", n.owner, n.team, count(*)::integer as n
     from (
       select distinct on (coalesce(e.origin, e.seq)) s.account, s.unit, e.effective_on as day, e.body ->> 'owner' as owner,
         coalesce(e.body -> 'attributes' ->> 'function', e.body -> 'attributes' ->> 'team', e.body -> 'attributes' ->> 'department',
           e.body -> 'attributes' ->> 'role') as team
       from bowtie.entry e join bowtie.subject s on s.id = e.subject_id
       where e.type = ${typeCode("activity")} and s.account is not null and e.file_id <> all($2) and ($1::integer[] is null or s.unit = any($1))
       order by coalesce(e.origin, e.seq), e.seq desc) n
     where n.day is not null and (n.owner is not null or n.team is not null)
     group by 1, 2, 3, 4, 5`,
    [units, await hiddenFiles(pool, undefined)],
  );
  return rows;
}
