import {
  type Currency,
  type Day,
  firstDay,
  lastDay,
  type Money,
  monthOf,
  parseDay,
  parsePeriod,
  Refusal,
  totalsOf,
} from "../../domain/index.ts";
import { type Family, readFamily } from "../../ledger/index.ts";
import type { Fees } from "../../team/sharing/index.ts";
import { historyOf } from "../accounts/history.ts";
import { currentOf, withAccount } from "../accounts/open.ts";
import type { Context } from "../context.ts";

const wholeIn = (value: unknown): number | null => (typeof value === "number" && Number.isSafeInteger(value) ? value : null);
const dayIn = (value: unknown): Day | null => parseDay(typeof value === "string" ? value : "");

/** Money that did not move. */
const NOT_MOVED = /^(fail|void|cancel|draft|declin|pending|uncollect|require|blocked)/i;
/** Bills that were paid, of those that say it. */
const PAID = /^(paid|settled|closed|complete)/i;

const isPaid = (type: "payment" | "invoice", status: string): boolean =>
  status === "" || (type === "payment" ? !NOT_MOVED.test(status) : PAID.test(status));

/** Payments of the account itself; where none are recorded its paid bills; else nothing is known here. */
function recordedIn(family: Family): Fees {
  const own = currentOf(family.entries).filter(({ subject }) => family.members.get(subject)?.account === family.account);
  const of = (type: "payment" | "invoice", field: string): Fees["paid"] =>
    own.flatMap((entry) => {
      const on = dayIn(entry.body[field]);
      const minor = wholeIn(entry.body["amount"]);
      const currency = entry.body["currency"];
      if (entry.type !== type || on === null || minor === null || typeof currency !== "string") return [];
      return isPaid(type, String(entry.body["status"] ?? "")) ? [{ on, amount: { minor, currency: currency as Currency } }] : [];
    });
  const payments = of("payment", "paid_on");
  if (payments.length > 0) return { basis: "payments", paid: payments };
  const invoices = of("invoice", "issued_on");
  return invoices.length > 0 ? { basis: "invoices", paid: invoices } : { basis: null, paid: [] };
}

/** What the contract has asked for, month by month, where neither payments nor bills are recorded. */
async function askedByContract(context: Context, account: number): Promise<Fees> {
  const { currencies } = await withAccount(
    context,
    { id: String(account) },
    () => undefined,
    ({ view }) => historyOf(view, account),
  );
  const paid = currencies.flatMap(({ currency, months }) =>
    months.flatMap(({ month: name, mrr }) => {
      const period = parsePeriod(name);
      return period === null || mrr <= 0 ? [] : [{ on: firstDay(period.from), amount: { minor: mrr, currency: currency as Currency } }];
    }),
  );
  return paid.length === 0 ? { basis: null, paid } : { basis: "contract", paid };
}

/** An account that pays nothing yet, or of which nothing is left, has no fees; that is no reason to show nothing. */
const unknownFees = (error: unknown): Fees => {
  if (error instanceof Refusal) return { basis: null, paid: [] };
  throw error;
};

/**
 * What a customer paid since the commit: money received, else paid bills, else what the contract asked for. Both sides are shown the same. What was paid
 * before the commit is of no concern to the plan.
 */
export async function feesSince(context: Context, account: number | null, since: Day | null): Promise<Fees> {
  const family = account === null ? null : await readFamily(context.storage.pool, account);
  if (family === null) return { basis: null, paid: [] };
  const recorded = recordedIn(family);
  const fees = recorded.basis !== null ? recorded : await askedByContract(context, family.account).catch(unknownFees);
  const paid = fees.paid.filter(({ on }) => since === null || lastDay(monthOf(on)) >= since);
  return paid.length === 0 ? { basis: null, paid } : { ...fees, paid };
}

export const sumOf = ({ paid }: Fees): readonly Money[] => totalsOf(paid.map(({ amount }) => amount));
