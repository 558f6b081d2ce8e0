/** A civil date as whole days since 1970-01-01. No clock, no time zone: the importer settles both. */
export type Day = number & { readonly unit: "day" };

/** A civil month as `year * 12 + (month - 1)`, so consecutive months are consecutive integers. */
export type Month = number & { readonly unit: "month" };

export const day = (value: number): Day => value as Day;
export const month = (value: number): Month => value as Month;

/** Days since 1970-01-01 of a proleptic Gregorian date (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
export function dayOf(year: number, monthOfYear: number, dayOfMonth: number): Day {
  const y = monthOfYear <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (monthOfYear + (monthOfYear > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return day(era * 146097 + dayOfEra - 719468);
}

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The inverse of {@link dayOf}. */
export function civilDate(value: Day): CivilDate {
  const z = value + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const monthOfYear = shifted < 10 ? shifted + 3 : shifted - 9;
  return {
    year: yearOfEra + era * 400 + (monthOfYear <= 2 ? 1 : 0),
    month: monthOfYear,
    day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  };
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export function daysInMonth(year: number, monthOfYear: number): number {
  return monthOfYear === 2 && isLeap(year) ? 29 : (MONTH_LENGTHS[monthOfYear - 1] ?? 0);
}

/** True for dates that exist, between the years 1900 and 9999. */
export function isCivilDate(year: number, monthOfYear: number, dayOfMonth: number): boolean {
  return (
    year >= 1900 && year <= 9999 && monthOfYear >= 1 && monthOfYear <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, monthOfYear)
  );
}

const digitsAt = (text: string, from: number, count: number): number => {
  let value = 0;
  for (let i = from; i < from + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
};

/** Reads exactly `YYYY-MM-DD`; anything else, and dates that do not exist, are `null`. */
export function parseDay(text: string): Day | null {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null;
  const year = digitsAt(text, 0, 4);
  const monthOfYear = digitsAt(text, 5, 2);
  const dayOfMonth = digitsAt(text, 8, 2);
  return isCivilDate(year, monthOfYear, dayOfMonth) ? dayOf(year, monthOfYear, dayOfMonth) : null;
}

const pad = (value: number, width: number): string => String(value).padStart(width, "0");

/** `YYYY-MM-DD`. */
export function formatDay(value: Day): string {
  const date = civilDate(value);
  return `${pad(date.year, 4)}-${pad(date.month, 2)}-${pad(date.day, 2)}`;
}

export function monthOf(value: Day): Month {
  const date = civilDate(value);
  return month(date.year * 12 + date.month - 1);
}

export const monthAt = (year: number, monthOfYear: number): Month => month(year * 12 + monthOfYear - 1);

export function firstDay(value: Month): Day {
  return dayOf(Math.floor(value / 12), (value % 12) + 1, 1);
}

/** Days of a month, on average over the calendar. */
export const DAYS_A_MONTH = 365.25 / 12;

/** The last month that is over at the end of a day. */
export const lastFullMonth = (through: Day): Month =>
  month(lastDay(monthOf(through)) === through ? monthOf(through) : monthOf(through) - 1);

export function lastDay(value: Month): Day {
  return day(firstDay(month(value + 1)) - 1);
}

/** Reads exactly `YYYY-MM`. */
export function parseMonth(text: string): Month | null {
  if (text.length !== 7 || text.charCodeAt(4) !== 45) return null;
  const year = digitsAt(text, 0, 4);
  const monthOfYear = digitsAt(text, 5, 2);
  return isCivilDate(year, monthOfYear, 1) ? monthAt(year, monthOfYear) : null;
}

export function formatMonth(value: Month): string {
  return `${pad(Math.floor(value / 12), 4)}-${pad((value % 12) + 1, 2)}`;
}

/**
 * Adds whole months and clamps to the end of the target month. Pass the day of month the series began on as
 * `anchor`, so that 31 Jan -> 28 Feb -> 31 Mar (semantics B.2, row 48).
 */
export function addMonths(value: Day, count: number, anchor?: number): Day {
  const date = civilDate(value);
  const target = date.year * 12 + date.month - 1 + count;
  const year = Math.floor(target / 12);
  const monthOfYear = (target % 12) + 1;
  return dayOf(year, monthOfYear, Math.min(anchor ?? date.day, daysInMonth(year, monthOfYear)));
}
