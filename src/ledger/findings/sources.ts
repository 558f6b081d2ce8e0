import { typeCode } from "../codes.ts";
import { type Check, revenueMetrics } from "./check.ts";

/** A source nobody has refreshed for longer than this is out of date. */
const STALE_DAYS = 35;
/** A month with fewer records is a quiet one, and an empty one beside it no surprise. */
const BUSY = 10;

const STEADY = (["lead", "opportunity", "movement", "level_snapshot", "invoice", "payment", "usage", "activity"] as const)
  .map((type) => `(${typeCode(type)}, '${type.replaceAll("_", " ")}')`)
  .join(", ");

/** Records a month of each kind and source. */
const MONTHS = `
  select e.source_id, t.name, date_trunc('month', e.effective_on)::date as month, count(*) as records
  from bowtie.entry e join visible v on v.id = e.file_id join (values ${STEADY}) t (type, name) on t.type = e.type
  where e.effective_on <= (select today from clock) group by e.source_id, t.name, date_trunc('month', e.effective_on)`;

const AGE = "extract(year from age(max(m.month), min(m.month))) * 12 + extract(month from age(max(m.month), min(m.month))) + 1";

/** Kinds that come nearly every month: what a source sends each quarter has no gaps. */
const SPANS = `select m.source_id, m.name, ${AGE} as months from (${MONTHS}) m group by m.source_id, m.name having count(*) * 3 >= (${AGE}) * 2`;

/** Whether all that happened has arrived. */
export const sourceChecks: readonly Check[] = [
  {
    code: "rows_rejected",
    severity: "wrong",
    opens: "issue",
    title: "Rows that could not be used",
    sentence:
      "A row is wrong in a way that nothing could be made of it, so it is in no number. It is kept with its reason: `bowtie issues --export DIR` writes such rows to be corrected and imported again.",
    affects: [...revenueMetrics, "bowtie_volume"],
    found: `select '', f.name || ' row ' || i.row || ': ' || string_agg(distinct i.code, ', '), min(i.id)
      from bowtie.issue i join bowtie.file f on f.id = i.file_id join visible v on v.id = f.id
      where i.severity = 'error' and i.resolved_by is null group by f.id, f.name, i.row`,
    of: "select coalesce(sum(r.rows_read), 0)::bigint from bowtie.file r join visible v on v.id = r.id",
  },
  {
    code: "source_stale",
    severity: "doubtful",
    opens: null,
    title: "Sources that have not been refreshed",
    sentence: `The last word of a source is more than ${STALE_DAYS} days old. What has happened since is in no number, and months after that day are not shown. Import a newer export.`,
    affects: [...revenueMetrics, "bowtie_volume"],
    found: `select '', h.name || ' speaks through ' || coalesce(h.through, h.recorded), h.source_id
      from horizon h where coalesce(h.through, h.recorded) < (select today from clock) - ${STALE_DAYS}`,
    of: "select count(*) from horizon",
  },
  {
    code: "source_gap",
    severity: "doubtful",
    opens: null,
    title: "Months without any NAME",
    sentence:
      "Between two busy months a source has a month without any NAME. An export was left out, or cut short, and what happened then is in no number. Import the missing months.",
    affects: [...revenueMetrics, "bowtie_volume"],
    found: `select x.name, h.name || ': ' || to_char(g.month, 'YYYY-MM'), extract(epoch from g.month)::bigint
      from (select m.source_id, m.name, m.month, m.records, lead(m.month) over w as next_month, lead(m.records) over w as next_records
        from (${MONTHS}) m window w as (partition by m.source_id, m.name order by m.month)) x
      join (${SPANS}) s on s.source_id = x.source_id and s.name = x.name join horizon h on h.source_id = x.source_id,
      generate_series(x.month + interval '1 month', x.next_month - interval '1 month', interval '1 month') g (month)
      where x.records >= ${BUSY} and x.next_records >= ${BUSY}`,
    of: `select sum(s.months)::bigint from (${SPANS}) s where s.name = f.name`,
  },
];
