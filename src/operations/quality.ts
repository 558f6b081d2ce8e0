import type { Check, Quality, RowsQuestion, RowsShown } from "../contract/index.ts";
import { formatDay } from "../domain/index.ts";
import { ledgerPosition, rowsBehind } from "../ledger/index.ts";
import { remember, remembered } from "../storage/index.ts";
import { checkLedger } from "./check.ts";
import { type Context, today, worksWithOthers } from "./context.ts";
import type { Report } from "./progress.ts";

interface LastCheck {
  readonly key: string;
  readonly at: Date;
  readonly body: Check;
}

/** The last check of each open ledger that one program keeps. A check is made anew when the ledger has moved on, or the day has. */
const own = new WeakMap<Context["storage"], LastCheck>();

const keyOf = (context: Context, position: number): string => `${position} ${formatDay(today(context))}`;

/** Of a ledger that several programs work on, all know the last check. */
async function keep(context: Context, last: LastCheck): Promise<void> {
  if (worksWithOthers(context)) await remember(context.storage.pool, "check", last);
  else own.set(context.storage, last);
}

const lastOf = async (context: Context): Promise<LastCheck | null> =>
  worksWithOthers(context) ? ((await remembered(context.storage.pool, "check")) as LastCheck | null) : (own.get(context.storage) ?? null);

/** Checks the ledger and remembers what was found, unless the ledger moved on meanwhile. */
export async function checkOnce(context: Context, report: Report): Promise<Check> {
  const key = keyOf(context, await ledgerPosition(context.storage.pool));
  const check = await checkLedger(context, report);
  const after = keyOf(context, await ledgerPosition(context.storage.pool));
  if (after === key) await keep(context, { key, at: context.now(), body: check });
  return check;
}

/** What the last check found, as long as it speaks of the ledger as it is. */
export async function qualityOf(context: Context): Promise<Quality> {
  const position = await ledgerPosition(context.storage.pool);
  const last = await lastOf(context);
  const isCurrent = last?.key === keyOf(context, position);
  return { position, checkedAt: isCurrent ? last.at.toISOString() : null, check: isCurrent ? last.body : null };
}

export const rowsOf = async (context: Context, { kind, id }: RowsQuestion): Promise<RowsShown> => ({
  rows: (await rowsBehind(context.storage.pool, kind, id)).map(({ recordedAt, ...row }) => ({
    ...row,
    recordedAt: recordedAt.toISOString(),
  })),
});
