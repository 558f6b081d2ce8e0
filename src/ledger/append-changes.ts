import type pg from "pg";
import { typeCode } from "./codes.ts";
import { type Added, MANY, writeChanges } from "./subjects.ts";

/** The entries of a file, which lie together because one file is written at a time. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly added: number;
}

const SNAPSHOT = typeCode("level_snapshot");

/** Which units the file touched, under the position it took: facts of those are derived again. */
export async function recordChanges(
  client: pg.ClientBase,
  position: number,
  { sourceId, fileId, span, subjects }: { sourceId: number; fileId: number; span: Span; subjects: Added },
): Promise<void> {
  const days = await client.query(
    `insert into bowtie.snapshot_day (file_id, day)
     select distinct $1::integer, e.effective_on from bowtie.entry e
     where e.seq between $2 and $3 and e.type = $4 and exists (select 1 from staged where type = $4)`,
    [fileId, span.first, span.last, SNAPSHOT],
  );
  if (subjects.accounts >= MANY) {
    await client.query("insert into bowtie.change (position, unit_id) values ($1, 0)", [position]);
    return;
  }
  await client.query(
    `create temp table changed on commit drop as
     select s.unit from bowtie.entry e join bowtie.subject s on s.id = e.subject_id where e.seq between $1 and $2
     union select unit from moved where unit is not null`,
    [span.first, span.last],
  );
  // A snapshot also says who was missing from it: everyone the source has ever counted is looked at again.
  if (days.rowCount !== 0) {
    await client.query(
      "insert into changed select distinct s.unit from bowtie.entry e join bowtie.subject s on s.id = e.subject_id where e.source_id = $1 and e.type = $2",
      [sourceId, SNAPSHOT],
    );
  }
  await writeChanges(client, position);
}

/** How many rows said what was known already, and how many could not be used. */
export async function countRows(
  client: pg.ClientBase,
  fileId: number,
  { added, saidAgain }: { readonly added: number; readonly saidAgain: number },
): Promise<{ rowsUnchanged: number; rowsRejected: number }> {
  const { rows } = await client.query<{ rejected: number; records: number }>(
    `select count(distinct row) filter (where type is null and issues::jsonb @> '[{"severity":"error"}]') as rejected, count(type) as records from staged`,
  );
  const rowsRejected = rows[0]?.rejected ?? 0;
  const rowsUnchanged = (rows[0]?.records ?? 0) + saidAgain - added;
  await client.query("update bowtie.file set rows_unchanged = $2, rows_rejected = $3 where id = $1", [fileId, rowsUnchanged, rowsRejected]);
  return { rowsUnchanged, rowsRejected };
}
