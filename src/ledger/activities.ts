import type pg from "pg";
import { typeCode } from "./codes.ts";

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
