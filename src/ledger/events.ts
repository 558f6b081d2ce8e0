import type pg from "pg";
import { subjectCode } from "./codes.ts";

/** Something that changed what the ledger says: an import, or the undoing of one. */
export interface LedgerEvent {
  readonly at: Date;
  readonly kind: "import" | "undo";
  readonly batch: number;
  readonly title: string;
  readonly files: readonly string[];
}

/** Imports and undos recorded after an instant, up to and with another, in the order they became known. */
export async function eventsBetween(client: pg.ClientBase | pg.Pool, after: Date, upTo: Date | null): Promise<readonly LedgerEvent[]> {
  const { rows } = await client.query<LedgerEvent>(
    `select * from (
       select max(f.recorded_at) as at, 'import' as kind, b.id as batch, b.title, array_agg(f.name order by f.id) as files
       from bowtie.batch b join bowtie.file f on f.batch_id = b.id
       where f.recorded_at > $1 and ($2::timestamptz is null or f.recorded_at <= $2)
       group by b.id, b.title
       union all
       select b.undone_at as at, 'undo' as kind, b.id as batch, b.title,
         array(select f.name from bowtie.file f where f.batch_id = b.id order by f.id) as files
       from bowtie.batch b where b.undone_at > $1 and ($2::timestamptz is null or b.undone_at <= $2)) events
     order by at, batch, kind`,
    [after, upTo],
  );
  return rows;
}

/** Entries that batches brought of some units of accounts, the first ones of each unit. */
export async function entriesOfBatches(
  client: pg.ClientBase | pg.Pool,
  batches: readonly number[],
  units: readonly number[],
  limit: number,
): Promise<readonly { readonly seq: number; readonly unit: number }[]> {
  const { rows } = await client.query<{ seq: number; unit: number }>(
    `select seq, unit from (
       select e.seq, s.unit, row_number() over (partition by s.unit order by e.seq) as place
       from bowtie.subject s join bowtie.entry e on e.subject_id = s.id join bowtie.file f on f.id = e.file_id
       where s.unit = any($1) and f.batch_id = any($2)) found
     where place <= $3 order by seq`,
    [units, batches, limit],
  );
  return rows;
}

/** The highest number any subject has. */
export async function highestSubject(client: pg.ClientBase | pg.Pool): Promise<number> {
  const { rows } = await client.query<{ num: number | null }>("select max(num) as num from bowtie.subject");
  return rows[0]?.num ?? 0;
}

/** Accounts of any source that have one of these ids, with the customer each stands for. */
export async function accountsCalled(
  client: pg.ClientBase | pg.Pool,
  ids: readonly string[],
): Promise<readonly { readonly externalId: string; readonly account: number; readonly source: string }[]> {
  const { rows } = await client.query<{ externalId: string; account: number; source: string }>(
    `select s.external_id as "externalId", s.account, o.name as source
     from bowtie.subject s join bowtie.source o on o.id = s.source_id
     where s.kind = $1 and s.account is not null and s.external_id = any($2) order by s.num`,
    [subjectCode("account"), ids],
  );
  return rows;
}
