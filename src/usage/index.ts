import type pg from "pg";
import type { ClickHouseAddress } from "../analytics/index.ts";
import { ClickHouseUsageEvents } from "./clickhouse.ts";
import type { UsageEvents } from "./events.ts";
import { PostgresUsageEvents } from "./postgres.ts";
import { UsageWriter, type WriterLimits } from "./writer.ts";

export { isUnusable, readEvent, type UsageEvent } from "./event.ts";
export type { UsageEvents } from "./events.ts";
export { settle } from "./settle.ts";

/** Raw usage of an organisation: where it is kept, and the one who writes it. */
export interface Usage {
  readonly events: UsageEvents;
  readonly writer: UsageWriter;
}

/** Beside the ledger, or in the cluster where one is named. */
export function openUsage({
  pool,
  cluster = null,
  now,
  limits = {},
}: {
  readonly pool: pg.Pool;
  readonly cluster?: ClickHouseAddress | null;
  readonly now: () => Date;
  readonly limits?: Partial<WriterLimits>;
}): Usage {
  const events = cluster === null ? new PostgresUsageEvents(pool, now) : new ClickHouseUsageEvents(pool, cluster, now);
  return { events, writer: new UsageWriter(events, limits) };
}
