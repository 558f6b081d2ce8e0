import type pg from "pg";
import { subjectCode, typeCode } from "./codes.ts";
import { type Cell, copyRows } from "./copy-rows.ts";
import { type ReadRow, stageRecord } from "./staged.ts";
import { settleSubjects } from "./subjects.ts";

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
    row integer, type smallint, subject_kind smallint, subject text, key text, repeats boolean, effective_on date,
    links json, body text, issues json, cells json
  ) on commit drop`;

async function* stagedCells(rows: AsyncIterable<readonly ReadRow[]>, count: (rows: number) => void): AsyncGenerator<Cell[][]> {
  for await (const group of rows) {
    const cells: Cell[][] = [];
    for (const { row, records, issues, cells: raw } of group) {
      const problems = issues.length === 0 ? null : JSON.stringify(issues);
      const kept = raw === null ? null : JSON.stringify(raw);
      if (records.length === 0) cells.push([row, null, null, null, null, null, null, null, null, problems, kept]);
      records.forEach((record, i) => {
        const staged = stageRecord(record);
        cells.push([
          row,
          typeCode(record.type),
          subjectCode(staged.subject.kind),
          staged.subject.id,
          staged.key,
          staged.repeats,
          staged.effectiveOn,
          staged.links.length === 0 ? null : linksCell(staged.links),
          staged.body,
          i === 0 ? problems : null,
          i === 0 ? kept : null,
        ]);
      });
    }
    count(group.length);
    yield cells;
  }
}

const linksCell = (links: ReturnType<typeof stageRecord>["links"]): string =>
  JSON.stringify(links.map((link) => [subjectCode(link.child.kind), link.child.id, subjectCode(link.parent.kind), link.parent.id, link.parentSource ?? null, link.isAlias, link.strength]));

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
  await client.query(STAGED);
  await copyRows(client, "staged", stagedCells(rows, (count) => { rowsRead += count; }));
  whenRead();
  await client.query("analyze staged");
  // One writer at a time from here on: positions become visible in their order.
  const head = await client.query<{ position: number }>("update bowtie.head set position = position + 1 returning position");
  const position = head.rows[0]?.position ?? 0;
  const fileId = await describeFile(client, file, sourceId, rowsRead);
  await separateRepeats(client);
  await refuseContradictions(client);
  await addSubjects(client, sourceId);
  const entriesAdded = await addEntries(client, sourceId, fileId);
  await addLinks(client, fileId);
  await addIssues(client, fileId);
  const circles = await settleSubjects(client);
  await reportCircles(client, fileId, circles);
  await recordChanges(client, position, sourceId, fileId);
  const result = await client.query<{ rejected: number; used: number; total: number }>(
    `select count(distinct row) filter (where type is null) as rejected, count(*) filter (where type is not null) as total from staged`,
  );
  const rowsRejected = result.rows[0]?.rejected ?? 0;
  const rowsUnchanged = (result.rows[0]?.total ?? 0) - entriesAdded;
  await client.query("update bowtie.file set entries_added = $2, rows_unchanged = $3, rows_rejected = $4 where id = $1", [fileId, entriesAdded, rowsUnchanged, rowsRejected]);
  return { fileId, rowsRead, entriesAdded, rowsUnchanged, rowsRejected };
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
    `insert into bowtie.file (batch_id, source_id, name, bytes, content_hash, importer, mapping, recorded_at, through, rows_read, entries_added, rows_unchanged, rows_rejected)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, 0) returning id`,
    [file.batchId, sourceId, file.name, file.bytes, file.contentHash, file.importer, JSON.stringify(file.mapping), file.recordedAt, file.through, rowsRead],
  );
  return rows[0]?.id ?? 0;
}

/** Equal rows without an id of their own are separate happenings: the second, third, ... get a number. */
async function separateRepeats(client: pg.ClientBase): Promise<void> {
  await client.query(`
    with numbered as (
      select ctid as at, row_number() over (partition by type, key order by row) as n
      from staged
      where repeats and (type, key) in (select type, key from staged where repeats group by type, key having count(*) > 1))
    update staged s set key = s.key || '#' || n.n from numbered n where s.ctid = n.at and n.n > 1`);
}

/** A record that stands twice in a file counts once if both rows say the same; otherwise the later row becomes an issue. */
async function refuseContradictions(client: pg.ClientBase): Promise<void> {
  await client.query(`
    with numbered as (
      select ctid as at, row, type, key, body, first_value(body) over w as first_body, first_value(row) over w as first_row, row_number() over w as n
      from staged
      where (type, key) in (select type, key from staged where not repeats group by type, key having count(*) > 1)
      window w as (partition by type, key order by row)),
    same as (
      update staged s set type = -1 from numbered n where s.ctid = n.at and n.n > 1 and n.body = n.first_body)
    update staged s set type = null, cells = s.body::json,
      issues = json_build_array(json_build_object(
        'code', 'contradicts_row', 'severity', 'error', 'column', null, 'details', json_build_object('first', n.first_row, 'record', n.type),
        'sentence', 'Row ' || n.first_row || ' of this file says something else of the same record. Keep the right row, or give each row an id of its own in the mapping.'))
    from numbered n where s.ctid = n.at and n.n > 1 and n.body <> n.first_body`);
  await client.query("delete from staged where type = -1");
}

async function addSubjects(client: pg.ClientBase, sourceId: number): Promise<void> {
  await client.query(
    `create temp table linked on commit drop as
     select s.row, (l ->> 0)::smallint as child_kind, l ->> 1 as child, (l ->> 2)::smallint as parent_kind, l ->> 3 as parent,
       l ->> 4 as parent_source, (l ->> 5)::boolean as is_alias, (l ->> 6)::smallint as strength
     from staged s, json_array_elements(s.links) l
     where s.type is not null and s.links is not null`,
  );
  await client.query("insert into bowtie.source (name) select distinct parent_source from linked where parent_source is not null on conflict (name) do nothing");
  await client.query(
    `insert into bowtie.subject (source_id, kind, external_id)
     select m.source_id, m.kind, m.external_id from (
       select $1::smallint as source_id, subject_kind as kind, subject as external_id from staged where type is not null
       union select $1::smallint, child_kind, child from linked
       union select coalesce(o.id, $1::smallint), l.parent_kind, l.parent from linked l left join bowtie.source o on o.name = l.parent_source) m
     where not exists (
       select 1 from bowtie.subject k where k.source_id = m.source_id and k.kind = m.kind and k.external_id = m.external_id)
     on conflict do nothing`,
    [sourceId],
  );
}

/** What the ledger does not yet believe; `fresh` keeps the rows for the links that follow from them. */
async function addEntries(client: pg.ClientBase, sourceId: number, fileId: number): Promise<number> {
  await client.query(
    `create temp table fresh on commit drop as
     select s.row, s.type, u.id as subject_id, u.unit_id, s.effective_on, c.origin, s.key, s.body
     from staged s
     join bowtie.subject u on u.source_id = $1 and u.kind = s.subject_kind and u.external_id = s.subject
     left join lateral (
       select coalesce(e.origin, e.seq) as origin, e.subject_id, e.body::text as body
       from bowtie.entry e join bowtie.file f on f.id = e.file_id join bowtie.batch b on b.id = f.batch_id
       where hashtextextended(e.key, e.source_id * 100 + e.type) = hashtextextended(s.key, $1::smallint * 100 + s.type)
         and e.key = s.key and e.type = s.type and e.source_id = $1 and b.undone_at is null
       order by e.seq desc limit 1) c on true
     where s.type is not null and (c.origin is null or c.body <> s.body or c.subject_id <> u.id)`,
    [sourceId],
  );
  const { rowCount } = await client.query(
    `insert into bowtie.entry (file_id, row, source_id, type, subject_id, effective_on, origin, key, body)
     select $2, row, $1, type, subject_id, effective_on, origin, key, body::json from fresh order by row`,
    [sourceId, fileId],
  );
  return rowCount ?? 0;
}

async function addLinks(client: pg.ClientBase, fileId: number): Promise<void> {
  await client.query(
    `insert into bowtie.link (file_id, child_id, parent_id, is_alias, strength)
     select $1, child_id, parent_id, is_alias, strength from (
       select distinct on (c.id) c.id as child_id, p.id as parent_id, l.is_alias, l.strength, l.row
       from linked l
       join bowtie.file f on f.id = $1
       join bowtie.subject c on c.source_id = f.source_id and c.kind = l.child_kind and c.external_id = l.child
       left join bowtie.source o on o.name = l.parent_source
       join bowtie.subject p on p.source_id = coalesce(o.id, f.source_id) and p.kind = l.parent_kind and p.external_id = l.parent
       where l.row in (select row from fresh) and c.id <> p.id
       order by c.id, l.strength desc, l.row desc) n
     where not exists (
       select 1 from bowtie.subject s where s.id = n.child_id and s.parent_id = n.parent_id and s.is_alias = n.is_alias)
     order by row`,
    [fileId],
  );
  await client.query("create temp table touched on commit drop as select distinct child_id as id from bowtie.link where file_id = $1 union select id from bowtie.subject where unit_id is null", [fileId]);
  await client.query("analyze touched");
}

async function addIssues(client: pg.ClientBase, fileId: number): Promise<void> {
  await client.query(
    `insert into bowtie.issue (file_id, row, column_name, code, severity, sentence, details, cells)
     select $1, s.row, i ->> 'column', i ->> 'code', i ->> 'severity', i ->> 'sentence', i -> 'details', s.cells
     from staged s, json_array_elements(s.issues) i where s.issues is not null order by s.row`,
    [fileId],
  );
}

async function reportCircles(client: pg.ClientBase, fileId: number, circles: readonly number[]): Promise<void> {
  if (circles.length === 0) return;
  await client.query(
    `insert into bowtie.issue (file_id, row, column_name, code, severity, sentence, details)
     select $1, 0, 'parent_id', 'owner_circle', 'warning',
       'Account ' || external_id || ' is owned, through others, by itself. Its owner is ignored until the file says otherwise.',
       json_build_object('account', external_id)
     from bowtie.subject where id = any($2)`,
    [fileId, circles],
  );
}

const SNAPSHOT = typeCode("level_snapshot");

async function recordChanges(client: pg.ClientBase, position: number, sourceId: number, fileId: number): Promise<void> {
  await client.query(
    `insert into bowtie.change (position, unit_id)
     select $1, unit_id from (
       select s.unit_id from fresh f join bowtie.subject s on s.id = f.subject_id
       union select unit_id from moved where unit_id is not null) u`,
    [position],
  );
  const days = await client.query(
    "insert into bowtie.snapshot_day (file_id, day) select distinct $1::integer, effective_on from fresh where type = $2",
    [fileId, SNAPSHOT],
  );
  if (days.rowCount === 0) return;
  // A snapshot also says who was missing from it: everyone the source has ever counted is looked at again.
  await client.query(
    `insert into bowtie.change (position, unit_id)
     select distinct $1::bigint, s.unit_id from bowtie.entry e join bowtie.subject s on s.id = e.subject_id
     where e.source_id = $2 and e.type = $3
     on conflict do nothing`,
    [position, sourceId, SNAPSHOT],
  );
}
