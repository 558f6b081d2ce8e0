import type pg from "pg";
import { countRows, recordChanges, type Span } from "./append-changes.ts";
import { withoutIndexes } from "./bulk.ts";
import { subjectCode, typeCode } from "./codes.ts";
import { type Cell, copyRows } from "./copy-rows.ts";
import { refuseContradictions, separateRepeats } from "./duplicates.ts";
import { type ReadRow, stageRecord, subjectId } from "./staged.ts";
import { type Added, addSubjects, settleSubjects } from "./subjects.ts";

/** Files of this importer are what people did here, one act each; every other file is what a source says. */
export const WORKSPACE = "workspace";

/** Files of this importer tell what raw usage adds up to: of each day one sum, told again when it has changed. */
export const USAGE_EVENTS = "usage_events";

export interface FileDescription {
  readonly batchId: number;
  readonly source: string;
  readonly name: string;
  readonly bytes: number;
  readonly contentHash: string;
  readonly importer: string;
  /** The mapping it was read with, so that a corrected row can be read the same way. */
  readonly mapping: unknown;
  /** Last day the file speaks for, when the user says so. */
  readonly through: string | null;
  readonly recordedAt: Date;
}

export interface AppendResult {
  readonly fileId: number;
  readonly rowsRead: number;
  readonly entriesAdded: number;
  readonly rowsUnchanged: number;
  readonly rowsRejected: number;
}

const STAGED = `
  create temp table staged (
    row integer, type smallint, subject_kind smallint, parent_kind smallint, repeats boolean, subject_id bigint, parent_id bigint,
    record uuid, effective_on date, subject text, parent text, body text, links json, issues json, cells json
  ) on commit drop`;

/** A row as it is copied into the staging table: one line a record, or one for a row that cannot be used. */
function pushCells(into: Cell[][], source: string, { row, records, issues, cells }: ReadRow): void {
  const problems = issues.length === 0 ? null : JSON.stringify(issues);
  const kept = cells === null ? null : JSON.stringify(cells);
  if (records.length === 0 && problems !== null)
    into.push([row, null, null, null, null, null, null, null, null, null, null, null, null, problems, kept]);
  for (let i = 0; i < records.length; i++) {
    const made = records[i];
    if (!made) continue;
    const { subject, parent, record, repeats, effectiveOn, links, body } = stageRecord(source, made);
    into.push([
      row,
      typeCode(made.type),
      subjectCode(subject.kind),
      parent === null ? null : subjectCode(parent.kind),
      repeats,
      subjectId(source, subject),
      parent === null ? null : subjectId(source, parent),
      record,
      effectiveOn,
      subject.id,
      parent === null ? null : parent.id,
      body,
      links.length === 0 ? null : linksCell(source, links),
      i === 0 ? problems : null,
      i === 0 ? kept : null,
    ]);
  }
}

const linksCell = (source: string, links: ReturnType<typeof stageRecord>["links"]): string =>
  JSON.stringify(
    links.map(({ child, parent, parentSource, isAlias, strength }) => [
      subjectId(source, child),
      subjectCode(child.kind),
      child.id,
      subjectId(parentSource ?? source, parent),
      subjectCode(parent.kind),
      parent.id,
      parentSource,
      isAlias,
      strength,
    ]),
  );

async function* stagedCells(
  source: string,
  rows: AsyncIterable<readonly ReadRow[]>,
  count: (rows: number) => void,
): AsyncGenerator<Cell[][]> {
  for await (const group of rows) {
    const cells: Cell[][] = [];
    for (const row of group) pushCells(cells, source, row);
    count(group.length);
    yield cells;
  }
}

/**
 * Writes one file into the ledger: all of it or, when anything fails, nothing. Must run inside a transaction. A row
 * that says what the ledger already believes adds nothing; one that says something else of the same record corrects it.
 */
export async function appendFile(
  client: pg.ClientBase,
  file: FileDescription,
  rows: AsyncIterable<readonly ReadRow[]>,
  whenRead: () => void = () => undefined,
): Promise<AppendResult> {
  const sourceId = await sourceOf(client, file.source);
  let rowsRead = 0;
  await client.query("set local work_mem = '256MB'");
  await client.query(STAGED);
  const count = (more: number): void => {
    rowsRead += more;
  };
  await copyRows(client, "staged", stagedCells(file.source, rows, count));
  whenRead();
  await client.query("analyze staged");
  // One writer at a time from here on: positions become visible in their order.
  const head = await client.query<{ position: number }>("update bowtie.head set position = position + 1 returning position");
  const fileId = await describeFile(client, file, sourceId, rowsRead);
  await separateRepeats(client);
  const saidAgain = await refuseContradictions(client);
  const span = await addEntries(client, { sourceId, fileId, staged: rowsRead, isOfSource: file.importer !== WORKSPACE });
  const subjects = await withoutIndexes(client, "subject", span.added, () => addSubjects(client, sourceId, span));
  await addIssues(client, fileId);
  await addLinks(client, fileId, span, subjects);
  await reportCircles(client, fileId, await settleSubjects(client));
  await recordChanges(client, head.rows[0]?.position ?? 0, { sourceId, fileId, span, subjects });
  if (span.added > 1000) await client.query("analyze bowtie.entry, bowtie.subject");
  return { fileId, rowsRead, entriesAdded: span.added, ...(await countRows(client, fileId, { added: span.added, saidAgain })) };
}

async function sourceOf(client: pg.ClientBase, name: string): Promise<number> {
  const known = await client.query<{ id: number }>("select id from bowtie.source where name = $1", [name]);
  if (known.rows[0]) return known.rows[0].id;
  const added = await client.query<{ id: number }>(
    "insert into bowtie.source (name) values ($1) on conflict (name) do update set name = excluded.name returning id",
    [name],
  );
  return added.rows[0]?.id ?? 0;
}

async function describeFile(client: pg.ClientBase, file: FileDescription, sourceId: number, rowsRead: number): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    `insert into bowtie.file (batch_id, source_id, name, bytes, content_hash, importer, mapping, recorded_at, through, rows_read, first_seq, last_seq, entries_added, rows_unchanged, rows_rejected)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, -1, 0, 0, 0) returning id`,
    [
      file.batchId,
      sourceId,
      file.name,
      file.bytes,
      file.contentHash,
      file.importer,
      JSON.stringify(file.mapping),
      file.recordedAt,
      file.through,
      rowsRead,
    ],
  );
  return rows[0]?.id ?? 0;
}

/**
 * Writes what is news. To an act of ours that is what the ledger does not believe yet; to a source, what it has not said itself: an export that
 * only repeats what was known before our act does not take that act back (decisions/0026).
 */
async function addEntries(
  client: pg.ClientBase,
  {
    sourceId,
    fileId,
    staged,
    isOfSource,
  }: { readonly sourceId: number; readonly fileId: number; readonly staged: number; readonly isOfSource: boolean },
): Promise<Span> {
  // A join, not a lookup per row: planners guess badly about tables that have just been filled.
  await client.query(
    `create temp table believed on commit drop as
     select distinct on (s.record) s.record, coalesce(e.origin, e.seq) as origin, e.subject_id, e.parent_id, e.body::text as body
     from staged s
     join bowtie.entry e on e.record = s.record
     join bowtie.file f on f.id = e.file_id
     join bowtie.batch b on b.id = f.batch_id
     where s.type is not null and b.undone_at is null
     order by s.record, ($1 and f.importer = $2), e.seq desc`,
    [isOfSource, WORKSPACE],
  );
  await client.query("analyze believed");
  const before = await lastSeq(client);
  const { rowCount } = await withoutIndexes(client, "entry", staged, () =>
    client.query(
      `insert into bowtie.entry (file_id, row, source_id, type, subject_id, parent_id, record, effective_on, origin, body)
     select $2, s.row, $1, s.type, s.subject_id, s.parent_id, s.record, s.effective_on, c.origin, s.body::json
     from staged s left join believed c on c.record = s.record
     where s.type is not null and (c.origin is null or c.body <> s.body or c.subject_id <> s.subject_id or c.parent_id is distinct from s.parent_id)`,
      [sourceId, fileId],
    ),
  );
  const span = { first: before + 1, last: await lastSeq(client), added: rowCount ?? 0 };
  await client.query("update bowtie.file set first_seq = $2, last_seq = $3, entries_added = $4 where id = $1", [
    fileId,
    span.first,
    span.last,
    span.added,
  ]);
  return span;
}

/** The sequence moves only under the lock we hold. */
async function lastSeq(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ last: number }>(
    "select case when is_called then last_value else 0 end as last from bowtie.entry_seq_seq",
  );
  return rows[0]?.last ?? 0;
}

async function addIssues(client: pg.ClientBase, fileId: number): Promise<void> {
  await client.query(
    `insert into bowtie.issue (file_id, row, column_name, code, severity, sentence, details, cells)
     select $1, s.row, i ->> 'column', i ->> 'code', i ->> 'severity', i ->> 'sentence', i -> 'details', s.cells
     from staged s, json_array_elements(s.issues) i where s.issues is not null order by s.row`,
    [fileId],
  );
}

/** Keeps the links of rows that were news, and lists in `touched(id)` the known subjects whose parent may change by them. */
async function addLinks(client: pg.ClientBase, fileId: number, { first, last }: Span, { allNew }: Added): Promise<void> {
  await client.query(
    `insert into bowtie.link (file_id, child_id, parent_id, is_alias, strength)
     select $1, child_id, parent_id, is_alias, max(strength) from said
     where child_id <> parent_id and row in (select row from bowtie.entry where seq between $2 and $3)
     group by child_id, parent_id, is_alias`,
    [fileId, first, last],
  );
  if (allNew) {
    await client.query("create temp table touched (id bigint) on commit drop");
    return;
  }
  await client.query(
    `create temp table touched on commit drop as
     select distinct c.id from bowtie.entry e
       join bowtie.subject c on c.id = e.subject_id join bowtie.subject p on p.id = e.parent_id
     where e.seq between $2 and $3 and e.parent_id is not null and c.parent is distinct from p.num
     union select l.child_id from bowtie.link l
       join bowtie.subject c on c.id = l.child_id join bowtie.subject p on p.id = l.parent_id
     where l.file_id = $1 and (c.parent is distinct from p.num or c.is_alias <> l.is_alias)`,
    [fileId, first, last],
  );
}

async function reportCircles(client: pg.ClientBase, fileId: number, circles: readonly number[]): Promise<void> {
  if (circles.length === 0) return;
  await client.query(
    `insert into bowtie.issue (file_id, row, column_name, code, severity, sentence, details)
     select $1, 0, 'parent_id', 'owner_circle', 'warning',
       'Account ' || external_id || ' is owned, through others, by itself. Its owner is ignored until the file says otherwise.',
       json_build_object('account', external_id)
     from bowtie.subject where num = any($2)`,
    [fileId, circles],
  );
}
