import { type Currency, type Day, day, lastDay, type Money, type Month, month, monthOf } from "../../domain/index.ts";
import { type Measurement, type Outcome, valueRealised, valueToCost } from "../plans/index.ts";

/** Where what the customer has paid is known from, the surest first: money received, bills, or what the contract asks for month by month. */
const feeBases = ["payments", "invoices", "contract"] as const;
export type FeeBasis = (typeof feeBases)[number];

export interface Fees {
  /** `null` where nothing says what they paid. */
  readonly basis: FeeBasis | null;
  readonly paid: readonly { readonly on: Day; readonly amount: Money }[];
}

export interface ValueMonth {
  readonly month: Month;
  /** All up to the end of the month, in minor units. */
  readonly fees: number;
  readonly confirmed: number;
  readonly claimed: number;
}

/** What came back for what was paid, in one currency. */
export interface ValueAgainstFees {
  readonly currency: Currency;
  readonly fees: number;
  readonly confirmed: number;
  readonly claimed: number;
  /** Confirmed value over fees; `null` with a reason. */
  readonly ratio: number | null;
  readonly reason: "no_fees" | "other_currency" | null;
  /** First month by whose end confirmed value had reached the fees and stayed there; `null` where it has not. */
  readonly paidBack: Month | null;
  readonly months: readonly ValueMonth[];
}

const MOST_MONTHS = 60;

const inCurrency = (amounts: readonly Money[], currency: Currency): number =>
  amounts.find((amount) => amount.currency === currency)?.minor ?? 0;

/**
 * Fees and value of a plan, added up month by month (standard 4.4), a currency each; nothing is converted. Only what the buyer confirmed
 * is compared with the fees.
 */
export function valueAgainstFees(
  outcomes: readonly Outcome[],
  measurements: readonly Measurement[],
  { paid }: Fees,
  on: Day,
): readonly ValueAgainstFees[] {
  const settled = paid.filter((one) => one.on <= on);
  const now = valueRealised(outcomes, measurements, on);
  const currencies = new Set([...settled.map(({ amount }) => amount), ...now.lines.map(({ worth }) => worth)].map((one) => one.currency));
  const days = [...settled.map((one) => one.on), ...now.lines.map(({ measurement }) => measurement.on)];
  const last = monthOf(on);
  const first = month(Math.max(last - MOST_MONTHS + 1, monthOf(day(Math.min(on, ...days)))));
  const ends = Array.from({ length: last - first + 1 }, (_, at) => {
    const of = month(first + at);
    const end = day(Math.min(on, lastDay(of)));
    return { month: of, end, value: valueRealised(outcomes, measurements, end) };
  });
  return [...currencies].sort().map((currency) => {
    const own = settled.filter(({ amount }) => amount.currency === currency);
    const months = ends.map(({ month: of, end, value }) => ({
      month: of,
      fees: own.reduce((sum, one) => (one.on <= end ? sum + one.amount.minor : sum), 0),
      confirmed: inCurrency(value.confirmed, currency),
      claimed: inCurrency(value.claimed, currency),
    }));
    const fees = own.reduce((sum, { amount }) => sum + amount.minor, 0);
    const confirmed = inCurrency(now.confirmed, currency);
    const ratio = valueToCost(now, { minor: fees, currency });
    const short = months.findLastIndex((one) => one.fees > 0 && one.confirmed < one.fees);
    const reached = months.slice(short + 1).find((one) => one.fees > 0 && one.confirmed >= one.fees);
    return {
      currency,
      fees,
      confirmed,
      claimed: inCurrency(now.claimed, currency),
      ratio,
      reason: ratio !== null ? null : fees <= 0 ? "no_fees" : "other_currency",
      paidBack: reached?.month ?? null,
      months,
    };
  });
}
