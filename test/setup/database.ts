import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStorage } from "../../src/storage/index.ts";

export const TEMPLATE = "test_template";

/** One PostgreSQL for the whole run; every test that needs one makes a database of its own in it. */
export default async function setup({ provide }: { provide: (key: "databaseUrl", value: string) => void }): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "bowtie-test-"));
  // The user PostgreSQL runs as may pass, so that its files lie in here and go with it.
  await chmod(folder, 0o711);
  const storage = await openStorage({ dataFolder: folder, databaseUrl: undefined });
  await storage.claim();
  // Nothing here outlives the run: what is written need not be safe from a power cut.
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes"]) await storage.pool.query(`alter system set ${setting} = off`);
  await storage.pool.query("select pg_reload_conf()");
  await storage.pool.query(`create database ${TEMPLATE}`);
  const url = new URL(storage.pool.options.connectionString ?? "");
  url.pathname = `/${TEMPLATE}`;
  // Every test's database is a copy of one that was brought to the newest schema.
  await (await openStorage({ dataFolder: folder, databaseUrl: url.href })).close();
  provide("databaseUrl", storage.pool.options.connectionString ?? "");
  return async () => {
    await storage.close();
    await rm(folder, { recursive: true, force: true });
  };
}

declare module "vitest" {
  interface ProvidedContext {
    databaseUrl: string;
  }
}
