import type pg from "pg";
import { subjectCode, typeCode } from "./codes.ts";
import { describingTypes } from "./staged.ts";
import { visibleAt } from "./visible.ts";

/** Which part of the ledger is read: some units, a run of unit numbers (both ends included), or, with neither, all of it. */
export interface UnitRange {
  readonly units?: readonly number[];
  readonly from?: number;
  readonly to?: number;
  /** Only what was recorded by then, and who belonged to whom as believed then. */
  readonly asOf?: Date;
  /** Every version of an entry beside the newest. */
  readonly history?: boolean;
}

const USAGE = typeCode("usage");
/** Types no fact is made of, one by one; they are read where they are shown. */
const ASIDE = [...(["contact", "payment", "activity", "product", "exchange_rate", "reported_value"] as const).map(typeCode), USAGE];

/** Of invoices, those that wait for their money and are the last word of their subject: no newer one has been paid, nor itself since. */
const PAID = "('paid', 'void', 'voided', 'draft', 'credited', 'refunded', 'deleted')";
const waitingInvoice = (newer: string, later: string): string => `(e.type <> ${typeCode("invoice")} or (
  lower(coalesce(e.body ->> 'status', 'paid')) not in ${PAID}
  and not exists (select 1 from bowtie.entry v where v.record = e.record and v.seq > e.seq and ${newer}
    and lower(coalesce(v.body ->> 'status', 'paid')) in ${PAID})
  and not exists (select 1 from bowtie.entry p where p.subject_id = e.subject_id and p.type = e.type and p.effective_on > e.effective_on and ${later}
    and lower(coalesce(p.body ->> 'status', 'paid')) in ${PAID})))`;

const integers = (values: readonly number[]): string => values.map((value) => Math.trunc(value)).join(",") || "null";

/** COPY takes no parameters: numbers and an instant are written by us. */
export async function entriesSql(client: pg.ClientBase, { units, from, to, asOf }: UnitRange): Promise<string> {
  const subjects = await subjectsTable(client, asOf);
  const conditions: string[] = [];
  const files = await hiddenFiles(client, asOf);
  if (files.length > 0) conditions.push(`e.file_id not in (${integers(files)})`);
  const hiddenOf = (alias: string): string => (files.length > 0 ? `${alias}.file_id not in (${integers(files)})` : "true");
  conditions.push(waitingInvoice(hiddenOf("v"), hiddenOf("p")));
  if (units !== undefined) conditions.push(`s.unit in (${integers(units)})`);
  if (from !== undefined) conditions.push(`s.unit >= ${Math.trunc(from)}`);
  if (to !== undefined) conditions.push(`s.unit <= ${Math.trunc(to)}`);
  const where = conditions.map((condition) => ` and ${condition}`).join("");
  const single = `select s.unit, e.seq, e.origin, e.file_id, e.type, e.source_id, s.num, s.kind, s.account, s.parent, e.effective_on - date '1970-01-01', e.body::text
    from bowtie.entry e join ${subjects} s on s.id = e.subject_id
    where e.type not in (${integers(ASIDE)})${where}`;
  const used = await client.query(`select from bowtie.entry where type = ${USAGE} limit 1`);
  return `copy (${single}${used.rowCount === 0 ? "" : ` union all ${usageSql(subjects, where)}`} order by 1, 2) to stdout`;
}

/** Usage, of which there may be very much, as one entry a subject, meter, currency and month, numbered and dated as its last measurement, with the day of its first. */
const usageSql = (subjects: string, where: string): string => `
  select u.unit, max(u.seq), null::bigint, 0, ${USAGE}, min(u.source_id), u.num, min(u.kind), min(u.account), min(u.parent),
    max(u.on_day) - date '1970-01-01', json_strip_nulls(json_build_object('meter', u.meter, 'quantity', sum(u.quantity)::text, 'first_on', min(u.on_day),
      'amount', sum(u.amount), 'currency', u.currency))::text
  from (
    select distinct on (coalesce(e.origin, e.seq)) s.unit, e.seq, e.source_id, s.num, s.kind, s.account, s.parent, e.effective_on as on_day,
      e.body ->> 'meter' as meter, (e.body ->> 'quantity')::numeric as quantity,
      (e.body ->> 'amount')::numeric as amount, case when e.body ->> 'amount' is not null then e.body ->> 'currency' end as currency
    from bowtie.entry e join ${subjects} s on s.id = e.subject_id
    where e.type = ${USAGE}${where}
    order by coalesce(e.origin, e.seq), e.seq desc) u
  where u.on_day is not null
  group by u.unit, u.num, u.meter, u.currency, date_trunc('month', u.on_day)`;

/** Files whose entries are not to be seen: few, as a rule none. */
export async function hiddenFiles(client: pg.ClientBase | pg.Pool, asOf: Date | undefined): Promise<readonly number[]> {
  const { rows } = await client.query<{ id: number }>(
    `select f.id from bowtie.file f join bowtie.batch b on b.id = f.batch_id where not (${visibleAt(asOf !== undefined)})`,
    asOf === undefined ? [] : [asOf],
  );
  return rows.map(({ id }) => id);
}

/** The table of who belongs to whom: as believed now, or at an instant. */
export const subjectsTable = async (client: pg.ClientBase, asOf: Date | undefined): Promise<string> =>
  asOf === undefined ? "bowtie.subject" : subjectsAt(client, asOf);

/** Who belonged to whom, as believed at an instant, in a temporary table. */
async function subjectsAt(client: pg.ClientBase, asOf: Date): Promise<string> {
  await client.query("drop table if exists subject_at");
  await client.query(
    `create temp table subject_at as
     with visible as (
       select f.id from bowtie.file f join bowtie.batch b on b.id = f.batch_id
       where f.recorded_at <= $1 and (b.undone_at is null or b.undone_at > $1)),
     said as (
       select e.subject_id as id, e.parent_id, false as is_alias, case when e.type = any($3) then 1 else 0 end as strength, e.seq as newest, e.file_id
       from bowtie.entry e join visible v on v.id = e.file_id where e.parent_id is not null
       union all select l.child_id, l.parent_id, l.is_alias, l.strength, l.id, l.file_id from bowtie.link l join visible v on v.id = l.file_id),
     believed as (
       select distinct on (id) id, parent_id, is_alias from said order by id, strength desc, file_id desc, newest desc)
     select s.id, s.num, s.kind, p.num as parent,
       case when p.num is null then s.num end as unit,
       case when s.kind = $2 and not coalesce(l.is_alias, false) then s.num end as account
     from bowtie.subject s left join believed l on l.id = s.id left join bowtie.subject p on p.id = l.parent_id and p.id <> s.id`,
    [asOf, subjectCode("account"), describingTypes.map(typeCode)],
  );
  await client.query("create index on subject_at (num)");
  await client.query("analyze subject_at");
  for (let depth = 0; depth < 64; depth++) {
    const { rowCount } = await client.query(
      `update subject_at c set unit = p.unit, account = coalesce(c.account, p.account)
       from subject_at p where p.num = c.parent and c.unit is null and p.unit is not null`,
    );
    if (rowCount === 0) break;
  }
  // Owners in a circle have no end: each stands for itself.
  await client.query("update subject_at set unit = num where unit is null");
  return "subject_at";
}
