import {
  addMonths,
  annualUnits,
  type Currency,
  compare,
  type Day,
  type DayCount,
  day,
  type FieldValue,
  type Fraction,
  fraction,
  type IntervalUnit,
  type MovementReason,
  multiply,
  ONE,
  parseDay,
  parseDecimal,
  paymentsPerYear,
  subtract,
  ZERO,
} from "../domain/index.ts";
import { type Parts, pushStep, type Step, type Stream } from "./stream.ts";
import { hasRunOut, isLeftToRunOut, paidUntil } from "./terms.ts";
import type { Counting, UnitEntry } from "./unit.ts";

type Fields = Readonly<Record<string, FieldValue>>;

export const textField = (fields: Fields, name: string): string => {
  const value = fields[name];
  return value === undefined ? "" : String(value);
};

export function dayField(fields: Fields, name: string): Day | null {
  const value = fields[name];
  return typeof value === "string" ? parseDay(value) : null;
}

export const decimalField = (fields: Fields, name: string): Fraction | null => parseDecimal(textField(fields, name));

export function parts(fields: Fields, discount: string): Parts {
  return {
    plan: textField(fields, "plan"),
    price: `${textField(fields, "price")}/${textField(fields, "interval_count")}${textField(fields, "interval")}`,
    quantity: textField(fields, "quantity"),
    discount,
    ...(fields["commitment"] === true ? { commitment: true } : {}),
  };
}

/** Yearly value of a priced record, before and after its discount (semantics B.1, B.2 rows 1, 2, 12). */
export function pricedValue(fields: Fields, currency: Currency, dayCount: DayCount): { list: Fraction; net: Fraction } {
  const price = decimalField(fields, "price") ?? ZERO;
  const quantity = decimalField(fields, "quantity") ?? ONE;
  const interval = { unit: (textField(fields, "interval") || "month") as IntervalUnit, count: Number(fields["interval_count"] ?? 1) };
  const perYear = paymentsPerYear(interval, dayCount);
  const gross = multiply(price, quantity);
  const percent = decimalField(fields, "discount_percent") ?? ZERO;
  const amount = decimalField(fields, "discount_amount") ?? ZERO;
  const net = subtract(multiply(gross, subtract(ONE, multiply(percent, fraction(1n, 100n)))), amount);
  return { list: annualUnits(gross, currency, perYear), net: annualUnits(net, currency, perYear) };
}

export interface Line {
  readonly entry: UnitEntry;
  readonly starts: Day;
  /** First day that is paid for. */
  readonly paidFrom: Day;
  ends: Day | null;
  readonly plan: string;
  /** It was signed as the renewal of a line that still ran. */
  renewsEarly: boolean;
}

/** A one-off charge with a beginning and an end, as what it is worth a year while it lasts (row 43). */
function spreadValue(fields: Fields, currency: Currency, starts: Day, ends: Day): Fraction {
  const gross = multiply(decimalField(fields, "price") ?? ZERO, decimalField(fields, "quantity") ?? ONE);
  return annualUnits(gross, currency, fraction(365n, BigInt(ends - starts)));
}

/** The value of a line while its discount lasts and after, as the settings see prices (rows 12 to 14, 43). */
function valuesOf(line: Line, currency: Currency, counting: Counting): { readonly list: Fraction; readonly net: Fraction } {
  const { fields } = line.entry;
  if (fields["one_off"] === true && line.ends !== null) {
    const value = spreadValue(fields, currency, line.starts, line.ends);
    return { list: value, net: value };
  }
  const { list, net } = pricedValue(fields, currency, counting.dayCount);
  const once = fields["discount_once"] === true;
  if (counting.price === "list" || (once && counting.oneOff === "left_out")) return { list, net: list };
  if (!once || line.ends === null) return { list, net };
  const share = fraction(
    BigInt(paidUntil(line.paidFrom, day(line.paidFrom + 1), fields) - line.paidFrom),
    BigInt(line.ends - line.paidFrom),
  );
  return { list, net: subtract(list, multiply(subtract(list, net), share)) };
}

/** Steps of one line: nothing while on trial, the discounted value, the full value once the discount has ended. */
function stepsOf(line: Line, currency: Currency, counting: Counting): Step[] {
  const { fields, seq } = line.entry;
  const { list, net } = valuesOf(line, currency, counting);
  const discounted = compare(list, net) !== 0;
  const { paidFrom } = line;
  const once = fields["discount_once"] === true;
  const discountEnds = once ? (line.ends ?? paidUntil(paidFrom, day(paidFrom + 1), fields)) : dayField(fields, "discount_ends_on");
  const steps: Step[] = [];
  const step = (on: Day, value: Fraction, discount: string, reason: MovementReason | null): void => {
    if (line.ends !== null && on >= line.ends) return;
    const first = steps.length === 0 && textField(fields, "takes_over") !== "";
    const made = { day: on, value, parts: parts(fields, discount), entry: seq, paused: false, reason, opens: false };
    steps.push(first ? { ...made, transfer: true } : made);
  };
  if (discounted && (discountEnds === null || discountEnds > paidFrom)) {
    step(paidFrom, net, "discounted", null);
    if (discountEnds !== null) step(discountEnds, list, "", "discount_expiry");
  } else {
    step(paidFrom, list, "", null);
  }
  if (line.ends !== null && steps.length > 0) {
    const said = textField(fields, "end_reason");
    const end = { day: line.ends, value: ZERO, parts: null, entry: seq, paused: false, opens: false };
    if (said === "transfer") steps.push({ ...end, reason: null, transfer: true });
    else steps.push({ ...end, reason: said === "" ? null : (said as MovementReason), ...(lapses(line) && { lapses: true as const }) });
  }
  return steps;
}

/** Its term ran out (row 28). */
const lapses = ({ entry, ends }: Line): boolean =>
  ends === dayField(entry.fields, "ends_on") && entry.fields["one_off"] !== true && isLeftToRunOut(entry);

/** The day a line stops counting: its end, or earlier or later where notice, exit or a paid period decide (rows 19, 20, 45). */
function endOf(entry: UnitEntry, starts: Day, paidFrom: Day, isFollowed: boolean, counting: Counting): Day | null {
  const { fields } = entry;
  let ends = dayField(fields, "ends_on");
  const requested = dayField(fields, "cancel_requested_on");
  const exit = dayField(fields, "earliest_exit_on");
  if (counting.optOut === "earliest_exit" && exit !== null && (ends === null || exit < ends)) ends = exit;
  if (counting.churnDate === "request" && requested !== null && !isFollowed && (ends === null || requested < ends)) ends = requested;
  const atOnce =
    ends !== null && !isFollowed && (requested === ends || (requested === null && textField(fields, "end_reason") === "chosen"));
  if (counting.immediateCancel === "paid_period_end" && ends !== null && atOnce && ends > paidFrom)
    ends = paidUntil(paidFrom, ends, fields);
  return ends === null ? null : day(Math.max(ends, starts));
}

const byStart = (a: Line, b: Line): number => a.starts - b.starts;

function linesOf(entries: readonly UnitEntry[], counting: Counting): Line[] {
  const began = new Set(entries.map((entry) => entry.fields["starts_on"]));
  const lines: Line[] = [];
  for (const entry of entries) {
    const starts = dayField(entry.fields, "starts_on");
    const written = dayField(entry.fields, "ends_on");
    if (starts === null || (written !== null && written <= starts)) continue;
    if (entry.fields["one_off"] === true && (counting.oneOff === "left_out" || written === null)) continue;
    const trialEnds = dayField(entry.fields, "trial_ends_on");
    const paidFrom = trialEnds !== null && trialEnds > starts ? trialEnds : starts;
    const isFollowed = began.has(entry.fields["ends_on"] ?? "");
    const ends = endOf(entry, starts, paidFrom, isFollowed, counting);
    if (ends !== null && ends <= starts) continue;
    lines.push({ entry, starts, paidFrom, ends, plan: textField(entry.fields, "plan"), renewsEarly: false });
  }
  return lines.sort(byStart);
}

/**
 * A renewal signed early replaces what was left of the line before it, on the same plan (semantics B.2, row 26). It outlasts
 * what it renews: a line that ends no later was added beside it (row 27), unless the later one always holds.
 */
function supersede(lines: readonly Line[], counting: Counting): void {
  for (let i = 1; i < lines.length; i++) {
    const later = lines[i] as Line;
    for (let j = i - 1; j >= 0; j--) {
      const earlier = lines[j] as Line;
      const overlaps = earlier.starts < later.starts && (earlier.ends === null || earlier.ends > later.starts);
      const outlasts = earlier.ends !== null && (later.ends === null || later.ends > earlier.ends);
      if (!overlaps || earlier.plan !== later.plan || (!outlasts && counting.overlap === "sum")) continue;
      earlier.ends = later.starts;
      later.renewsEarly = outlasts;
    }
  }
}

/** Lines signed together are the steps of one ramp (row 40). */
const rampOf = ({ entry }: Line): string => textField(entry.fields, "signed_on");

/** What a ramp is worth on average over its whole term, by signature; only where every step has an end. */
function averages(lines: readonly Line[], currency: (line: Line) => Currency, counting: Counting): ReadonlyMap<string, Fraction> {
  const found = new Map<string, Fraction>();
  if (counting.ramp !== "average") return found;
  for (const signed of new Set(lines.map(rampOf))) {
    const steps = lines.filter((line) => rampOf(line) === signed);
    if (signed === "" || steps.length < 2 || steps.some(({ ends }) => ends === null)) continue;
    let total = ZERO;
    let days = 0n;
    for (const line of steps) {
      const length = BigInt((line.ends ?? line.starts) - line.paidFrom);
      const weighed = multiply(valuesOf(line, currency(line), counting).net, fraction(length));
      total = { n: total.n * weighed.d + weighed.n * total.d, d: total.d * weighed.d };
      days += length;
    }
    if (days > 0n) found.set(signed, multiply(total, fraction(1n, days)));
  }
  return found;
}

interface Lane {
  readonly currency: Currency;
  last: Line;
  readonly steps: Step[];
}

/**
 * Joins lines that follow one another, so that a renewal at another price reads as a change and not as an end and a start.
 *
 * @param beside lines of the customer's other subscriptions that may replace some of these
 */
export function lineStreams(
  subscription: number,
  entries: readonly UnitEntry[],
  counting: Counting,
  beside: readonly (readonly UnitEntry[])[] = [],
): readonly Stream[] {
  const lines = linesOf(entries, counting);
  supersede([...lines, ...beside.flatMap((others) => linesOf(others, counting))].sort(byStart), counting);
  const currencyOf = (line: Line): Currency => textField(line.entry.fields, "currency") as Currency;
  const average = averages(lines, currencyOf, counting);
  const lanes: Lane[] = [];
  for (const line of lines) {
    const currency = currencyOf(line);
    const flat = average.get(rampOf(line));
    const steps = stepsOf(line, currency, counting).map((step) =>
      flat !== undefined && step.parts !== null ? { ...step, value: flat } : step,
    );
    const free = lanes.filter(({ last, currency: own }) => last.ends !== null && last.ends <= line.starts && own === currency);
    const lane = free.find(({ last }) => last.plan === line.plan) ?? free.find(({ last }) => last.ends === line.starts);
    if (lane) {
      for (const step of follow(lane.last, line, steps)) pushStep(lane.steps, step);
      lane.last = line;
    } else {
      lanes.push({ currency, last: line, steps });
    }
  }
  return lanes.map(({ currency, steps }) => ({ subscription, currency, steps }));
}

/** A price from month to month changes whenever it likes; what has run for a year and more is renewed. */
const isRenewal = ({ paidFrom, entry }: Line, ended: Day): boolean => ended >= addMonths(paidFrom, 12) && hasRunOut(paidFrom, ended, entry);

/** A line after another: a step agreed from the start, or the price of a renewal. */
function follow(before: Line, line: Line, steps: readonly Step[]): readonly Step[] {
  const [first, ...rest] = steps;
  if (!first) return steps;
  if (rampOf(line) !== "" && rampOf(before) === rampOf(line)) return [{ ...first, reason: first.reason ?? "ramp" }, ...rest];
  const ended = before.ends;
  // An end may be the last day of service or the first without it.
  const renews = line.renewsEarly || (ended !== null && (isRenewal(before, ended) || isRenewal(before, day(ended + 1))));
  return renews ? [{ ...first, renews: true }, ...rest] : steps;
}
