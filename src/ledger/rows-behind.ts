import type pg from "pg";

/** One row of a file, as its cells are kept. */
export interface RowBehind {
  readonly seq: number | null;
  readonly file: string;
  readonly row: number;
  readonly recordedAt: Date;
  readonly cells: Readonly<Record<string, string>>;
}

interface Raw extends Omit<RowBehind, "cells"> {
  readonly body: Readonly<Record<string, unknown>>;
}

const MOST = 20;

const ENTRIES = `
  select e.seq, f.name as file, e.row, f.recorded_at as "recordedAt", e.body
  from bowtie.entry e join bowtie.file f on f.id = e.file_id join bowtie.batch b on b.id = f.batch_id`;

const QUERIES = {
  entry: `${ENTRIES} where b.undone_at is null and e.seq = $1 limit ${MOST}`,
  subject: `${ENTRIES} join bowtie.subject s on s.id = e.subject_id where b.undone_at is null and s.num = $1 order by e.seq desc limit ${MOST}`,
  issue: `select null::bigint as seq, f.name as file, i.row, f.recorded_at as "recordedAt", coalesce(i.cells, '{}'::json) as body
    from bowtie.issue i join bowtie.file f on f.id = i.file_id where i.id = $1 limit ${MOST}`,
} as const;

/** The rows of the files behind an entry, a subject or an issue; the newest of a subject first. */
export async function rowsBehind(pool: pg.Pool, kind: keyof typeof QUERIES, id: number): Promise<readonly RowBehind[]> {
  const { rows } = await pool.query<Raw>(QUERIES[kind], [id]);
  return rows.map(({ body, ...row }) => ({ ...row, cells: flat(body) }));
}

/** Attributes stand beside fields, as the columns of a row do. */
const flat = (body: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(body).flatMap(([name, value]): (readonly [string, string])[] =>
      value !== null && typeof value === "object"
        ? Object.entries(value).map(([inner, one]) => [inner, String(one)] as const)
        : [[name, String(value)] as const],
    ),
  );

/** How many changes the ledger has seen. */
export async function ledgerPosition(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ position: number }>("select position from bowtie.head");
  return rows[0]?.position ?? 0;
}
