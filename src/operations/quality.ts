import type { Check, Quality, RowsQuestion, RowsShown } from "../contract/index.ts";
import { formatDay } from "../domain/index.ts";
import { ledgerPosition, rowsBehind } from "../ledger/index.ts";
import { checkLedger } from "./check.ts";
import { type Context, today } from "./context.ts";
import type { Report } from "./progress.ts";

interface Remembered {
  readonly key: string;
  readonly at: string;
  readonly check: Check;
}

/** The last check of each open ledger. A check is made anew when the ledger has moved on, or the day has. */
const remembered = new WeakMap<Context["storage"], Remembered>();

const keyOf = (context: Context, position: number): string => `${position} ${formatDay(today(context))}`;

/** Checks the ledger and remembers what was found, unless the ledger moved on meanwhile. */
export async function checkOnce(context: Context, report: Report): Promise<Check> {
  const key = keyOf(context, await ledgerPosition(context.storage.pool));
  const check = await checkLedger(context, report);
  const after = keyOf(context, await ledgerPosition(context.storage.pool));
  if (after === key) remembered.set(context.storage, { key, at: context.now().toISOString(), check });
  return check;
}

/** What the last check found, as long as it speaks of the ledger as it is. */
export async function qualityOf(context: Context): Promise<Quality> {
  const position = await ledgerPosition(context.storage.pool);
  const known = remembered.get(context.storage);
  const isCurrent = known?.key === keyOf(context, position);
  return { position, checkedAt: isCurrent ? known.at : null, check: isCurrent ? known.check : null };
}

export const rowsOf = async (context: Context, { kind, id }: RowsQuestion): Promise<RowsShown> => ({
  rows: (await rowsBehind(context.storage.pool, kind, id)).map(({ recordedAt, ...row }) => ({
    ...row,
    recordedAt: recordedAt.toISOString(),
  })),
});
