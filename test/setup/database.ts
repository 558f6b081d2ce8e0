import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStorage } from "../../src/storage/index.ts";

/** One PostgreSQL for the whole run; every test that needs one makes a database of its own in it. */
export default async function setup({ provide }: { provide: (key: "databaseUrl", value: string) => void }): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "bowtie-test-"));
  // The user PostgreSQL runs as may pass, so that its files lie in here and go with it.
  await chmod(folder, 0o711);
  const storage = await openStorage({ dataFolder: folder, databaseUrl: undefined });
  await storage.claim();
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
