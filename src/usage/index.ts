import type pg from "pg";
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

export function openUsage({
  pool,
  now,
  limits = {},
}: {
  readonly pool: pg.Pool;
  readonly now: () => Date;
  readonly limits?: Partial<WriterLimits>;
}): Usage {
  const events = new PostgresUsageEvents(pool, now);
  return { events, writer: new UsageWriter(events, limits) };
}
