import { hash } from "node:crypto";
import type pg from "pg";
import { formatDay } from "../domain/index.ts";
import { type Cell, copyRows } from "../ledger/index.ts";
import type { UsageEvent } from "./event.ts";
import type { Put } from "./events.ts";
import type { Series } from "./series.ts";

const SEPARATOR = "\u001f";

/** Shared by those who put, taken alone by whoever lets accounts in: nobody puts by a list of accounts that has just changed. */
export const ACCOUNTS_LOCK = "7023, 1";

/** The longest a sum that keeps growing waits before the ledger hears of it again. */
const LONGEST_WAIT = "1 hour";

const STAGED = `create temp table if not exists usage_staged (
  row integer, key uuid, series integer, day date, happened_at timestamptz, value numeric, amount bigint, id text
) on commit delete rows`;

/** When a sum that was due, or told before, is due: it waits as long again as it has been told of, so that a day in full swing makes dozens of entries. */
export const DUE_AGAIN = `coalesce(d.due_at, greatest(excluded.due_at, d.settled_at + least(d.settled_at - d.first_settled_at, interval '${LONGEST_WAIT}')))`;

/**
 * Keeps what is new and adds it to its day, in one statement. In the order of keys, then of days: two who put the same at once wait for one another and
 * never in a circle.
 */
const ADD = `
  with added as (
    insert into bowtie.usage_event (key, series, day, happened_at, value, amount, id)
    select key, series, day, happened_at, value, amount, id from usage_staged order by key
    on conflict (key) do nothing returning series, day, value, amount),
  summed as (
    insert into bowtie.usage_day as d (series, day, events, quantity, amount, due_at)
    select a.series, a.day, count(*), sum(a.value), sum(a.amount), case when s.is_known then $1::timestamptz else 'infinity' end
    from added a join bowtie.usage_series s on s.id = a.series
    group by a.series, a.day, s.is_known order by a.series, a.day
    on conflict (series, day) do update set
      events = d.events + excluded.events, quantity = d.quantity + excluded.quantity,
      amount = coalesce(d.amount + excluded.amount, d.amount, excluded.amount),
      version = d.version + 1, due_at = ${DUE_AGAIN})
  select count(*) as added from added`;

export const COUNT = `
  insert into bowtie.usage_source as u (source, events, last_at) values ($1, $2, $3)
  on conflict (source) do update set events = u.events + excluded.events, last_at = greatest(u.last_at, excluded.last_at)`;

/** Those that were there before, and whether they said the same. Rows of our own transaction are those we have just added. */
const KNOWN = `
  select s.row, (e.series, e.happened_at, e.value) = (s.series, s.happened_at, s.value) and e.amount is not distinct from s.amount as same
  from usage_staged s join bowtie.usage_event e on e.key = s.key where e.xmin <> pg_current_xact_id()::xid`;

/** Digest of an event's id, by which it is the same event wherever it comes in. */
export const keyOf = (source: string, id: string): string => hash("md5", source + SEPARATOR + id);

export const isSame = (a: UsageEvent, b: UsageEvent): boolean =>
  a.account === b.account &&
  a.meter === b.meter &&
  a.at === b.at &&
  a.value === b.value &&
  a.amount === b.amount &&
  a.currency === b.currency;

/** Keeps a batch in one transaction of its own. */
export async function putBatch(
  client: pg.ClientBase,
  source: string,
  {
    events,
    seriesOf,
    now,
  }: { readonly events: readonly UsageEvent[]; readonly seriesOf: (event: UsageEvent) => Series; readonly now: Date },
): Promise<Put> {
  const first = new Map<string, number>();
  const duplicates: number[] = [];
  const contradicting: number[] = [];
  const cells: Cell[][] = [];
  for (const [row, event] of events.entries()) {
    const key = keyOf(source, event.id);
    const known = events[first.get(key) ?? -1];
    if (known) {
      (isSame(known, event) ? duplicates : contradicting).push(row);
      continue;
    }
    first.set(key, row);
    const { id, value, amount, at, day } = event;
    cells.push([row, key, seriesOf(event).id, formatDay(day), new Date(at).toISOString(), value, amount, id]);
  }
  await client.query(STAGED);
  await client.query(`select pg_advisory_xact_lock_shared(${ACCOUNTS_LOCK})`);
  await copyRows(
    client,
    "usage_staged",
    (async function* () {
      yield cells;
    })(),
  );
  const { rows } = await client.query<{ added: number }>(ADD, [now]);
  const added = rows[0]?.added ?? 0;
  if (added < cells.length) {
    const known = await client.query<{ row: number; same: boolean }>(KNOWN);
    for (const { row, same } of known.rows) (same ? duplicates : contradicting).push(row);
  }
  await client.query(COUNT, [source, added, added === 0 ? null : now]);
  return { accepted: added, duplicates, contradicting };
}
