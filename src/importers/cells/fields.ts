import { type Currency, type Field, minorDigits, parseCurrency } from "../../domain/index.ts";
import { type DateOrder, readDate } from "./dates.ts";
import { type DecimalMark, readNumber, shiftLeft, toMinor } from "./numbers.ts";

/** How the cells of a file are to be read. */
export interface CellRules {
  readonly dateOrder: DateOrder | null;
  readonly decimalMark: DecimalMark;
  readonly money: "major" | "minor";
  readonly zone: string;
  /** Ids of events that others of the same file take back. */
  readonly withdrawn?: ReadonlySet<string>;
}

export type FieldReading =
  | { readonly kind: "value"; readonly value: string | number | boolean; readonly warning?: string }
  | { readonly kind: "problem"; readonly code: string; readonly sentence: string };

const value = (found: string | number | boolean): FieldReading => ({ kind: "value", value: found });
const problem = (code: string, sentence: string): FieldReading => ({ kind: "problem", code, sentence });

const YES = new Set(["true", "t", "yes", "y", "1", "x", "oui", "vrai", "ja", "wahr"]);
const NO = new Set(["false", "f", "no", "n", "0", "non", "faux", "nein", "falsch"]);

/** Names other programs use for our interval units. */
const INTERVALS: Readonly<Record<string, string>> = {
  daily: "day",
  days: "day",
  d: "day",
  weekly: "week",
  weeks: "week",
  w: "week",
  monthly: "month",
  months: "month",
  m: "month",
  mo: "month",
  yearly: "year",
  annual: "year",
  annually: "year",
  years: "year",
  y: "year",
};

/** Currencies there are or have been. */
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** What a spreadsheet writes where a formula has failed. */
export const isSpreadsheetError = (cell: string): boolean =>
  cell.startsWith("#") && /^#(REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NULL!|NUM!|SPILL!|CALC!|####*)$/i.test(cell);

/** The beginning of a text, never with half a character at its end. */
export const shortened = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length).replace(/[\ud800-\udbff]$/, "")}…`;

const shown = (cell: string): string => shortened(cell, 60);

/**
 * Reads one cell as a field. `name` tells money that recurs (its digits are kept) from quantities; `currency` is needed
 * for amounts and is known by then.
 */
export function readField(name: string, field: Field, cell: string, rules: CellRules, currency: Currency | null): FieldReading {
  switch (field.kind) {
    case "text":
      return value(cell);
    case "day":
      return readDay(cell, rules);
    case "decimal":
      return readDecimal(name, cell, rules, currency);
    case "money":
      return readMoney(cell, rules, currency);
    case "integer":
      return readInteger(cell, rules);
    case "boolean": {
      const plain = cell.toLowerCase();
      return YES.has(plain)
        ? value(true)
        : NO.has(plain)
          ? value(false)
          : problem("not_a_yes_or_no", `“${shown(cell)}” is neither yes nor no.`);
    }
    case "currency": {
      const code = parseCurrency(cell);
      return code === null || !CURRENCIES.has(code)
        ? problem("not_a_currency", `“${shown(cell)}” is no currency code. Use the three letters of ISO 4217, such as EUR.`)
        : value(code);
    }
    case "choice":
      return readChoice(field, cell);
  }
}

const CLOCK = /^\d{1,3}:\d{2}(:\d{2})?([.,]\d+)?( ?[AP]M)?$/i;

function readDay(cell: string, rules: CellRules): FieldReading {
  const found = readDate(cell, rules.dateOrder, rules.zone);
  if (found !== null) return value(found);
  return CLOCK.test(cell)
    ? problem(
        "time_without_date",
        `“${shown(cell)}” is a time without its day: a spreadsheet has hidden the rest and saved what it showed. Export the file again and import it unopened.`,
      )
    : problem("not_a_date", `“${shown(cell)}” is no date that exists. Write dates as 2026-03-31.`);
}

/** Decimals that are money; the others are quantities and percentages. */
const MONEY = new Set(["price", "mrr", "mrr_change", "discount_amount"]);

function readDecimal(name: string, cell: string, rules: CellRules, currency: Currency | null): FieldReading {
  const found = readNumber(cell, rules.decimalMark);
  if (found === null) return problem("not_a_number", `“${shown(cell)}” is no number.`);
  if (found.length > 30) return problem("too_large", `“${shown(cell)}” is too large to be true.`);
  const isMinor = MONEY.has(name) && rules.money === "minor" && currency !== null;
  return value(isMinor ? shiftLeft(found, minorDigits(currency)) : found);
}

function readMoney(cell: string, rules: CellRules, currency: Currency | null): FieldReading {
  const found = readNumber(cell, rules.decimalMark);
  if (found === null) return problem("not_a_number", `“${shown(cell)}” is no amount of money.`);
  const digits = currency === null || rules.money === "minor" ? 0 : minorDigits(currency);
  const money = toMinor(found, digits);
  if (money === null) return problem("too_large", `“${shown(cell)}” is too large to be true.`);
  if (money.exact) return value(money.minor);
  return { kind: "value", value: money.minor, warning: `“${shown(cell)}” has parts of a cent; it was rounded.` };
}

function readInteger(cell: string, rules: CellRules): FieldReading {
  const found = readNumber(cell, rules.decimalMark);
  const whole = found === null ? Number.NaN : Number(found);
  return Number.isSafeInteger(whole) ? value(whole) : problem("not_a_whole_number", `“${shown(cell)}” is no whole number.`);
}

function readChoice(field: Field, cell: string): FieldReading {
  const plain = cell.toLowerCase().replace(/[\s-]+/g, "_");
  const choices = field.choices ?? [];
  const found = choices.find((choice) => choice === plain) ?? choices.find((choice) => choice === INTERVALS[plain]);
  return found === undefined
    ? problem("not_a_choice", `“${shown(cell)}” is none of: ${choices.join(", ")}. Translate it in the mapping.`)
    : value(found);
}
