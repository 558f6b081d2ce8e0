import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { installed } from "./folder.ts";

const FOLDER = installed("src", "storage", "migrations");
const LOCK = 7021;

const LOCK_WAIT_MS = 1000;
const ATTEMPTS = 300;
const LOCK_NOT_THERE = "55P03";

/** Every migration of this version, in order. */
const migrations = async (): Promise<readonly string[]> => (await readdir(FOLDER)).filter((file) => file.endsWith(".sql")).sort();

/** Migrations of this version that the database has not seen. Newer ones that it has are nobody's trouble: they only ever add. */
export async function pendingMigrations(client: pg.ClientBase | pg.Pool): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>("select name from bowtie.migration");
  const done = new Set(rows.map(({ name }) => name));
  return (await migrations()).filter((name) => !done.has(name));
}

/** Brings the database to the newest schema. Migrations only ever add; one that ran is never edited. */
export async function migrate(client: pg.ClientBase): Promise<void> {
  await client.query("select pg_advisory_lock($1, 1)", [LOCK]);
  try {
    await client.query("create schema if not exists bowtie");
    await client.query(
      "create table if not exists bowtie.migration (name text primary key, hash text not null, ran_at timestamptz not null default now())",
    );
    const done = await client.query<{ name: string; hash: string }>("select name, hash from bowtie.migration");
    const hashes = new Map(done.rows.map((row) => [row.name, row.hash]));
    for (const name of await migrations()) {
      const sql = await readFile(join(FOLDER, name), "utf8");
      const hash = createHash("sha256").update(sql).digest("hex");
      const known = hashes.get(name);
      if (known === hash) continue;
      if (known !== undefined) throw new Error(`Migration ${name} was changed after it ran. Restore the file as it was.`);
      await run(client, { name, hash, sql });
    }
  } finally {
    await client.query("select pg_advisory_unlock($1, 1)", [LOCK]);
  }
}

/** Runs one migration. It asks for its locks again and again, so that those who work meanwhile never wait for long behind it. */
async function run(client: pg.ClientBase, { name, hash, sql }: { readonly name: string; readonly hash: string; readonly sql: string }) {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query("begin");
      await client.query(`set local lock_timeout = ${LOCK_WAIT_MS}`);
      await client.query(sql);
      await client.query("insert into bowtie.migration (name, hash) values ($1, $2)", [name, hash]);
      await client.query("commit");
      return;
    } catch (error) {
      await client.query("rollback");
      if ((error as { code?: string }).code !== LOCK_NOT_THERE) throw error;
      if (attempt === ATTEMPTS)
        throw new Error(`Migration ${name} waits for another program that works on the database. Start again when it is done.`, {
          cause: error,
        });
      await sleep(LOCK_WAIT_MS);
    }
  }
}
