import type pg from "pg";
import { type Day, formatDay, Refusal } from "../domain/index.ts";
import { transaction } from "../storage/index.ts";
import type { Placed } from "./cluster-batch.ts";
import { ACCOUNTS_LOCK, DUE_AGAIN } from "./put.ts";

const MARK = `
  insert into bowtie.usage_day as d (series, day, events, quantity, due_at)
  select n.series, n.day, n.events, 0, case when s.is_known then $4::timestamptz else 'infinity' end
  from unnest($1::integer[], $2::date[], $3::bigint[]) n (series, day, events) join bowtie.usage_series s on s.id = n.series
  order by n.series, n.day
  on conflict (series, day) do update set events = d.events + excluded.events, version = d.version + 1, due_at = ${DUE_AGAIN}`;

/** While an insert whose end nobody saw may go on, a key that is not there may still come. */
export async function waitForCertainty(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ seconds: number }>(
    "select ceil(extract(epoch from unsure_until - now()))::integer as seconds from bowtie.usage_cluster where unsure_until > now()",
  );
  if (rows[0])
    throw new Refusal(
      "usage_unsure",
      503,
      "What was sent last did not come back from ClickHouse, and may still be written there. Nothing of this request was taken: send it again in a while.",
      { seconds: rows[0].seconds },
    );
}

/** What was sent came back: all of it is there. */
export async function beCertain(pool: pg.Pool): Promise<void> {
  await pool.query("update bowtie.usage_cluster set unsure_until = null");
}

/** Says which sums will change, before they do, and that from now on an insert may be going on. */
export async function markDays(
  pool: pg.Pool,
  {
    fresh,
    again,
    now,
    seconds,
  }: { readonly fresh: readonly Placed[]; readonly again: readonly Placed[]; readonly now: Date; readonly seconds: number },
): Promise<void> {
  const days = new Map<string, { readonly series: number; readonly day: Day; count: number }>();
  for (const [some, count] of [
    [fresh, 1],
    [again, 0],
  ] as const)
    for (const { series, event } of some) {
      const name = `${series}/${event.day}`;
      const known = days.get(name) ?? { series, day: event.day, count: 0 };
      known.count += count;
      days.set(name, known);
    }
  const rows = [...days.values()];
  await transaction(pool, async (client) => {
    await client.query(`select pg_advisory_xact_lock_shared(${ACCOUNTS_LOCK})`);
    const columns = [rows.map(({ series }) => series), rows.map(({ day }) => formatDay(day)), rows.map(({ count }) => count)];
    await client.query(MARK, [...columns, now]);
    await client.query("update bowtie.usage_cluster set unsure_until = now() + make_interval(secs => $1)", [seconds]);
  });
}
