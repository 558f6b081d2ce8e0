import type pg from "pg";
import { type Currency, type Day, parseDay } from "../../domain/index.ts";
import { type Family, readFamily } from "../../ledger/index.ts";
import type { Measurement, Plan, Reading } from "../../team/plans/index.ts";
import type { Fees } from "../../team/sharing/index.ts";
import { currentOf } from "../accounts/open.ts";

/** The account of a plan with all that the ledger holds of it; `null` where nothing is left of it. */
export function familyOf(pool: pg.Pool, account: number | null): Promise<Family | null> {
  return account === null ? Promise.resolve(null) : readFamily(pool, account);
}

const wholeIn = (value: unknown): number | null => (typeof value === "number" && Number.isSafeInteger(value) ? value : null);
const dayIn = (value: unknown): Day | null => parseDay(typeof value === "string" ? value : "");

/** Money that did not move, bills nobody has to pay. */
const VOID = /^(fail|void|cancel|draft|declin|pending|uncollect|require|blocked)/i;

/** Payments of the account itself; where none are recorded its bills; else nothing is known here. */
export function feesIn(family: Family): Fees {
  const own = currentOf(family.entries).filter(({ subject }) => family.members.get(subject)?.account === family.account);
  const of = (type: "payment" | "invoice", field: string): Fees["paid"] =>
    own.flatMap((entry) => {
      const on = dayIn(entry.body[field]);
      const minor = wholeIn(entry.body["amount"]);
      const currency = entry.body["currency"];
      if (entry.type !== type || on === null || minor === null || typeof currency !== "string") return [];
      return VOID.test(String(entry.body["status"] ?? "")) ? [] : [{ on, amount: { minor, currency: currency as Currency } }];
    });
  const payments = of("payment", "paid_on");
  if (payments.length > 0) return { basis: "payments", paid: payments };
  const invoices = of("invoice", "issued_on");
  return invoices.length > 0 ? { basis: "invoices", paid: invoices } : { basis: null, paid: [] };
}

/** What was used of each meter, a month each, on the last day of use. */
export const readingsIn = ({ usage, members, account }: Family): readonly Reading[] =>
  usage.flatMap(({ subject, meter, day, quantity }) => {
    const on = parseDay(day);
    return on === null || members.get(subject)?.account !== account ? [] : [{ meter, on, value: Number(quantity) }];
  });

/** What usage itself says of outcomes whose figure is a meter, beside what people have measured. */
export const measuredLive = ({ outcomes }: Plan, readings: readonly Reading[]): readonly Measurement[] =>
  outcomes.flatMap(({ id, metric }) =>
    readings
      .filter(({ meter }) => metric?.meter === meter)
      .map(({ on, value }) => ({ outcomeId: id, on, value, source: "usage" as const, evidence: null, by: "usage" })),
  );
