import { type Currency, firstDay, lastDay, minorDigits, parseDay, parsePeriod } from "../../domain/index.ts";

export type Unit = "money" | "count" | "ratio" | "days" | "months" | "multiple";

/** Writes numbers and dates as a reader expects them. Money comes in minor units, ratios as plain numbers. */
export interface Format {
  readonly locale: string;
  readonly number: (value: number, digits?: number) => string;
  readonly money: (minor: number, currency: string | undefined) => string;
  /** Money in its parts, so that the decimals can be drawn smaller. */
  readonly moneyParts: (minor: number, currency: string | undefined) => readonly Intl.NumberFormatPart[];
  /** A difference, with its sign. */
  readonly moneySigned: (minor: number, currency: string | undefined) => string;
  readonly moneyShort: (minor: number, currency: string | undefined) => string;
  readonly numberShort: (value: number) => string;
  readonly ratio: (value: number, digits?: number) => string;
  /** Two ratios as a range: 66.4–70.0 %. */
  readonly interval: (low: number, high: number) => string;
  readonly day: (text: string) => string;
  readonly instant: (text: string) => string;
  readonly period: (text: string) => string;
  readonly list: (items: readonly string[]) => string;
  readonly bytes: (count: number) => string;
  readonly compare: (a: string, b: string) => number;
}

const MILLISECONDS = 86_400_000;
const at = (value: number): Date => new Date(value * MILLISECONDS);

const made = new Map<string, Intl.NumberFormat>();

/** A way to write numbers, made once: making one takes longer than writing with it a hundred times. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = made.get(key) ?? new Intl.NumberFormat(locale, options);
  made.set(key, known);
  return known;
}

/** A currency code the browser knows how to write; anything else is written beside a plain number. */
function moneyFormat(locale: string, currency: string | undefined, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const digits = minorDigits((currency ?? "") as Currency);
  const plain = { minimumFractionDigits: digits, maximumFractionDigits: digits, ...options };
  return numberFormat(locale, currency === undefined ? plain : { style: "currency", currency, ...plain });
}

const major = (minor: number, currency: string | undefined): number => minor / 10 ** minorDigits((currency ?? "") as Currency);

function periodFormat(locale: string): (text: string) => string {
  const monthName = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric", timeZone: "UTC" });
  const quarterMark = locale.startsWith("fr") ? "T" : "Q";
  return (text) => {
    const period = parsePeriod(text);
    if (!period) return text;
    const length = period.to - period.from + 1;
    const year = Math.floor(period.from / 12);
    if (length === 1) return monthName.format(at(firstDay(period.from)));
    if (length === 3 && period.from % 3 === 0) return `${quarterMark}${Math.floor((period.from % 12) / 3) + 1} ${year}`;
    if (length === 12 && period.from % 12 === 0) return String(year);
    return monthName.formatRange(at(firstDay(period.from)), at(lastDay(period.to)));
  };
}

export function formatFor(locale: string): Format {
  const ratioFormat = (digits: number): Intl.NumberFormat =>
    numberFormat(locale, { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits });
  const dayFormat = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const instantFormat = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
  const short = new Intl.NumberFormat(locale, { notation: "compact", maximumSignificantDigits: 3 });
  const listFormat = new Intl.ListFormat(locale, { type: "conjunction" });
  const collator = new Intl.Collator(locale, { numeric: true });
  const onePercent = ratioFormat(1);
  return {
    locale,
    number: (value, digits = 1) => numberFormat(locale, { maximumFractionDigits: digits }).format(value),
    money: (minor, currency) => moneyFormat(locale, currency, {}).format(major(minor, currency)),
    moneyParts: (minor, currency) => moneyFormat(locale, currency, {}).formatToParts(major(minor, currency)),
    moneySigned: (minor, currency) =>
      moneyFormat(locale, currency, { signDisplay: "exceptZero" }).format(major(minor, currency)).replace("-", "\u2212"),
    moneyShort: (minor, currency) =>
      moneyFormat(locale, currency, {
        notation: "compact",
        minimumFractionDigits: 0,
        maximumFractionDigits: 2,
        maximumSignificantDigits: 3,
      }).format(major(minor, currency)),
    numberShort: (value) => short.format(value),
    ratio: (value, digits = 1) => (digits === 1 ? onePercent : ratioFormat(digits)).format(value),
    interval: (low, high) => {
      const [from, to] = [onePercent.format(low), onePercent.format(high)];
      return from === to ? from : onePercent.formatRange(low, high);
    },
    day: (text) => {
      const day = parseDay(text);
      return day === null ? text : dayFormat.format(at(day));
    },
    instant: (text) => instantFormat.format(new Date(text)),
    period: periodFormat(locale),
    list: (items) => listFormat.format(items),
    bytes: (count) =>
      count < 1000
        ? new Intl.NumberFormat(locale, { style: "unit", unit: "byte", unitDisplay: "short" }).format(count)
        : count < 1_000_000
          ? new Intl.NumberFormat(locale, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 }).format(count / 1000)
          : new Intl.NumberFormat(locale, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 }).format(count / 1_000_000),
    compare: collator.compare,
  };
}
