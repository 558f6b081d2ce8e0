import {
  add,
  addMonths,
  annualMinor,
  annualUnits,
  badRequest,
  type CanonicalRecord,
  type Currency,
  type Day,
  day,
  type Fraction,
  formatDay,
  fraction,
  type IntervalUnit,
  multiply,
  ONE,
  parseDecimal,
  paymentsPerYear,
  subtract,
  wholeUnits,
  ZERO,
} from "../../domain/index.ts";
import type { DealLine } from "./types.ts";

/** A price or quantity from one day of the contract to another. */
interface Span {
  readonly from: Day;
  /** First day on which it is no longer so; `null` where the contract is open. */
  readonly to: Day | null;
  readonly price: string;
  readonly quantity: string;
}

/** A line cut where its ramp changes it. */
function spansOf(line: DealLine, startsOn: Day): readonly Span[] {
  const end = line.termMonths === null ? null : addMonths(startsOn, line.termMonths);
  const steps = [...line.ramp].sort((a, b) => a.fromMonth - b.fromMonth);
  const spans: Span[] = [];
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

const decimal = (text: string, what: string): Fraction => {
  const value = parseDecimal(text);
  if (value === null) throw badRequest("bad_decimal", `${what} “${text}” is no plain decimal. Write it as 1200.50.`);
  return value;
};

const HUNDRED = fraction(100n);

const discountOf = ({ discountPercent }: DealLine): Fraction =>
  discountPercent === null ? ONE : multiply(subtract(HUNDRED, decimal(discountPercent, "The discount")), fraction(1n, 100n));

const yearly = (line: DealLine, { price, quantity }: Span, currency: Currency): Fraction =>
  annualUnits(
    multiply(decimal(price, "The price"), decimal(quantity, "The quantity")),
    currency,
    paymentsPerYear({ unit: line.interval as IntervalUnit, count: line.intervalCount }),
  );

/**
 * What the lines of a deal are worth a year as they begin, at list price and after discount, in minor units: recurring value, as the ledger
 * will count it from the first day of the contract.
 */
export function annualValue(lines: readonly DealLine[], currency: Currency): { readonly listMinor: number; readonly amountMinor: number } {
  let list = ZERO;
  let amount = ZERO;
  for (const line of lines) {
    const [first] = spansOf(line, line.startsOn ?? day(0));
    if (first === undefined) continue;
    const value = yearly(line, first, currency);
    list = add(list, value);
    amount = add(amount, multiply(value, discountOf(line)));
  }
  return { listMinor: annualMinor(wholeUnits(list)), amountMinor: annualMinor(wholeUnits(amount)) };
}

/**
 * The contract a won deal becomes: one subscription a line, in as many lines of the ledger as its ramp has steps. A term without an end goes on until
 * somebody ends it; with one, the last day of the term is known and its renewal is due.
 */
export function contractRecords(
  deal: { readonly id: string; readonly accountId: string; readonly currency: Currency },
  lines: readonly DealLine[],
  signedOn: Day,
): readonly CanonicalRecord[] {
  return lines.flatMap((line) => {
    const startsOn = line.startsOn ?? signedOn;
    const spans = spansOf(line, startsOn);
    return spans.map((span, at): CanonicalRecord => {
      const isLast = at === spans.length - 1;
      return {
        type: "subscription_line",
        fields: {
          subscription_id: `${deal.id}/${line.id}`,
          line_id: `${deal.id}/${line.id}/${at + 1}`,
          account_id: deal.accountId,
          opportunity_id: deal.id,
          starts_on: formatDay(span.from),
          ...(span.to === null ? {} : { ends_on: formatDay(span.to) }),
          plan: line.product,
          price: span.price,
          quantity: span.quantity,
          interval: line.interval,
          interval_count: line.intervalCount,
          currency: deal.currency,
          ...(line.discountPercent === null ? {} : { discount_percent: line.discountPercent }),
          signed_on: formatDay(signedOn),
          ...(isLast && span.to !== null ? { end_reason: "end_of_term", earliest_exit_on: formatDay(span.to) } : {}),
        },
        attributes: {
          ...(line.termMonths === null ? {} : { term_months: String(line.termMonths) }),
          ...(line.noticeDays === null ? {} : { notice_days: String(line.noticeDays) }),
        },
      };
    });
  });
}

/** The last day on which notice can be given, of a line with a term. */
export const noticeBy = ({ startsOn, termMonths, noticeDays }: DealLine): Day | null =>
  startsOn === null || termMonths === null ? null : day(addMonths(startsOn, termMonths) - (noticeDays ?? 0));
