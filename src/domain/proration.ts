import { addMonths, civilDate, type Day, day, firstDay, month, monthOf } from "./day.ts";
import { type Fraction, fraction, multiply, ZERO } from "./decimal.ts";

/** Days, the first and the last one included. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** Where billing periods begin: with the calendar's own months, quarters and years, or on the day the subscription began. */
export type Cycle = { readonly kind: "calendar" } | { readonly kind: "anniversary"; readonly began: Day };

/** How many days a span has; 0 when it ends before it begins. */
export const daysIn = ({ from, to }: Days): number => Math.max(0, to - from + 1);

const CALENDAR_MONTHS = [1, 2, 3, 4, 6, 12];

/**
 * The billing period of `months` whole months that a day lies in. A calendar period begins in January or a whole number
 * of periods later; an anniversary keeps its day of month and is clamped to the end of shorter months (semantics B.2,
 * row 48).
 * @throws RangeError for a count that is not whole and positive, and for a calendar period that does not divide the year
 */
export function billingPeriod(on: Day, months: number, cycle: Cycle): Days {
  if (!Number.isInteger(months) || months <= 0)
    throw new RangeError(`a billing period needs a positive whole count of months, not ${months}`);
  if (cycle.kind === "calendar") {
    if (!CALENDAR_MONTHS.includes(months)) throw new RangeError(`a calendar year is not made of periods of ${months} months`);
    const current = monthOf(on);
    const first = month(current - (current % months));
    return { from: firstDay(first), to: day(firstDay(month(first + months)) - 1) };
  }
  const anchor = civilDate(cycle.began).day;
  const begins = (n: number): Day => addMonths(cycle.began, n * months, anchor);
  let n = Math.floor((monthOf(on) - monthOf(cycle.began)) / months);
  if (begins(n) > on) n -= 1;
  return { from: begins(n), to: day(begins(n + 1) - 1) };
}

/**
 * The part of a period's fee that falls on the days used, both ends included: fee x days used / days of the period,
 * exactly and in the fee's own unit. Days outside the period are not charged. Parts that cover the period without a gap
 * or an overlap add up to the fee. Source: Lago, subscription proration.
 * @throws RangeError for a period without days
 */
export function prorated(fee: Fraction, period: Days, used: Days): Fraction {
  const whole = daysIn(period);
  if (whole === 0) throw new RangeError("a period without days has no parts");
  const days = daysIn({ from: day(Math.max(period.from, used.from)), to: day(Math.min(period.to, used.to)) });
  return days === 0 ? ZERO : multiply(fee, fraction(BigInt(days), BigInt(whole)));
}
