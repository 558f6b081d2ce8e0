import type pg from "pg";

/** A secret that programs sharing a database have in common: `ours` where none has been written yet. */
export async function commonSecret(pool: pg.Pool, name: string, ours: string): Promise<string> {
  await pool.query("insert into bowtie.common_secret (name, value) values ($1, $2) on conflict do nothing", [name, ours]);
  const { rows } = await pool.query<{ value: string }>("select value from bowtie.common_secret where name = $1", [name]);
  return rows[0]?.value ?? ours;
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
