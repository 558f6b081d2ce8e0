import type pg from "pg";

interface Index {
  readonly name: string;
  readonly definition: string;
}

/** A file this much larger than the table it goes into is written without indexes, which are made again afterwards. */
const FACTOR = 1;
const LARGE = 50_000;

/**
 * Runs `write`, which adds about `rows` rows to a table. Where that at least doubles it, keeping its indexes up to date
 * row by row would cost three times as much as making them once; readers of the table then wait until the transaction ends.
 */
export async function withoutIndexes<T>(client: pg.ClientBase, table: string, rows: number, write: () => Promise<T>): Promise<T> {
  const size = await client.query<{ rows: number }>(
    "select greatest(reltuples, 0)::bigint as rows from pg_class where oid = $1::regclass",
    [`bowtie.${table}`],
  );
  if (rows < LARGE || rows < (size.rows[0]?.rows ?? 0) * FACTOR) return write();
  const indexes = await client.query<Index>(
    "select indexname as name, indexdef as definition from pg_indexes where schemaname = 'bowtie' and tablename = $1",
    [table],
  );
  for (const { name } of indexes.rows) await client.query(`drop index bowtie.${name}`);
  const result = await write();
  for (const { definition } of indexes.rows) await client.query(definition);
  return result;
}
