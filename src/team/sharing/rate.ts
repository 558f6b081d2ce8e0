import type pg from "pg";

/** So many times in so many seconds. */
export interface Limit {
  readonly most: number;
  readonly seconds: number;
}

const KEEP = "1 day";

/** Counts one more time of something. @returns the seconds to wait when that was too often; 0 when it was not */
export async function countTry(client: pg.ClientBase | pg.Pool, key: string, now: Date, { most, seconds }: Limit): Promise<number> {
  const { rows } = await client.query<{ count: number; since: Date }>(
    `insert into bowtie.buyer_rate as r (key, count, since) values ($1, 1, $2)
     on conflict (key) do update set
       count = case when r.since <= $2::timestamptz - make_interval(secs => $3) then 1 else r.count + 1 end,
       since = case when r.since <= $2::timestamptz - make_interval(secs => $3) then $2 else r.since end
     returning count, since`,
    [key, now, seconds],
  );
  const { count, since } = rows[0] ?? { count: 1, since: now };
  // A period that begins is a good moment to forget those long over.
  if (count === 1) await client.query(`delete from bowtie.buyer_rate where since < $1::timestamptz - interval '${KEEP}'`, [now]);
  return count <= most ? 0 : Math.max(1, Math.ceil(seconds - (now.getTime() - since.getTime()) / 1000));
}
