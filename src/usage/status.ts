import type pg from "pg";
import { USAGE_EVENTS } from "../ledger/index.ts";
import type { SourceStatus } from "./events.ts";

/** How many unknown accounts are named; the others are counted. */
const NAMED = 20;

interface Row {
  readonly source: string;
  readonly events: number;
  readonly lastAt: Date | null;
  readonly keptFrom: string | null;
}

/** How each source's usage stands, without counting its events. */
export async function statusOf(pool: pg.Pool): Promise<readonly SourceStatus[]> {
  const sources = await pool.query<Row>(
    `select source, events, last_at as "lastAt", kept_from::text as "keptFrom" from bowtie.usage_source order by source`,
  );
  const waiting = await pool.query<{ source: string; waiting: number }>(
    `select s.source, count(*) as waiting from bowtie.usage_day d join bowtie.usage_series s on s.id = d.series
     where d.due_at is not null and d.due_at < 'infinity' group by s.source`,
  );
  const settled = await pool.query<{ source: string; at: Date }>(
    `select o.name as source, f.recorded_at as at from bowtie.source o, lateral (
       select f.recorded_at from bowtie.file f where f.source_id = o.id and f.importer = '${USAGE_EVENTS}' order by f.recorded_at desc limit 1) f`,
  );
  const unknown = await pool.query<{ source: string; accounts: number; events: number; some: string[] }>(
    `select u.source, count(distinct u.account) as accounts, sum(d.events)::float8 as events, (array_agg(distinct u.account))[1:$1] as some
     from bowtie.usage_series u join bowtie.usage_day d on d.series = u.id where not u.is_known group by u.source`,
    [NAMED],
  );
  const of = <R extends { readonly source: string }>(rows: readonly R[], source: string): R | undefined =>
    rows.find((row) => row.source === source);
  return sources.rows.map((row) => {
    const lost = of(unknown.rows, row.source);
    return {
      ...row,
      waiting: of(waiting.rows, row.source)?.waiting ?? 0,
      lastSettledAt: of(settled.rows, row.source)?.at ?? null,
      unknown: { accounts: lost?.accounts ?? 0, events: lost?.events ?? 0, some: lost?.some ?? [] },
    };
  });
}
