import type pg from "pg";

const PIECE_BYTES = 1 << 20;

/** Keeps a file in the database, piece by piece: what one program was brought another can read. @returns its length */
export async function shelve(
  pool: pg.Pool,
  { id, name, at }: { readonly id: string; readonly name: string; readonly at: Date },
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  await pool.query("insert into bowtie.shelved_file (id, name, bytes, put_at) values ($1, $2, 0, $3)", [id, name, at]);
  let number = 0;
  let length = 0;
  for await (const piece of pieces(bytes)) {
    await pool.query("insert into bowtie.shelved_piece (file_id, number, content) values ($1, $2, $3)", [id, number, piece]);
    number += 1;
    length += piece.length;
  }
  await pool.query("update bowtie.shelved_file set bytes = $2 where id = $1", [id, length]);
  return length;
}

async function* pieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let length = 0;
  for await (const part of bytes) {
    held.push(part);
    length += part.length;
    if (length < PIECE_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(held);
}

export async function findShelved(pool: pg.Pool, id: string): Promise<{ readonly name: string; readonly bytes: number } | null> {
  const { rows } = await pool.query<{ name: string; bytes: number }>("select name, bytes from bowtie.shelved_file where id::text = $1", [
    id,
  ]);
  return rows[0] ?? null;
}

/** The content of a file that is kept in the database, from its beginning. */
export async function* readShelved(pool: pg.Pool, id: string): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number++) {
    const { rows } = await pool.query<{ content: Buffer }>("select content from bowtie.shelved_piece where file_id = $1 and number = $2", [
      id,
      number,
    ]);
    const [piece] = rows;
    if (piece === undefined) return;
    yield piece.content;
  }
}

export async function dropShelved(pool: pg.Pool, id: string): Promise<void> {
  await pool.query("delete from bowtie.shelved_file where id::text = $1", [id]);
}

export async function dropShelvedBefore(pool: pg.Pool, instant: Date): Promise<void> {
  await pool.query("delete from bowtie.shelved_file where put_at < $1", [instant]);
}
