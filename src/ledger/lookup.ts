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
  const { rows } = await client.query<{ id: number; kind: number; external_id: string; source: string; name: string | null; account_id: number | null; unit_id: number }>(
    `select s.id, s.kind, s.external_id, o.name as source, coalesce(own.name, account.name) as name, s.account_id, s.unit_id
     from bowtie.subject s join bowtie.source o on o.id = s.source_id
     left join lateral (
       select coalesce(e.body ->> 'name', e.body ->> 'company') as name
       from bowtie.entry e join bowtie.file f on f.id = e.file_id join bowtie.batch b on b.id = f.batch_id
       where e.subject_id = s.id and e.type = any($2) and b.undone_at is null order by e.seq desc limit 1) own on true
     left join lateral (
       select e.body ->> 'name' as name
       from bowtie.entry e join bowtie.file f on f.id = e.file_id join bowtie.batch b on b.id = f.batch_id
       where e.subject_id = s.account_id and e.type = $3 and b.undone_at is null order by e.seq desc limit 1) account on true
     where s.id = any($1)`,
    [ids, NAMED, typeCode("account")],
  );
  return new Map(
    rows.map(({ id, kind, external_id, source, name, account_id, unit_id }) => [
      id,
      { id, kind: subjectKindOf(kind), externalId: external_id, source, name, account: account_id, unit: unit_id },
    ]),
  );
}

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
