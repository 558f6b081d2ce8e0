import type pg from "pg";
import type { RecordType } from "../../domain/index.ts";
import { typeCode } from "../codes.ts";

/** Which subjects are looked at: all, or those of one family. */
type Whose = (alias: string) => string;

/** What is believed now of one record type: the newest visible version of every record, its body taken apart once. */
const presentOf =
  (whose: Whose) =>
  (type: RecordType, fields?: string, columns = "b.*"): string =>
    `select s.num, s.external_id as id, s.parent, s.account, e.source_id, e.seq, e.effective_on${fields === undefined ? "" : `, ${columns}`}
   from bowtie.entry e
   join visible v on v.id = e.file_id
   join bowtie.subject s on s.id = e.subject_id
   ${fields === undefined ? "" : `cross join lateral json_to_record(e.body) as b (${fields})`}
   where e.type = ${typeCode(type)}${whose("s")} and not exists (select 1 from superseded x where x.seq = e.seq)`;

const PRICE = "plan text, currency text, price numeric, quantity numeric, interval text, interval_count numeric";
const YEARLY = `b.price * coalesce(b.quantity, 1) / coalesce(b.interval_count, 1)
  * case b.interval when 'day' then 365 when 'week' then 52 when 'year' then 1 else 12 end as yearly`;

type Table = readonly [name: string, sql: string];

/** Temporary tables, in the order they are made. They go when the transaction ends. */
function tablesOf(unit: number | undefined): readonly Table[] {
  const whose: Whose = (alias) => (unit === undefined ? "" : ` and ${alias}.unit = ${Math.trunc(unit)}`);
  const ofFamily = unit === undefined ? "" : `join bowtie.subject s on s.id = e.subject_id${whose("s")}`;
  const present = presentOf(whose);
  return [
    ["visible", "select f.id, f.source_id from bowtie.file f join bowtie.batch b on b.id = f.batch_id where b.undone_at is null"],
    [
      "newest",
      `select e.origin, max(e.seq) as seq from bowtie.entry e join visible v on v.id = e.file_id ${ofFamily} where e.origin is not null group by e.origin`,
    ],
    [
      "superseded",
      `select n.origin as seq from newest n where n.origin <> n.seq
     union all select e.seq from bowtie.entry e ${ofFamily} join newest n on n.origin = e.origin where e.seq <> n.seq`,
    ],
    ["account", present("account", "created_on date, name text, domain text, attributes json")],
    ["lead", present("lead", "created_on date, attributes json")],
    [
      "deal",
      present(
        "opportunity",
        "created_on date, closed_on date, outcome text, type text, owner text, currency text, amount numeric, attributes json",
      ),
    ],
    [
      "line",
      present(
        "subscription_line",
        `starts_on date, ends_on date, one_off boolean, ${PRICE}, attributes json`,
        `b.starts_on, b.ends_on, b.plan, b.currency, coalesce(b.one_off, false) as one_off, b.attributes, ${YEARLY}`,
      ),
    ],
    ["stage", present("stage_change", "state text, entered_on date")],
    ["event", present("subscription_event", `type text, ${PRICE}`, "b.type as kind, b.plan, b.currency, b.price")],
    ["movement", present("movement", "mrr_change numeric, currency text")],
    ["snapshot", present("level_snapshot", "mrr numeric, currency text")],
    ["usage", present("usage")],
    [
      // A subscription from its first day to its last; an event stream has ended when its last word is a cancellation.
      "service",
      `select num, id, parent, account, source_id, min(starts_on) as starts_on, case when bool_and(ends_on is not null) then max(ends_on) end as ends_on,
       sum(yearly) as yearly, max(plan) as plan
     from line where not one_off group by num, id, parent, account, source_id
     union all select num, id, parent, account, source_id, min(effective_on),
       case when (array_agg(kind order by effective_on desc, seq desc))[1] = 'cancel' then max(effective_on) end, max(price), max(plan)
     from event group by num, id, parent, account, source_id`,
    ],
    [
      "thing",
      `select 'account' as kind, source_id, num::bigint as num, id, num as subject from account union all select 'lead', source_id, num, id, num from lead
     union all select 'opportunity', source_id, num, id, num from deal union all select 'subscription', source_id, seq, id, num from line`,
    ],
    [
      "described",
      `select 'account' as kind, a.source_id, a.num::bigint as num, t.key, t.value from account a, json_each_text(a.attributes) t
     union all select 'lead', l.source_id, l.num, t.key, t.value from lead l, json_each_text(l.attributes) t
     union all select 'opportunity', d.source_id, d.num, t.key, t.value from deal d, json_each_text(d.attributes) t
     union all select 'opportunity', d.source_id, d.num, 'owner', d.owner from deal d where d.owner is not null
     union all select 'subscription', l.source_id, l.seq, t.key, t.value from line l, json_each_text(l.attributes) t`,
    ],
    [
      // Of each source the first shape it sends is the truth, as facts/streams.ts chooses it.
      "shape",
      `select source_id, min(shape) as shape from (
       select distinct source_id, 1 as shape from movement union select distinct source_id, 2 from event
       union select distinct source_id, 3 from line union select distinct source_id, 4 from snapshot) s
     group by source_id`,
    ],
  ];
}

export interface Judged {
  /** The day against which “running” and “long ago” are judged, as YYYY-MM-DD. */
  readonly today: string;
  /** A customer who comes back within so many days has renewed late. */
  readonly gapDays: number;
  /** The currency money is turned into; empty when none is. */
  readonly reportingCurrency: string;
}

/**
 * Fills temporary tables with what is believed now. `clock` holds the day things are judged by, and `horizon` the last
 * day each source speaks for. With a unit, only what is of that family of accounts.
 */
export async function preparePresent(client: pg.ClientBase, { today, gapDays, reportingCurrency }: Judged, unit?: number): Promise<void> {
  await client.query("set local work_mem = '128MB'");
  await client.query("create temp table clock on commit drop as select $1::date as today, $2::int as gap_days, $3::text as currency", [
    today,
    gapDays,
    reportingCurrency,
  ]);
  for (const [name, sql] of tablesOf(unit)) {
    await client.query(`create temp table ${name} on commit drop as ${sql}`);
    await client.query(`analyze ${name}`);
  }
  await client.query(
    `create temp table horizon on commit drop as
     select s.id as source_id, s.name, max(f.through) as through, max(f.recorded_at)::date as recorded,
       least(coalesce(max(f.through), (select today from clock)), (select today from clock)) as last_day
     from bowtie.source s join bowtie.file f on f.source_id = s.id join visible v on v.id = f.id group by s.id, s.name`,
  );
}
