import type pg from "pg";
import type { Severity } from "../domain/index.ts";

export interface IssueRow {
  readonly id: number;
  readonly fileId: number;
  readonly batchId: number;
  readonly file: string;
  readonly row: number;
  readonly column: string | null;
  readonly code: string;
  readonly severity: Severity;
  readonly sentence: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly cells: Readonly<Record<string, string>> | null;
}

export interface IssueFilter {
  readonly batchId?: number;
  readonly fileId?: number;
  readonly code?: string;
  readonly severity?: Severity;
  readonly limit: number;
  readonly offset: number;
}

/** Open issues of batches that were not undone, newest file first, then by row; with how many there are in all. */
export async function listIssues(
  client: pg.ClientBase | pg.Pool,
  filter: IssueFilter,
): Promise<{ readonly total: number; readonly issues: readonly IssueRow[] }> {
  const values = [filter.batchId ?? null, filter.fileId ?? null, filter.code ?? null, filter.severity ?? null];
  const where = `i.resolved_by is null and b.undone_at is null and ($1::integer is null or f.batch_id = $1) and ($2::integer is null or f.id = $2)
    and ($3::text is null or i.code = $3) and ($4::text is null or i.severity = $4)`;
  const from = "bowtie.issue i join bowtie.file f on f.id = i.file_id join bowtie.batch b on b.id = f.batch_id";
  const total = await client.query<{ total: number }>(`select count(*) as total from ${from} where ${where}`, values);
  const { rows } = await client.query<IssueRow>(
    `select i.id, i.file_id as "fileId", f.batch_id as "batchId", f.name as file, i.row, i.column_name as column, i.code, i.severity, i.sentence, i.details, i.cells
     from ${from} where ${where} order by f.id desc, i.row, i.id limit $5 offset $6`,
    [...values, filter.limit, filter.offset],
  );
  return { total: total.rows[0]?.total ?? 0, issues: rows };
}

export interface IssueCount {
  readonly fileId: number;
  readonly file: string;
  readonly code: string;
  readonly severity: Severity;
  readonly count: number;
  readonly example: string;
}

/** How often each kind of issue occurs in each file. */
export async function countIssues(client: pg.ClientBase | pg.Pool, batchId: number | null): Promise<readonly IssueCount[]> {
  const { rows } = await client.query<IssueCount>(
    `select f.id as "fileId", f.name as file, i.code, i.severity, count(*) as count, min(i.sentence) as example
     from bowtie.issue i join bowtie.file f on f.id = i.file_id join bowtie.batch b on b.id = f.batch_id
     where i.resolved_by is null and b.undone_at is null and ($1::integer is null or f.batch_id = $1)
     group by f.id, f.name, i.code, i.severity order by i.severity, count(*) desc`,
    [batchId],
  );
  return rows;
}

export interface IssueKind {
  readonly code: string;
  readonly severity: Severity;
  readonly count: number;
  readonly example: string;
  readonly row: number;
}

/** The kinds of issues of one file, errors first, with the first row of each; those that only the ledger could see included. */
export async function issueKinds(client: pg.ClientBase, fileId: number): Promise<IssueKind[]> {
  const { rows } = await client.query<IssueKind>(
    `select code, severity, count(*) as count, (array_agg(sentence order by row, id))[1] as example, min(row) as row
     from bowtie.issue where file_id = $1 group by code, severity order by severity, count(*) desc, code`,
    [fileId],
  );
  return rows;
}

/** Marks issues as settled by a later file, together with the others of the same row. */
export async function resolveIssues(client: pg.ClientBase, ids: readonly number[], byFile: number): Promise<void> {
  await client.query(
    `update bowtie.issue i set resolved_by = $2 from bowtie.issue o
     where o.id = any($1) and i.file_id = o.file_id and i.row = o.row and i.resolved_by is null`,
    [ids, byFile],
  );
}

/** One issue with the file it belongs to and how that was read; `null` when it does not exist or was settled. */
export async function findIssue(
  client: pg.ClientBase | pg.Pool,
  id: number,
): Promise<(IssueRow & { readonly source: string; readonly importer: string; readonly mapping: unknown }) | null> {
  const { rows } = await client.query<IssueRow & { source: string; importer: string; mapping: unknown }>(
    `select i.id, i.file_id as "fileId", f.batch_id as "batchId", f.name as file, i.row, i.column_name as column, i.code, i.severity, i.sentence, i.details, i.cells,
       s.name as source, f.importer, f.mapping
     from bowtie.issue i join bowtie.file f on f.id = i.file_id join bowtie.source s on s.id = f.source_id join bowtie.batch b on b.id = f.batch_id
     where i.id = $1 and i.resolved_by is null and b.undone_at is null`,
    [id],
  );
  return rows[0] ?? null;
}

export async function countOpenIssues(client: pg.ClientBase | pg.Pool): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*) as count from bowtie.issue i join bowtie.file f on f.id = i.file_id join bowtie.batch b on b.id = f.batch_id
     where i.resolved_by is null and i.severity = 'error' and b.undone_at is null`,
  );
  return rows[0]?.count ?? 0;
}
