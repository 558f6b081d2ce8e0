import { type Currency, minorDigits } from "./currency.ts";
import { type Fraction, fraction, multiply, powerOfTen, roundHalfUp } from "./decimal.ts";

export const intervalUnits = ["day", "week", "month", "year"] as const;
export type IntervalUnit = (typeof intervalUnits)[number];

/** How often a price recurs: `{ unit: "month", count: 3 }` is quarterly. */
export interface Interval {
  readonly unit: IntervalUnit;
  readonly count: number;
}

/** Days a year has when a daily or weekly price is turned into a yearly one (semantics B.2, row 2). */
export const dayCounts = ["365", "365.25", "360"] as const;
export type DayCount = (typeof dayCounts)[number];

/**
 * Recurring value is kept as a yearly amount in 1/27,720 of a minor unit. 27,720 is the least common multiple of
 * 1 to 12, so every price per 1-12 months, 1-12 years, weeks or the usual counts of days is a whole number of units
 * and splitting a line never loses a part. What is not whole (a 33.33 % discount) is rounded once, per customer.
 */
export const UNITS_PER_MINOR = 27_720n;

/** A yearly recurring value as a whole number of 1/27,720 minor units. */
export type AnnualUnits = bigint;

const PER_YEAR: Readonly<Record<DayCount, Readonly<Record<IntervalUnit, Fraction>>>> = {
  "365": { day: fraction(365n), week: fraction(52n), month: fraction(12n), year: fraction(1n) },
  "365.25": { day: fraction(1461n, 4n), week: fraction(1461n, 28n), month: fraction(12n), year: fraction(1n) },
  "360": { day: fraction(360n), week: fraction(360n, 7n), month: fraction(12n), year: fraction(1n) },
};

/** Payments a year. Refuses a count that is not a positive whole number (semantics B.2, row 3). */
export function paymentsPerYear(interval: Interval, dayCount: DayCount = "365"): Fraction {
  if (!Number.isInteger(interval.count) || interval.count <= 0) {
    throw new RangeError(`an interval needs a positive whole count, not ${interval.count}`);
  }
  return multiply(PER_YEAR[dayCount][interval.unit], fraction(1n, BigInt(interval.count)));
}

/** A yearly amount in units, exactly, of a `price` in major units of `currency` charged `perYear` times. */
export function annualUnits(price: Fraction, currency: Currency, perYear: Fraction): Fraction {
  const minor = multiply(price, { n: powerOfTen(minorDigits(currency)) * UNITS_PER_MINOR, d: 1n });
  return multiply(minor, perYear);
}

/** The nearest whole unit. */
export const wholeUnits = (value: Fraction): AnnualUnits => (value.d === 1n ? value.n : roundHalfUp(value.n, value.d));

/** Monthly recurring revenue in minor units, halves away from zero. */
export const monthlyMinor = (value: AnnualUnits): number => Number(roundHalfUp(value, 12n * UNITS_PER_MINOR));

/** Annual recurring revenue in minor units: always twelve times the month before rounding (semantics B.1). */
export const annualMinor = (value: AnnualUnits): number => Number(roundHalfUp(value, UNITS_PER_MINOR));
