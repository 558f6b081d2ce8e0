import type pg from "pg";
import type { RecordType, SubjectKind } from "../domain/index.ts";
import { subjectKindOf, typeCode, typeOf } from "./codes.ts";

/** A subject as people know it. */
export interface SubjectRow {
  readonly id: number;
  readonly kind: SubjectKind;
  readonly externalId: string;
  readonly source: string;
  readonly name: string | null;
  readonly account: number | null;
  readonly unit: number;
}

const NAMED = (["account", "opportunity", "lead", "contact", "product"] as const).map(typeCode);

/** Names and ids of subjects; a subscription is called by its account's name. */
export async function describeSubjects(client: pg.ClientBase | pg.Pool, ids: readonly number[]): Promise<ReadonlyMap<number, SubjectRow>> {
  const { rows } = await client.query<Omit<SubjectRow, "kind"> & { code: number }>(
    `select s.num as id, s.kind as code, s.external_id as "externalId", o.name as source, coalesce(own.name, account.name) as name, s.account, s.unit
     from bowtie.subject s join bowtie.source o on o.id = s.source_id left join bowtie.subject a on a.num = s.account
     left join lateral (${nameOf("s.id")}) own on true
     left join lateral (${nameOf("a.id")}) account on true
     where s.num = any($1)`,
    [ids, NAMED],
  );
  return new Map(rows.map(({ code, ...row }) => [row.id, { ...row, kind: subjectKindOf(code) }]));
}

/** The newest name any record gives a subject. */
const nameOf = (subject: string): string =>
  `select coalesce(e.body ->> 'name', e.body ->> 'company') as name
   from bowtie.entry e join bowtie.file f on f.id = e.file_id join bowtie.batch b on b.id = f.batch_id
   where e.subject_id = ${subject} and e.type = any($2) and b.undone_at is null order by e.seq + 0 desc limit 1`;

/** An entry with the row it came from. */
export interface EntryRow {
  readonly seq: number;
  readonly type: RecordType;
  readonly source: string;
  readonly file: string;
  readonly row: number;
  readonly batch: number;
  readonly recordedAt: Date;
  readonly effectiveOn: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

export async function readEntries(client: pg.ClientBase | pg.Pool, seqs: readonly number[]): Promise<ReadonlyMap<number, EntryRow>> {
  const { rows } = await client.query<Omit<EntryRow, "type"> & { code: number }>(
    `select e.seq, e.type as code, o.name as source, f.name as file, e.row, f.batch_id as batch, f.recorded_at as "recordedAt", e.effective_on as "effectiveOn", e.body
     from bowtie.entry e join bowtie.file f on f.id = e.file_id join bowtie.source o on o.id = e.source_id
     where e.seq = any($1) order by e.seq`,
    [seqs],
  );
  return new Map(rows.map(({ code, ...row }) => [row.seq, { ...row, type: typeOf(code) }]));
}
