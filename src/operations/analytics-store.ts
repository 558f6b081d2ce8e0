import { mkdir } from "node:fs/promises";
import { type ClickHouseAddress, initialiseClickHouse, statusOfClickHouse } from "../analytics/index.ts";
import { formatDay } from "../domain/index.ts";
import { openStorage, type Storage } from "../storage/index.ts";
import { type ContextOptions, clickHouseFrom } from "./context.ts";

type Folder = Pick<ContextOptions, "dataFolder" | "databaseUrl">;

/** Opens the ledger's database alone: the facts may not be ready, and a program may be running beside. */
async function withLedger<T>(
  { dataFolder, databaseUrl }: Folder,
  work: (storage: Storage, address: ClickHouseAddress) => Promise<T>,
): Promise<T> {
  const address = clickHouseFrom(process.env);
  await mkdir(dataFolder, { recursive: true });
  const storage = await openStorage({ dataFolder, databaseUrl });
  try {
    // Whoever opened an embedded database ends it too, unless a program is keeping it.
    await storage.claim();
    return await work(storage, address);
  } finally {
    await storage.close();
  }
}

/** Makes the ClickHouse of ANALYTICS_URL ready to keep the facts of this ledger. Running it again changes nothing. */
export function initAnalytics(folder: Folder): ReturnType<typeof initialiseClickHouse> {
  return withLedger(folder, ({ pool }, address) => initialiseClickHouse(pool, address));
}

export interface AnalyticsStatus {
  readonly shards: readonly { readonly server: string; readonly rows: number; readonly bytes: number }[];
  /** How far the facts of each scope have come: the position in the ledger, and the day. */
  readonly scopes: readonly { readonly scope: string; readonly position: number; readonly day: string }[];
}

/** What lies on each shard, and how far the facts have come. */
export function analyticsStatus(folder: Folder): Promise<AnalyticsStatus> {
  return withLedger(folder, async ({ pool }, address) => {
    const { shards, scopes } = await statusOfClickHouse(pool, address);
    return {
      shards,
      scopes: scopes.map(({ scope, mark }) => ({ scope, position: mark.position, day: formatDay(mark.horizon) })),
    };
  });
}
