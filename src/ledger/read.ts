import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type Day, day, type FieldValue, type RecordType } from "../domain/index.ts";
import { subjectCode, subjectKindOf, typeCode, typeOf } from "./codes.ts";
import { describingTypes } from "./staged.ts";

/** One current entry with whom it is about, as facts are derived from it. */
export interface LedgerEntry {
  readonly seq: number;
  readonly origin: number | null;
  readonly file: number;
  readonly type: RecordType;
  readonly source: number;
  readonly subject: number;
  readonly subjectKind: ReturnType<typeof subjectKindOf>;
  readonly account: number | null;
  readonly parent: number | null;
  readonly day: Day | null;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface LedgerUnit {
  readonly id: number;
  readonly entries: readonly LedgerEntry[];
  /** All versions of them, where the range asks for them. */
  readonly history?: readonly LedgerEntry[];
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

/** What was visible at an instant; now, when none is given. */
const visibleAt = (asOf: boolean): string =>
  asOf ? "f.recorded_at <= $1 and (b.undone_at is null or b.undone_at > $1)" : "b.undone_at is null";

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

const integers = (values: readonly number[]): string => values.map((value) => Math.trunc(value)).join(",") || "null";

/** COPY takes no parameters: numbers and an instant are written by us. */
async function entriesSql(client: pg.ClientBase, { units, from, to, asOf }: UnitRange): Promise<string> {
  const subjects = asOf === undefined ? "bowtie.subject" : await subjectsAt(client, asOf);
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
async function hiddenFiles(client: pg.ClientBase, asOf: Date | undefined): Promise<readonly number[]> {
  const { rows } = await client.query<{ id: number }>(
    `select f.id from bowtie.file f join bowtie.batch b on b.id = f.batch_id where not (${visibleAt(asOf !== undefined)})`,
    asOf === undefined ? [] : [asOf],
  );
  return rows.map(({ id }) => id);
}

/** Reads current entries, unit by unit, in groups as they arrive. */
export async function* readUnits(client: pg.ClientBase, range: UnitRange): AsyncGenerator<readonly LedgerUnit[]> {
  const decoder = new TextDecoder();
  const history = range.history === true;
  let rest = "";
  let unit = 0;
  let raw: RawEntry[] = [];
  for await (const chunk of client.query(copyTo(await entriesSql(client, range)))) {
    const text = rest + decoder.decode(chunk as Buffer, { stream: true });
    const group: LedgerUnit[] = [];
    let from = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", from)) {
      const scanner = new Scanner(text, from, end);
      const next = scanner.whole();
      if (next !== unit && raw.length > 0) {
        group.push(finish(unit, raw, history));
        raw = [];
      }
      unit = next;
      raw.push(readEntry(scanner));
      from = end + 1;
    }
    rest = text.slice(from);
    if (group.length > 0) yield group;
  }
  if (raw.length > 0) yield [finish(unit, raw, history)];
}

/** Cuts the ledger into runs of units with about equally many subjects, to be derived side by side. */
export async function unitRanges(
  client: pg.ClientBase | pg.Pool,
  parts: number,
): Promise<readonly { readonly from: number; readonly to: number }[]> {
  const { rows } = await client.query<{ from: number; to: number }>(
    `select min(unit) as "from", max(unit) as "to" from (select unit, ntile($1) over (order by unit) as part from (select distinct unit from bowtie.subject) u) p group by part order by part`,
    [parts],
  );
  return rows;
}

/** How many entries there are, about. */
export async function entryEstimate(client: pg.ClientBase | pg.Pool): Promise<number> {
  const { rows } = await client.query<{ entries: number }>("select coalesce(max(last_seq), 0) as entries from bowtie.file");
  return rows[0]?.entries ?? 0;
}

interface RawEntry {
  readonly seq: number;
  readonly origin: number | null;
  readonly file: number;
  readonly type: RecordType;
  readonly source: number;
  readonly subject: number;
  readonly subjectKind: LedgerEntry["subjectKind"];
  readonly account: number | null;
  readonly parent: number | null;
  readonly day: Day | null;
  readonly body: string;
}

/** Of several versions of a record the newest holds. */
function finish(id: number, raw: readonly RawEntry[], withHistory: boolean): LedgerUnit {
  const current = raw.some((entry) => entry.origin !== null) ? newest(raw) : raw;
  const entries = current.map(parseBody);
  if (!withHistory) return { id, entries };
  if (current === raw) return { id, entries, history: entries };
  const parsed = new Map(entries.map((entry) => [entry.seq, entry]));
  return { id, entries, history: raw.map((entry) => parsed.get(entry.seq) ?? parseBody(entry)) };
}

const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

function parseBody({ seq, origin, file, type, source, subject, subjectKind, account, parent, day: on, body }: RawEntry): LedgerEntry {
  const fields = JSON.parse(body) as Record<string, FieldValue> & { readonly attributes?: Record<string, string> };
  return {
    seq,
    origin,
    file,
    type,
    source,
    subject,
    subjectKind,
    account,
    parent,
    day: on,
    fields,
    attributes: fields.attributes ?? NO_ATTRIBUTES,
  };
}

/** In the order the records were first told of: a correction takes the place of what it corrects, also among others of its day. */
function newest(raw: readonly RawEntry[]): readonly RawEntry[] {
  const latest = new Map<number, RawEntry>();
  for (const entry of raw) latest.set(entry.origin ?? entry.seq, entry);
  return [...latest.values()];
}

const TAB = 9;
const MINUS = 45;
const ZERO = 48;
const BACKSLASH = 92;

/** Takes the cells of one line of COPY's text apart, from left to right. */
class Scanner {
  private at: number;
  private readonly text: string;
  private readonly end: number;

  constructor(text: string, from: number, end: number) {
    this.text = text;
    this.at = from;
    this.end = end;
  }

  /** The next cell as a whole number, or `null`. */
  optional(): number | null {
    const { text } = this;
    let at = this.at;
    let code = text.charCodeAt(at);
    if (code === BACKSLASH) {
      this.at = at + 3;
      return null;
    }
    const sign = code === MINUS ? -1 : 1;
    if (sign === -1) code = text.charCodeAt(++at);
    let value = 0;
    while (code !== TAB) {
      value = value * 10 + code - ZERO;
      code = text.charCodeAt(++at);
    }
    this.at = at + 1;
    return sign * value;
  }

  whole(): number {
    return this.optional() ?? 0;
  }

  /** What is left. JSON holds no raw line breaks or tabs, so only backslashes are doubled. */
  rest(): string {
    const body = this.text.slice(this.at, this.end);
    return body.includes("\\") ? body.replaceAll("\\\\", "\\") : body;
  }
}

function readEntry(scanner: Scanner): RawEntry {
  const seq = scanner.whole();
  const origin = scanner.optional();
  const file = scanner.whole();
  const type = typeOf(scanner.whole());
  const source = scanner.whole();
  const subject = scanner.whole();
  const subjectKind = subjectKindOf(scanner.whole());
  const account = scanner.optional();
  const parent = scanner.optional();
  const on = scanner.optional();
  return {
    seq,
    origin,
    file,
    type,
    source,
    subject,
    subjectKind,
    account,
    parent,
    day: on === null ? null : day(on),
    body: scanner.rest(),
  };
}

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

/** The position the ledger has reached: every change up to it is visible. */
export async function headPosition(client: pg.ClientBase | pg.Pool): Promise<number> {
  const { rows } = await client.query<{ position: number }>("select position from bowtie.head");
  return rows[0]?.position ?? 0;
}

/** Units touched after a position, up to another; `all` when a change was too large to list them. */
export async function changedUnits(client: pg.ClientBase | pg.Pool, after: number, upTo: number): Promise<readonly number[] | "all"> {
  const { rows } = await client.query<{ unit_id: number }>(
    "select distinct unit_id from bowtie.change where position > $1 and position <= $2 order by unit_id",
    [after, upTo],
  );
  return rows[0]?.unit_id === 0 ? "all" : rows.map((row) => row.unit_id);
}

/** The days on which each source sent level snapshots. */
export async function snapshotDays(client: pg.ClientBase | pg.Pool, asOf?: Date): Promise<ReadonlyMap<number, readonly Day[]>> {
  const { rows } = await client.query<{ source_id: number; days: number[] }>(
    `select f.source_id, array_agg(distinct d.day - date '1970-01-01' order by d.day - date '1970-01-01') as days
     from bowtie.snapshot_day d join bowtie.file f on f.id = d.file_id join bowtie.batch b on b.id = f.batch_id
     where ${visibleAt(asOf !== undefined)}
     group by f.source_id`,
    asOf === undefined ? [] : [asOf],
  );
  return new Map(rows.map((row) => [row.source_id, row.days.map(day)]));
}

/** When every file came, and up to which day it speaks. */
export interface FileTimesRow {
  readonly id: number;
  readonly source: number;
  readonly recordedAt: number;
  readonly through: Day | null;
}

export async function fileTimes(client: pg.ClientBase | pg.Pool, asOf?: Date): Promise<readonly FileTimesRow[]> {
  const { rows } = await client.query<{ id: number; source: number; recorded_at: Date; through: number | null }>(
    `select id, source_id as source, recorded_at, through - date '1970-01-01' as through
     from bowtie.file where $1::timestamptz is null or recorded_at <= $1 order by id`,
    [asOf ?? null],
  );
  return rows.map(({ id, source, recorded_at, through }) => ({
    id,
    source,
    recordedAt: recorded_at.getTime(),
    through: through === null ? null : day(through),
  }));
}

/** What the files say of the time they cover: the last day a user named, and the day the newest of those was recorded that name none. */
export interface Coverage {
  readonly stated: Day | null;
  readonly recorded: Day | null;
}

// What another tool reports, and what money is worth, says nothing of how far our own records reach.
export async function coverage(client: pg.ClientBase | pg.Pool, zone: string, asOf?: Date): Promise<Coverage> {
  const { rows } = await client.query<{ stated: number | null; recorded: number | null }>(
    `select max(f.through) - date '1970-01-01' as stated, (max(f.recorded_at) filter (where f.through is null) at time zone $${asOf === undefined ? 1 : 2})::date - date '1970-01-01' as recorded
     from bowtie.file f join bowtie.batch b on b.id = f.batch_id where ${visibleAt(asOf !== undefined)}
       and f.mapping::text !~ '"type":"(reported_value|exchange_rate)"'`,
    asOf === undefined ? [zone] : [asOf, zone],
  );
  const { stated = null, recorded = null } = rows[0] ?? {};
  return { stated: stated === null ? null : day(stated), recorded: recorded === null ? null : day(recorded) };
}
