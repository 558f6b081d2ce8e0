import type pg from "pg";
import { inject } from "vitest";
import {
  type ClusterOptions,
  initialiseClickHouse,
  openClickHouseStore,
  parseClickHouseUrl,
  type SharedStore,
} from "../../src/analytics/index.ts";

let databases = 0;

/** An ANALYTICS_URL of an empty database in the cluster of this run; `null` where there is none. */
export function clusterUrl(): string | null {
  const url: string | undefined = inject("analyticsUrl");
  databases += 1;
  return url === undefined ? null : url.replace("DATABASE", `test_${process.pid}_${databases}`);
}

/** Makes a database of the cluster ready, and opens it. */
export async function clusterStore(pool: pg.Pool, url: string, rest: Partial<ClusterOptions> = {}): Promise<SharedStore> {
  const address = parseClickHouseUrl(url);
  await initialiseClickHouse(pool, address);
  return openClickHouseStore({ pool, address, ...rest });
}
