import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type Day, day, type FieldValue, type RecordType } from "../domain/index.ts";
import { subjectCode, subjectKindOf, typeCode, typeOf } from "./codes.ts";
import { describingTypes } from "./staged.ts";

/** One current entry with whom it is about, as facts are derived from it. */
export interface LedgerEntry {
  readonly seq: number;
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
}

/** Types no fact is made of; they are read where they are shown. */
const ASIDE = (["contact", "invoice", "payment", "usage", "activity", "cost", "product"] as const).map(typeCode);

/** What was visible at an instant; now, when none is given. */
const visibleAt = (asOf: boolean): string =>
  asOf ? "f.recorded_at <= $1 and (b.undone_at is null or b.undone_at > $1)" : "b.undone_at is null";

/**
 * Reads current entries, unit by unit. Without `units` all of them, in one pass over the ledger.
 *
 * @param asOf only what was recorded by then, and who belonged to whom as believed then
 */
export async function* readUnits(
  client: pg.ClientBase,
  { units, asOf }: { units?: readonly number[]; asOf?: Date },
): AsyncGenerator<LedgerUnit> {
  const subjects = asOf === undefined ? "bowtie.subject" : await subjectsAt(client, asOf);
  // COPY takes no parameters; the ids are integers and the instant is written by us.
  const ids = units === undefined ? "" : ` and s.unit in (${units.map((id) => Math.trunc(id)).join(",") || "null"})`;
  const visible = visibleAt(asOf !== undefined).replaceAll("$1", `timestamptz '${asOf?.toISOString()}'`);
  const sql = `copy (
    select s.unit, e.seq, e.origin, e.type, e.source_id, s.num, s.kind, s.account, s.parent,
      e.effective_on - date '1970-01-01', e.body
    from bowtie.entry e
    join ${subjects} s on s.id = e.subject_id
    join bowtie.file f on f.id = e.file_id join bowtie.batch b on b.id = f.batch_id
    where ${visible} and e.type not in (${ASIDE.join(",")})${ids}
    order by s.unit, e.seq) to stdout`;
  let unit: RawEntry[] = [];
  for await (const line of lines(client.query(copyTo(sql)))) {
    const entry = parseLine(line);
    if (unit.length > 0 && unit[0]?.unit !== entry.unit) {
      yield finish(unit);
      unit = [];
    }
    unit.push(entry);
  }
  if (unit.length > 0) yield finish(unit);
}

interface RawEntry extends Omit<LedgerEntry, "fields" | "attributes"> {
  readonly unit: number;
  readonly origin: number | null;
  readonly body: string;
}

/** Of several versions of a record the newest holds. */
function finish(raw: readonly RawEntry[]): LedgerUnit {
  const entries = raw.some((entry) => entry.origin !== null) ? newest(raw) : raw;
  return {
    id: raw[0]?.unit ?? 0,
    entries: entries.map(({ seq, type, source, subject, subjectKind, account, parent, day: on, body }) => {
      const { attributes, ...fields } = JSON.parse(body) as Record<string, FieldValue> & { attributes?: Record<string, string> };
      return { seq, type, source, subject, subjectKind, account, parent, day: on, fields, attributes: attributes ?? {} };
    }),
  };
}

function newest(raw: readonly RawEntry[]): readonly RawEntry[] {
  const latest = new Map<number, RawEntry>();
  for (const entry of raw) latest.set(entry.origin ?? entry.seq, entry);
  return [...latest.values()].sort((a, b) => a.seq - b.seq);
}

function parseLine(line: string): RawEntry {
  const cells = line.split("\t");
  const whole = (i: number): number => Number(cells[i]);
  const optional = (i: number): number | null => (cells[i] === "\\N" ? null : Number(cells[i]));
  const on = optional(9);
  return {
    unit: whole(0),
    seq: whole(1),
    origin: optional(2),
    type: typeOf(whole(3)),
    source: whole(4),
    subject: whole(5),
    subjectKind: subjectKindOf(whole(6)),
    account: optional(7),
    parent: optional(8),
    day: on === null ? null : day(on),
    body: withoutDoubling(cells[10] ?? ""),
  };
}

/** JSON holds no raw line breaks or tabs, so only backslashes are doubled. */
const withoutDoubling = (body: string): string => (body.includes("\\") ? body.replaceAll("\\\\", "\\") : body);

async function* lines(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    const text = rest + decoder.decode(chunk as Buffer, { stream: true });
    let from = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", from)) {
      yield text.slice(from, end);
      from = end + 1;
    }
    rest = text.slice(from);
  }
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

/** What the files say of the time they cover: the last day a user named, and the day the newest was recorded. */
export interface Coverage {
  readonly stated: Day | null;
  readonly recorded: Day | null;
}

export async function coverage(client: pg.ClientBase | pg.Pool, zone: string, asOf?: Date): Promise<Coverage> {
  const { rows } = await client.query<{ stated: number | null; recorded: number | null }>(
    `select max(f.through) - date '1970-01-01' as stated, max((f.recorded_at at time zone $${asOf === undefined ? 1 : 2})::date) - date '1970-01-01' as recorded
     from bowtie.file f join bowtie.batch b on b.id = f.batch_id where ${visibleAt(asOf !== undefined)}`,
    asOf === undefined ? [zone] : [asOf, zone],
  );
  const { stated = null, recorded = null } = rows[0] ?? {};
  return { stated: stated === null ? null : day(stated), recorded: recorded === null ? null : day(recorded) };
}
