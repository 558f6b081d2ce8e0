import type pg from "pg";
import type { RecordType, SubjectKind } from "../domain/index.ts";
import { subjectKindOf, typeCode, typeOf } from "./codes.ts";
import { hiddenFiles, subjectsTable } from "./unit-sql.ts";

/** A subject of an account's family: the account, those below it, and whatever belongs to any of them. */
export interface FamilyMember {
  readonly num: number;
  readonly kind: SubjectKind;
  readonly id: string;
  readonly source: string;
  /** The customer it belongs to; of an account that is merged into another, that one. */
  readonly account: number | null;
  readonly parent: number | null;
}

/** One visible entry of a family, with the row it came from; `record` is the same for all versions of it. */
export interface FamilyEntry {
  readonly seq: number;
  readonly record: number;
  readonly type: RecordType;
  readonly subject: number;
  readonly day: string | null;
  readonly source: string;
  readonly fileId: number;
  readonly batch: number;
  readonly file: string;
  readonly row: number;
  readonly recordedAt: Date;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a subject used of one meter in one month. */
export interface UsageMonth extends Omit<FamilyEntry, "record" | "type" | "body"> {
  /** Last day of use of the month. */
  readonly day: string;
  readonly entries: number;
  readonly meter: string;
  readonly quantity: string;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly importer: string;
}

export interface Family {
  /** The customer: another one than asked for, where that is merged into it. */
  readonly account: number;
  readonly unit: number;
  readonly members: ReadonlyMap<number, FamilyMember>;
  /** The account above, if it has one. */
  readonly parent: number | null;
  /** Every version of everything but usage, in the order it was recorded. */
  readonly entries: readonly FamilyEntry[];
  readonly usage: readonly UsageMonth[];
}

const USAGE = typeCode("usage");

/**
 * Everything the ledger holds about an account and those below it, now or as of an instant; `null` where there is no such
 * account, or nothing is left of it.
 */
export async function readFamily(pool: pg.Pool, account: number, asOf?: Date): Promise<Family | null> {
  const client = await pool.connect();
  try {
    await client.query("begin isolation level repeatable read");
    const found = await membersOf(client, account, await subjectsTable(client, asOf));
    if (found === null) return null;
    const hidden = await hiddenFiles(client, asOf);
    const subjects = [...found.members.keys()];
    const entries = await entriesOf(client, subjects, hidden);
    const usage = await usageOf(client, subjects, hidden);
    return entries.length + usage.length === 0 ? null : { ...found, entries, usage };
  } finally {
    await client.query("rollback");
    client.release();
  }
}

interface RawMember extends Omit<FamilyMember, "kind"> {
  readonly code: number;
  readonly unit: number;
}

/** The account and whatever lies below it; above it only the one it belongs to is named. */
async function membersOf(
  client: pg.ClientBase,
  asked: number,
  subjects: string,
): Promise<Pick<Family, "account" | "unit" | "members" | "parent"> | null> {
  const { rows } = await client.query<RawMember>(
    `select t.num, t.kind as code, s.external_id as id, o.name as source, t.account, t.parent, t.unit
     from ${subjects} t join bowtie.subject s on s.num = t.num join bowtie.source o on o.id = s.source_id
     where t.unit = (select unit from ${subjects} where num = $1) order by t.num`,
    [asked],
  );
  const all = new Map(rows.map(({ code, unit: _, ...row }) => [row.num, { ...row, kind: subjectKindOf(code) }]));
  const own = all.get(asked);
  const account = own?.kind === "account" && own.account !== null ? all.get(own.account) : undefined;
  if (!account) return null;
  const below = new Map<number, FamilyMember[]>();
  for (const member of all.values()) if (member.parent !== null) below.set(member.parent, [...(below.get(member.parent) ?? []), member]);
  const members = new Map<number, FamilyMember>();
  for (let next = [account]; next.length > 0; ) {
    for (const member of next) members.set(member.num, member);
    next = next.flatMap(({ num }) => below.get(num) ?? []).filter(({ num }) => !members.has(num));
  }
  return { account: account.num, unit: rows[0]?.unit ?? account.num, members, parent: account.parent };
}

async function entriesOf(client: pg.ClientBase, subjects: readonly number[], hidden: readonly number[]): Promise<readonly FamilyEntry[]> {
  const { rows } = await client.query<Omit<FamilyEntry, "type"> & { code: number }>(
    `select e.seq, coalesce(e.origin, e.seq) as record, e.type as code, s.num as subject, e.effective_on as day, o.name as source,
       f.id as "fileId", f.batch_id as batch, f.name as file, e.row, f.recorded_at as "recordedAt", e.body
     from bowtie.subject s join bowtie.entry e on e.subject_id = s.id
     join bowtie.file f on f.id = e.file_id join bowtie.source o on o.id = e.source_id
     where s.num = any($1) and e.type <> ${USAGE} and e.file_id <> all($2)
     order by e.seq`,
    [subjects, hidden],
  );
  return rows.map(({ code, ...row }) => ({ ...row, type: typeOf(code) }));
}

/** Of a measurement that was corrected the newest word counts; all of them are entries of its month. */
async function usageOf(client: pg.ClientBase, subjects: readonly number[], hidden: readonly number[]): Promise<readonly UsageMonth[]> {
  const { rows } = await client.query<UsageMonth>(
    `with said as (
       select e.seq, coalesce(e.origin, e.seq) as record, s.num as subject, e.effective_on as day, e.file_id, e.row, e.source_id, e.body,
         row_number() over (partition by coalesce(e.origin, e.seq) order by e.seq desc) as newest,
         count(*) over (partition by coalesce(e.origin, e.seq)) as versions
       from bowtie.subject s join bowtie.entry e on e.subject_id = s.id
       where s.num = any($1) and e.type = ${USAGE} and e.file_id <> all($2)),
     months as (
       select subject, body ->> 'meter' as meter, body ->> 'currency' as currency, max(seq) as seq, max(day) as day, sum(versions)::int as entries,
         sum((body ->> 'quantity')::numeric)::text as quantity, sum((body ->> 'amount')::numeric)::float8 as amount
       from said where newest = 1 group by subject, body ->> 'meter', body ->> 'currency', date_trunc('month', day))
     select m.subject, m.meter, m.currency, m.seq, m.day, m.entries, m.quantity, m.amount, o.name as source,
       f.id as "fileId", f.batch_id as batch, f.name as file, f.importer, e.row, f.recorded_at as "recordedAt"
     from months m join bowtie.entry e on e.seq = m.seq join bowtie.file f on f.id = e.file_id join bowtie.source o on o.id = e.source_id
     order by m.seq`,
    [subjects, hidden],
  );
  return rows;
}
