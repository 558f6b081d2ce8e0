import { type Currency, type Day, formatDay, formatMonth, type Money, monthOf } from "../../domain/index.ts";
import { paidSince } from "../../ledger/index.ts";
import { historyOf } from "../accounts/history.ts";
import { withAccount } from "../accounts/open.ts";
import type { Context } from "../context.ts";

export interface Fees {
  readonly amounts: readonly Money[];
  /** Paid invoices, or recurring revenue where the ledger has none; `null` where it knows neither. */
  readonly from: "invoices" | "recurring" | null;
}

const NONE: Fees = { amounts: [], from: null };

/** What a customer paid since the commit, as the ledger has it. */
export async function feesSince(context: Context, account: number, since: Day | null): Promise<Fees> {
  if (since === null) return NONE;
  const paid = await paidSince(context.storage.pool, account, formatDay(since));
  if (paid.length > 0) return { amounts: paid.map(({ currency, minor }) => ({ currency: currency as Currency, minor })), from: "invoices" };
  const first = formatMonth(monthOf(since));
  return withAccount(
    context,
    { id: String(account) },
    () => undefined,
    async ({ view }) => {
      const { currencies } = await historyOf(view, account);
      const amounts = currencies.map(({ currency, months }) => ({
        currency: currency as Currency,
        minor: months.filter(({ month }) => month >= first).reduce((sum, { mrr }) => sum + mrr, 0),
      }));
      const some = amounts.filter(({ minor }) => minor !== 0);
      return some.length === 0 ? NONE : { amounts: some, from: "recurring" };
    },
  );
}
