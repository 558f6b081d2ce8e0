import { type Day, firstDay, formatMonth, lastDay, type Month, month, monthAt, monthOf, parseDay, parseMonth } from "./day.ts";

export const grains = ["month", "quarter", "year", "total"] as const;
/** How a range is cut: one point a month, quarter or year, or one point for the whole range. */
export type Grain = (typeof grains)[number];

/** A run of whole months, both ends included. */
export interface Period {
  readonly from: Month;
  readonly to: Month;
}

const SIZES = { month: 1, quarter: 3, year: 12 } as const;

/**
 * The periods of one grain that touch `range`; outer quarters and years are cut to the range.
 *
 * @param yearStart the month (1 to 12) a financial year begins with; its quarters and years are cut there (semantics B.2, row 49)
 */
export function periodsOf(range: Period, grain: Grain, yearStart = 1): readonly Period[] {
  if (range.to < range.from) return [];
  if (grain === "total") return [range];
  const size = SIZES[grain];
  const periods: Period[] = [];
  for (let start = range.from - ((range.from - yearStart + 13) % size); start <= range.to; start += size) {
    periods.push({ from: month(Math.max(start, range.from)), to: month(Math.min(start + size - 1, range.to)) });
  }
  return periods;
}

/** `2024-06`, `2024-Q2`, `2024`, or `2024-02..2024-04` for any other run of months. */
export function formatPeriod(period: Period): string {
  const length = period.to - period.from + 1;
  const year = Math.floor(period.from / 12);
  if (length === 1) return formatMonth(period.from);
  if (length === 3 && period.from % 3 === 0) return `${year}-Q${Math.floor((period.from % 12) / 3) + 1}`;
  if (length === 12 && period.from % 12 === 0) return String(year);
  return `${formatMonth(period.from)}..${formatMonth(period.to)}`;
}

/** Reads what {@link formatPeriod} writes, and full dates that begin or end a month. `null` when it is none of these. */
export function parsePeriod(text: string): Period | null {
  const range = text.split("..");
  if (range.length === 2) {
    const from = parsePeriod(range[0] ?? "");
    const to = parsePeriod(range[1] ?? "");
    return from && to && from.from <= to.to ? { from: from.from, to: to.to } : null;
  }
  const single = parseMonth(text);
  if (single !== null) return { from: single, to: single };
  const quarter = /^(\d{4})-?Q([1-4])$/i.exec(text);
  if (quarter) {
    const from = monthAt(Number(quarter[1]), Number(quarter[2]) * 3 - 2);
    return { from, to: month(from + 2) };
  }
  if (/^(19|[2-9]\d)\d\d$/.test(text)) {
    const from = monthAt(Number(text), 1);
    return { from, to: month(from + 11) };
  }
  const date = parseDay(text);
  if (date === null) return null;
  const whole = monthOf(date);
  return date === firstDay(whole) || date === lastDay(whole) ? { from: whole, to: whole } : null;
}

export const monthsOf = (period: Period): readonly Month[] =>
  Array.from({ length: period.to - period.from + 1 }, (_, i) => month(period.from + i));

export const containsDay = (period: Period, value: Day): boolean => value >= firstDay(period.from) && value <= lastDay(period.to);
