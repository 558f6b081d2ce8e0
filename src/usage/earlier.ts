import type pg from "pg";
import type { Day } from "../domain/index.ts";
import { contentOf, digestOf, type Known, type Placed } from "./cluster-batch.ts";

interface Row {
  readonly key: string;
  readonly account: string;
  readonly meter: string;
  readonly currency: string;
  readonly at: Date;
  readonly day: number;
  readonly value: string;
  readonly amount: number | null;
}

/** What PostgreSQL knows of ids, from the time before events lay in a cluster. */
export async function knownEarlier(pool: pg.Pool, placed: readonly Placed[]): Promise<ReadonlyMap<string, Known>> {
  const { rows } = await pool.query<Row>(
    `select replace(e.key::text, '-', '') as key, s.account, s.meter, s.currency, e.happened_at as at, e.day - date '1970-01-01' as day,
       trim_scale(e.value)::text as value, e.amount::float8 as amount
     from bowtie.usage_event e join bowtie.usage_series s on s.id = e.series where e.key = any($1::uuid[])`,
    [placed.map(({ key }) => key)],
  );
  return new Map(
    rows.map(({ key, at, day, ...said }) => [
      key,
      { digest: digestOf(contentOf({ ...said, at: at.getTime() })), day: day as Day, isWhole: true },
    ]),
  );
}

export async function countEarlier(pool: pg.Pool, series: readonly number[], day: Day): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(
    "select count(*) as count from bowtie.usage_event where series = any($1) and day = date '1970-01-01' + $2::integer",
    [series, day],
  );
  return rows[0]?.count ?? 0;
}
