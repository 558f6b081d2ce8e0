import type pg from "pg";
import { USAGE_EVENTS, WORKSPACE } from "./append.ts";
import { settleSubjects, writeChanges } from "./subjects.ts";

export interface FileRow {
  readonly id: number;
  readonly name: string;
  readonly source: string;
  readonly importer: string;
  readonly bytes: number;
  readonly recordedAt: Date;
  readonly through: string | null;
  readonly rowsRead: number;
  readonly entriesAdded: number;
  readonly rowsUnchanged: number;
  readonly rowsRejected: number;
  readonly warnings: number;
}

export interface BatchRow {
  readonly id: number;
  readonly title: string;
  readonly startedAt: Date;
  readonly undoneAt: Date | null;
  readonly files: readonly FileRow[];
}

export async function openBatch(client: pg.ClientBase | pg.Pool, title: string, startedAt: Date): Promise<number> {
  const { rows } = await client.query<{ id: number }>("insert into bowtie.batch (title, started_at) values ($1, $2) returning id", [
    title,
    startedAt,
  ]);
  return rows[0]?.id ?? 0;
}

/** Batches, newest first, with their files: those that were imported, or what people did here too. What raw usage adds up to is none of either. */
export async function listBatches(client: pg.ClientBase | pg.Pool, limit: number, withActs: boolean): Promise<readonly BatchRow[]> {
  const batches = await client.query<{ id: number; title: string; started_at: Date; undone_at: Date | null }>(
    `select b.id, b.title, b.started_at, b.undone_at from bowtie.batch b
     where not exists (select 1 from bowtie.file f where f.batch_id = b.id and f.importer = any($2))
     order by b.id desc limit $1`,
    [limit, withActs ? [USAGE_EVENTS] : [USAGE_EVENTS, WORKSPACE]],
  );
  const files = await client.query<FileRow & { batchId: number }>(
    `select f.id, f.batch_id as "batchId", f.name, s.name as source, f.importer, f.bytes, f.recorded_at as "recordedAt", f.through, f.rows_read as "rowsRead",
       f.entries_added as "entriesAdded", f.rows_unchanged as "rowsUnchanged", f.rows_rejected as "rowsRejected",
       (select count(*) from bowtie.issue i where i.file_id = f.id and i.severity = 'warning') as warnings
     from bowtie.file f join bowtie.source s on s.id = f.source_id
     where f.batch_id = any($1) order by f.id`,
    [batches.rows.map((batch) => batch.id)],
  );
  return batches.rows.map(({ id, title, started_at, undone_at }) => ({
    id,
    title,
    startedAt: started_at,
    undoneAt: undone_at,
    files: files.rows.filter((file) => file.batchId === id).map(({ batchId: _, ...file }) => file),
  }));
}

/** Whether a batch of this title is there and was not taken back. */
export async function hasBatch(client: pg.ClientBase | pg.Pool, title: string): Promise<boolean> {
  const { rows } = await client.query("select 1 from bowtie.batch where title = $1 and undone_at is null limit 1", [title]);
  return rows.length > 0;
}

/** The batch of a day in which a source's raw usage is told: one for all of it, however often it is told. A day here is one of UTC. */
export async function usageBatch(client: pg.ClientBase, source: string, now: Date): Promise<number> {
  const { rows } = await client.query<{ batch: number; startedAt: Date }>(
    `select f.batch_id as batch, b.started_at as "startedAt" from bowtie.file f join bowtie.batch b on b.id = f.batch_id
     where f.source_id = (select id from bowtie.source where name = $1) and f.importer = '${USAGE_EVENTS}' order by f.recorded_at desc limit 1`,
    [source],
  );
  const [newest] = rows;
  const day = (at: Date): string => at.toISOString().slice(0, 10);
  return newest && day(newest.startedAt) === day(now) ? newest.batch : openBatch(client, `${USAGE_EVENTS}: ${source}`, now);
}

/** Whether a batch tells what raw usage adds up to. */
export async function isOfUsageEvents(client: pg.ClientBase | pg.Pool, batchId: number): Promise<boolean> {
  const { rows } = await client.query("select 1 from bowtie.file where batch_id = $1 and importer = $2 limit 1", [batchId, USAGE_EVENTS]);
  return rows.length > 0;
}

/** A file that is in the ledger already, and how many of its rows and records are. */
export interface KnownFile {
  readonly fileId: number;
  readonly batchId: number;
  readonly rowsRead: number;
  readonly rowsRejected: number;
  readonly records: number;
}

/** A file with this content, read with this mapping for this source, that is still visible. */
export async function knownFile(
  client: pg.ClientBase | pg.Pool,
  source: string,
  contentHash: string,
  mapping: unknown,
): Promise<KnownFile | null> {
  const { rows } = await client.query<KnownFile>(
    `select f.id as "fileId", f.batch_id as "batchId", f.rows_read as "rowsRead", f.rows_rejected as "rowsRejected",
       f.entries_added + f.rows_unchanged as records
     from bowtie.file f join bowtie.batch b on b.id = f.batch_id join bowtie.source s on s.id = f.source_id
     where f.content_hash = $1 and s.name = $2 and f.mapping::text = $3 and b.undone_at is null
     order by f.id desc limit 1`,
    [contentHash, source, JSON.stringify(mapping)],
  );
  return rows[0] ?? null;
}

/**
 * Hides everything a batch brought. What it had corrected holds again. Must run inside a transaction.
 *
 * @returns entries hidden, or `null` if there is no such batch or it was undone before
 */
export async function undoBatch(client: pg.ClientBase, batchId: number, at: Date): Promise<number | null> {
  const head = await client.query<{ position: number }>("update bowtie.head set position = position + 1 returning position");
  const undone = await client.query("update bowtie.batch set undone_at = $2 where id = $1 and undone_at is null", [batchId, at]);
  if (undone.rowCount === 0) return null;
  // A correction that is taken back leaves its row to be corrected again.
  await client.query("update bowtie.issue set resolved_by = null where resolved_by in (select id from bowtie.file where batch_id = $1)", [
    batchId,
  ]);
  await client.query(
    `create temp table hidden on commit drop as
     select e.subject_id, e.parent_id from bowtie.file f join bowtie.entry e on e.seq between f.first_seq and f.last_seq where f.batch_id = $1`,
    [batchId],
  );
  await client.query(
    `create temp table touched on commit drop as
     select subject_id as id from hidden where parent_id is not null
     union select l.child_id from bowtie.link l join bowtie.file f on f.id = l.file_id where f.batch_id = $1`,
    [batchId],
  );
  await settleSubjects(client);
  await client.query(
    `create temp table changed on commit drop as
     select s.unit from hidden h join bowtie.subject s on s.id = h.subject_id
     union select unit from moved where unit is not null
     union select s.unit
     from bowtie.snapshot_day d join bowtie.file f on f.id = d.file_id
     join bowtie.file o on o.source_id = f.source_id join bowtie.snapshot_day od on od.file_id = o.id
     join bowtie.entry e on e.seq between o.first_seq and o.last_seq join bowtie.subject s on s.id = e.subject_id
     where f.batch_id = $1`,
    [batchId],
  );
  await writeChanges(client, head.rows[0]?.position ?? 0);
  const { rows } = await client.query<{ hidden: number }>("select count(*) as hidden from hidden");
  // Something may be written in the same transaction afterwards, with such tables of its own.
  await client.query("drop table hidden, touched, changed, moved");
  return rows[0]?.hidden ?? 0;
}
