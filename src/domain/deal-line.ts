import type { Currency } from "./currency.ts";
import { addMonths, type Day, day } from "./day.ts";
import { add, compare, type Fraction, fraction, multiply, ONE, parseDecimal, subtract, ZERO } from "./decimal.ts";
import { annualMinor, annualUnits, type IntervalUnit, paymentsPerYear, wholeUnits } from "./recurring.ts";

/** From a month of the contract on, another price or quantity. */
export interface RampStep {
  /** Whole months after the start, 1 or more. */
  readonly fromMonth: number;
  readonly price: string | null;
  readonly quantity: string | null;
}

/** What is sold, with its terms. Prices and quantities are plain decimals in major units; a price is that of one unit for one interval. */
export interface DealLine {
  readonly id: string;
  readonly product: string;
  readonly price: string;
  readonly quantity: string;
  readonly interval: IntervalUnit;
  readonly intervalCount: number;
  readonly discountPercent: string | null;
  /** Months the customer is bound; `null` where it runs until somebody ends it. */
  readonly termMonths: number | null;
  /** Days of notice before the end of the term. */
  readonly noticeDays: number | null;
  readonly startsOn: Day | null;
  readonly ramp: readonly RampStep[];
}

export const lineFlaws = ["product", "price", "quantity", "discount", "notice", "ramp_month", "ramp_twice", "ramp_empty"] as const;
/** What keeps a line from becoming a contract. `notice` is longer than the term; `ramp_month` lies outside of it. */
export type LineFlaw = (typeof lineFlaws)[number];

const HUNDRED = fraction(100n);
const isAmount = (text: string): boolean => {
  const value = parseDecimal(text);
  return value !== null && compare(value, ZERO) >= 0;
};

function flawOfRamp({ ramp, termMonths }: DealLine): LineFlaw | null {
  if (ramp.some(({ fromMonth }) => !Number.isInteger(fromMonth) || fromMonth < 1 || (termMonths !== null && fromMonth >= termMonths)))
    return "ramp_month";
  if (new Set(ramp.map(({ fromMonth }) => fromMonth)).size < ramp.length) return "ramp_twice";
  if (ramp.some(({ price, quantity }) => price === null && quantity === null)) return "ramp_empty";
  if (ramp.some(({ price }) => price !== null && !isAmount(price))) return "price";
  return ramp.some(({ quantity }) => quantity !== null && !isAmount(quantity)) ? "quantity" : null;
}

/** The first thing wrong with a line; `null` where it can be sold. */
export function flawOfLine(line: DealLine): LineFlaw | null {
  if (line.product.trim() === "") return "product";
  if (!isAmount(line.price)) return "price";
  if (!isAmount(line.quantity)) return "quantity";
  const discount = line.discountPercent === null ? ZERO : parseDecimal(line.discountPercent);
  if (discount === null || compare(discount, ZERO) < 0 || compare(discount, HUNDRED) > 0) return "discount";
  const end = line.termMonths === null ? null : endOfTerm(line, day(0));
  if (end !== null && line.noticeDays !== null && line.noticeDays >= end) return "notice";
  return flawOfRamp(line);
}

/** A price or quantity from one day of the contract to another. */
export interface LineSpan {
  readonly from: Day;
  /** First day on which it is no longer so; `null` where the contract is open. */
  readonly to: Day | null;
  readonly price: string;
  readonly quantity: string;
}

const endOfTerm = ({ termMonths }: Pick<DealLine, "termMonths">, startsOn: Day): Day | null =>
  termMonths === null ? null : addMonths(startsOn, termMonths);

/** A line cut where its ramp changes it. */
export function spansOfLine(line: DealLine, startsOn: Day): readonly LineSpan[] {
  const end = endOfTerm(line, startsOn);
  const steps = [...line.ramp].sort((a, b) => a.fromMonth - b.fromMonth);
  const spans: LineSpan[] = [];
  let { price, quantity } = line;
  let from = startsOn;
  for (const step of steps) {
    const at = addMonths(startsOn, step.fromMonth);
    if (end !== null && at >= end) break;
    if (at > from) spans.push({ from, to: at, price, quantity });
    price = step.price ?? price;
    quantity = step.quantity ?? quantity;
    from = at;
  }
  return [...spans, { from, to: end, price, quantity }];
}

/** The last day on which notice can be given, of a line that has begun or is dated, and has a term: so many days before its last day. */
export function noticeBy(line: DealLine, startsOn: Day | null = line.startsOn): Day | null {
  const end = startsOn === null ? null : endOfTerm(line, startsOn);
  return end === null ? null : day(end - 1 - (line.noticeDays ?? 0));
}

const yearly = ({ interval, intervalCount }: DealLine, { price, quantity }: LineSpan, currency: Currency): Fraction =>
  annualUnits(
    multiply(parseDecimal(price) ?? ZERO, parseDecimal(quantity) ?? ZERO),
    currency,
    paymentsPerYear({ unit: interval, count: intervalCount }),
  );

const shareLeft = ({ discountPercent }: DealLine): Fraction =>
  discountPercent === null ? ONE : multiply(subtract(HUNDRED, parseDecimal(discountPercent) ?? ZERO), fraction(1n, 100n));

export interface YearlyWorth {
  /** In minor units, before discount. */
  readonly listMinor: number;
  /** In minor units, after discount. */
  readonly amountMinor: number;
}

/**
 * What lines without flaws are worth a year as they begin: recurring value, as the ledger will count it from the first day of the contract.
 */
export function yearlyWorth(lines: readonly DealLine[], currency: Currency): YearlyWorth {
  let list = ZERO;
  let amount = ZERO;
  for (const line of lines) {
    const [first] = spansOfLine(line, line.startsOn ?? day(0));
    if (first === undefined) continue;
    const value = yearly(line, first, currency);
    list = add(list, value);
    amount = add(amount, multiply(value, shareLeft(line)));
  }
  return { listMinor: annualMinor(wholeUnits(list)), amountMinor: annualMinor(wholeUnits(amount)) };
}
