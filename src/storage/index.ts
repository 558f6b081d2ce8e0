import pg from "pg";
import { Claim } from "./claim.ts";
import { startEmbedded, stopEmbedded } from "./embedded.ts";
import { migrate } from "./migrate.ts";
import { watchQueries } from "./watching.ts";

export { commonSecret, remember, remembered, unlessAnother } from "./common.ts";
export { stopEmbedded } from "./embedded.ts";
export { installed } from "./folder.ts";
export { type JobRow, JobRows } from "./job-rows.ts";
export { isConnectionLost } from "./lost.ts";
export { pendingMigrations } from "./migrate.ts";
export { dropShelved, dropShelvedBefore, findShelved, readShelved, shelve } from "./shelf.ts";

/** The open PostgreSQL. All SQL of ledger and stores runs through `pool` or a client of it. */
export interface Storage {
  readonly pool: pg.Pool;
  readonly isEmbedded: boolean;
  /**
   * Takes the one right to keep this data folder's facts. `false` when another living program has it; it falls free when that
   * program ends, however it ends.
   */
  claim(): Promise<boolean>;
  /** Closes the connections; ends the embedded server too if we hold the claim. */
  close(): Promise<void>;
}

export interface StorageOptions {
  readonly dataFolder: string;
  /** A PostgreSQL of your own; without one the embedded server of the data folder is used. */
  readonly databaseUrl: string | undefined;
}

/** Whole numbers as numbers, dates as `YYYY-MM-DD`: JavaScript's Date knows no civil days. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") => {
    if (format !== "binary" && oid === pg.types.builtins.INT8) return Number;
    if (format !== "binary" && oid === pg.types.builtins.DATE) return (text: string) => text;
    return pg.types.getTypeParser(oid, format as "text");
  }) as pg.CustomTypesConfig["getTypeParser"],
};

export async function openStorage({ dataFolder, databaseUrl }: StorageOptions): Promise<Storage> {
  const embedded = (databaseUrl ?? "") === "" ? await startEmbedded(dataFolder) : null;
  const connectionString = embedded?.url ?? databaseUrl;
  const pool = new pg.Pool({ connectionString, max: 12, types });
  watchQueries(pool);
  // A connection that breaks is told by the query that needs it, and the pool opens another; one that is just held must not end the program.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const claim = new Claim(() => new pg.Client({ connectionString, types }));
  const storage: Storage = {
    pool,
    isEmbedded: embedded !== null,
    claim: () => claim.take(),
    async close() {
      await pool.end();
      await claim.end();
      if (embedded && claim.isTaken) await stopEmbedded(dataFolder);
    },
  };
  const first = await pool.connect();
  try {
    await migrate(first);
    first.release();
  } catch (error) {
    first.release();
    await storage.claim();
    await storage.close();
    throw error;
  }
  return storage;
}

/** Runs `work` in one transaction: all of it is kept, or none. */
export async function transaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    await client.query("rollback").then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}
