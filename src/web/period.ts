import { formatMonth, formatPeriod, type Month, month, monthOf, type Period, parseDay, parseMonth, parsePeriod } from "../domain/index.ts";
import type { Search } from "./search.ts";

/** The months a ledger speaks of. */
export interface Months {
  readonly first: Month;
  readonly last: Month;
}

export function monthsKnown(first: string | null, through: string | null): Months | null {
  const from = first === null ? null : parseMonth(first);
  const to = through === null ? null : parseDay(through);
  return from === null || to === null ? null : { first: from, last: monthOf(to) };
}

const within = (value: Month, { first, last }: Months): Month => month(Math.max(first, Math.min(last, value)));

/** The period an address asks for; the last twelve months the ledger speaks of when it says nothing. */
export function periodOf({ from, to }: Search, known: Months): Period {
  const start = from === undefined ? null : parsePeriod(from);
  const end = to === undefined ? null : parsePeriod(to);
  const last = end ? within(end.to, known) : known.last;
  const first = start ? Math.min(start.from, last) : Math.max(known.first, last - 11);
  return { from: month(first), to: last };
}

/** What a period is compared with: the one before of the same length, or the same months a year earlier. */
export function comparedWith(period: Period, compare: Search["compare"], known: Months): Period | null {
  if (compare === "none") return null;
  const shift = compare === "year" ? 12 : period.to - period.from + 1;
  const before = { from: month(period.from - shift), to: month(period.to - shift) };
  return before.to < known.first ? null : before;
}

export interface Preset {
  readonly id: "last12" | "thisQuarter" | "lastQuarter" | "thisYear" | "lastYear" | "last24" | "all";
  readonly period: Period;
}

/** Periods people ask for most, as they stand at the end of the data. */
export function presets(known: Months): readonly Preset[] {
  const { first, last } = known;
  const quarter = last - (last % 3);
  const year = last - (last % 12);
  const clip = (from: number, to: number): Period => ({ from: within(month(from), known), to: within(month(to), known) });
  const all: readonly Preset[] = [
    { id: "last12", period: clip(last - 11, last) },
    { id: "thisQuarter", period: clip(quarter, last) },
    { id: "lastQuarter", period: clip(quarter - 3, quarter - 1) },
    { id: "thisYear", period: clip(year, last) },
    { id: "lastYear", period: clip(year - 12, year - 1) },
    { id: "last24", period: clip(last - 23, last) },
    { id: "all", period: clip(first, last) },
  ];
  return all.filter(({ id }) => (id !== "lastQuarter" || quarter - 3 >= first) && (id !== "lastYear" || year - 1 >= first));
}

/** The last month, quarter or financial year that is known from its first day to its last. */
export function lastWhole(length: 1 | 3 | 12, { first, last }: Months, fiscalYearStart: number): Period | null {
  const into = (((last - fiscalYearStart + 1) % length) + length) % length;
  const end = into === length - 1 ? last : last - into - 1;
  const from = end - length + 1;
  return from < first ? null : { from: month(from), to: month(end) };
}

/** A period as the two ends of a question. */
export const ends = (period: Period): { readonly from: string; readonly to: string } => ({
  from: formatMonth(period.from),
  to: formatMonth(period.to),
});

/** The last so many months up to the end of a period, as far as the ledger goes back. */
export const lastMonths = (count: number, period: Period, known: Months): Period => ({
  from: month(Math.max(known.first, period.to - count + 1)),
  to: period.to,
});

export const samePeriod = (a: Period, b: Period): boolean => formatPeriod(a) === formatPeriod(b);
