import type pg from "pg";

/** A secret that programs sharing a database have in common: `ours` where none has been written yet. */
export async function commonSecret(pool: pg.Pool, name: string, ours: string): Promise<string> {
  await pool.query("insert into bowtie.common_secret (name, value) values ($1, $2) on conflict do nothing", [name, ours]);
  const { rows } = await pool.query<{ value: string }>("select value from bowtie.common_secret where name = $1", [name]);
  return rows[0]?.value ?? ours;
}

/** What programs sharing a database remember together, under a name: the newest, and the key it holds for. */
export interface Remembered {
  readonly key: string;
  readonly at: Date;
  readonly body: unknown;
}

export async function remember(pool: pg.Pool, name: string, { key, at, body }: Remembered): Promise<void> {
  await pool.query(
    `insert into bowtie.remembered (name, key, at, body) values ($1, $2, $3, $4)
     on conflict (name) do update set key = excluded.key, at = excluded.at, body = excluded.body`,
    [name, key, at, JSON.stringify(body)],
  );
}

export async function remembered(pool: pg.Pool, name: string): Promise<Remembered | null> {
  const { rows } = await pool.query<Remembered>("select key, at, body from bowtie.remembered where name = $1", [name]);
  return rows[0] ?? null;
}

/** Does what only one of several programs may do at a time; `null` while another is at it. The right ends with the connection. */
export async function unlessAnother<T>(pool: pg.Pool, lock: number, work: () => Promise<T>): Promise<T | null> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>("select pg_try_advisory_lock($1, 1) as mine", [lock]);
    const result = rows[0]?.mine === true ? await work() : null;
    if (rows[0]?.mine === true) await client.query("select pg_advisory_unlock($1, 1)", [lock]);
    client.release();
    return result;
  } catch (error) {
    client.release(error instanceof Error ? error : true);
    throw error;
  }
}
