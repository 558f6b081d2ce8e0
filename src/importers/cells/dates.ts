import { day, dayOf, formatDay, isCivilDate } from "../../domain/index.ts";

/** Which of day and month comes first in `03/04/2026`. */
export const dateOrders = ["dmy", "mdy"] as const;
export type DateOrder = (typeof dateOrders)[number];

const ISO = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?:\s.*)?$/;
const SLASHED = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?:,?\s.*)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const NAMED_FIRST = /^([A-Za-zÀ-ÿ.]{3,10})\s+(\d{1,2}),?\s+(\d{4})/;
const NAMED_SECOND = /^(\d{1,2})[\s-]([A-Za-zÀ-ÿ.]{3,10})[\s-](\d{4}|\d{2})/;

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;
const OTHER_MONTHS: Readonly<Record<string, number>> = {
  janv: 1,
  févr: 2,
  fevr: 2,
  mars: 3,
  avr: 4,
  avri: 4,
  mai: 5,
  juin: 6,
  juil: 7,
  août: 8,
  aout: 8,
  sept: 9,
  déc: 12,
  dece: 12,
  jän: 1,
  mär: 3,
  märz: 3,
  okt: 10,
  dez: 12,
};

function monthNamed(name: string): number {
  const plain = name.toLowerCase().replaceAll(".", "");
  return OTHER_MONTHS[plain.slice(0, 4)] ?? OTHER_MONTHS[plain.slice(0, 3)] ?? MONTHS.findIndex((short) => plain.startsWith(short)) + 1;
}

const fullYear = (text: string): number => (text.length === 2 ? Number(text) + (Number(text) < 70 ? 2000 : 1900) : Number(text));

const written = (year: number, month: number, dayOfMonth: number): string | null =>
  isCivilDate(year, month, dayOfMonth) ? formatDay(dayOf(year, month, dayOfMonth)) : null;

/** How a cell looks as a date: told by its shape alone, told by numbers over 12, or open until someone says. */
export type DateShape = "clear" | "dmy" | "mdy" | "open" | "none";

export function dateShape(cell: string): DateShape {
  const slashed = SLASHED.exec(cell);
  if (!slashed)
    return ISO.test(cell) ||
      DOTTED.test(cell) ||
      COMPACT.test(cell) ||
      /^\d{10}(\d{3})?$/.test(cell) ||
      NAMED_FIRST.test(cell) ||
      NAMED_SECOND.test(cell)
      ? "clear"
      : "none";
  const [first, second] = [Number(slashed[1]), Number(slashed[2])];
  if (first > 12 && second <= 12) return "dmy";
  if (second > 12 && first <= 12) return "mdy";
  return first <= 12 && second <= 12 ? "open" : "none";
}

const zones = new Map<string, Intl.DateTimeFormat>();

/** The civil date an instant has in a time zone. */
export function dayInZone(milliseconds: number, zone: string): string | null {
  if (!Number.isFinite(milliseconds) || Math.abs(milliseconds) > 8e15) return null;
  if (zone === "UTC") {
    const whole = Math.floor(milliseconds / 86_400_000);
    return formatDay(day(whole));
  }
  let format = zones.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
    zones.set(zone, format);
  }
  return format.format(milliseconds);
}

/**
 * Reads a date in any of the forms exports use, as `YYYY-MM-DD`. An instant (unix time, or one with an offset) becomes
 * the date it has in `zone`; a local time keeps its date. `null` when it is no date, or one whose order nobody told.
 */
export function readDate(cell: string, order: DateOrder | null, zone: string): string | null {
  // The form most files have, without the cost of a pattern.
  if (cell.length === 10 && cell.charCodeAt(4) === 45 && cell.charCodeAt(7) === 45) {
    return written(Number(cell.slice(0, 4)), Number(cell.slice(5, 7)), Number(cell.slice(8, 10)));
  }
  const iso = ISO.exec(cell);
  if (iso) return fromIso(iso, cell, zone);
  const slashed = SLASHED.exec(cell);
  if (slashed) {
    const [first, second, year] = [Number(slashed[1]), Number(slashed[2]), fullYear(slashed[3] ?? "")];
    if (order === null) return null;
    return order === "dmy" ? written(year, second, first) : written(year, first, second);
  }
  const dotted = DOTTED.exec(cell);
  if (dotted) return written(fullYear(dotted[3] ?? ""), Number(dotted[2]), Number(dotted[1]));
  if (/^\d+(\.\d+)?$/.test(cell)) return fromNumber(cell, zone);
  const named = NAMED_FIRST.exec(cell);
  if (named) return written(Number(named[3]), monthNamed(named[1] ?? ""), Number(named[2]));
  const second = NAMED_SECOND.exec(cell);
  return second ? written(fullYear(second[3] ?? ""), monthNamed(second[2] ?? ""), Number(second[1])) : null;
}

function fromIso(iso: RegExpExecArray, cell: string, zone: string): string | null {
  const date = written(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const offset = iso[7];
  if (date === null || offset === undefined) return date;
  const [hour, minute] = [Number(iso[4]), Number(iso[5])];
  if (hour > 24 || minute > 59) return null;
  const minutes = /^[+-]/.test(offset)
    ? (offset.startsWith("-") ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2)))
    : 0;
  const start = Date.UTC(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]), hour, minute, Number(iso[6] ?? 0));
  return cell === "" ? null : dayInZone(start - minutes * 60_000, zone);
}

/** Days from the spreadsheet epoch to 1970-01-01. */
const SPREADSHEET_EPOCH = 25_569;

/** Unix seconds, unix milliseconds, a compact date, or a spreadsheet's count of days. */
function fromNumber(cell: string, zone: string): string | null {
  const compact = COMPACT.exec(cell);
  if (compact) return written(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const value = Number(cell);
  if (/^\d{9,10}$/.test(cell)) return dayInZone(value * 1000, zone);
  if (/^\d{12,13}$/.test(cell)) return dayInZone(value, zone);
  if (value >= 20_000 && value < 80_000) return formatDay(day(Math.floor(value) - SPREADSHEET_EPOCH));
  return null;
}
