import { queuedParts } from "../analytics/index.ts";
import { headPosition, listBatches } from "../ledger/index.ts";
import type { Context } from "./context.ts";

interface LedgerFigures {
  readonly position: number;
  /** When the newest import began; `null` while there is none. */
  readonly lastImport: Date | null;
}

/** How far the ledger has come, for those who watch the program. */
export async function ledgerFigures({ storage }: Context): Promise<LedgerFigures> {
  const [position, [newest]] = await Promise.all([headPosition(storage.pool), listBatches(storage.pool, 1, false)]);
  return { position, lastImport: newest?.startedAt ?? null };
}

/** Connections of this process to PostgreSQL, and how many wait for one. */
export const poolFigures = ({ storage: { pool } }: Context): Readonly<Record<"busy" | "idle" | "waiting", number>> => ({
  busy: pool.totalCount - pool.idleCount,
  idle: pool.idleCount,
  waiting: pool.waitingCount,
});

/** Parts of derivations that wait for a worker, and those that are being derived, of all programs that share the database. */
export const queueFigures = ({ storage }: Context): ReturnType<typeof queuedParts> => queuedParts(storage.pool);
