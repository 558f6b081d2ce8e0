import {
  annualUnits,
  type Currency,
  type Day,
  type DayCount,
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
import type { UnitEntry } from "./unit.ts";

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

interface Line {
  readonly entry: UnitEntry;
  readonly starts: Day;
  ends: Day | null;
  readonly plan: string;
}

/** Steps of one line: nothing while on trial, the discounted value, the full value once the discount has ended. */
function stepsOf(line: Line, currency: Currency, dayCount: DayCount): Step[] {
  const { fields, seq } = line.entry;
  const { list, net } = pricedValue(fields, currency, dayCount);
  const discounted = net.n * list.d !== list.n * net.d;
  const discountEnds = dayField(fields, "discount_ends_on");
  const trialEnds = dayField(fields, "trial_ends_on");
  const paidFrom = trialEnds !== null && trialEnds > line.starts ? trialEnds : line.starts;
  const steps: Step[] = [];
  const step = (day: Day, value: Fraction, discount: string, reason: MovementReason | null): void => {
    if (line.ends !== null && day >= line.ends) return;
    steps.push({ day, value, parts: parts(fields, discount), entry: seq, paused: false, reason, opens: false });
  };
  if (discounted && (discountEnds === null || discountEnds > paidFrom)) {
    step(paidFrom, net, "discounted", null);
    if (discountEnds !== null) step(discountEnds, list, "", "discount_expiry");
  } else {
    step(paidFrom, list, "", null);
  }
  if (line.ends !== null && steps.length > 0) {
    const reason = (fields["end_reason"] as MovementReason | undefined) ?? null;
    steps.push({ day: line.ends, value: ZERO, parts: null, entry: seq, paused: false, reason, opens: false });
  }
  return steps;
}

/**
 * A renewal signed early replaces what was left of the line before it, on the same plan (semantics B.2, row 26). It outlasts
 * what it renews: a line that ends no later was added beside it (row 27).
 */
function supersede(lines: readonly Line[]): void {
  for (let i = 1; i < lines.length; i++) {
    const later = lines[i] as Line;
    for (let j = i - 1; j >= 0; j--) {
      const earlier = lines[j] as Line;
      const overlaps = earlier.starts < later.starts && earlier.ends !== null && earlier.ends > later.starts;
      const outlasts = earlier.ends !== null && (later.ends === null || later.ends > earlier.ends);
      if (overlaps && outlasts && earlier.plan === later.plan) earlier.ends = later.starts;
    }
  }
}

interface Lane {
  readonly currency: Currency;
  ends: Day | null;
  plan: string;
  readonly steps: Step[];
}

/** Joins lines that follow one another, so that a renewal at another price reads as a change and not as an end and a start. */
export function lineStreams(subscription: number, entries: readonly UnitEntry[], dayCount: DayCount): readonly Stream[] {
  const lines: Line[] = [];
  for (const entry of entries) {
    const starts = dayField(entry.fields, "starts_on");
    if (starts === null || entry.fields["one_off"] === true) continue;
    const ends = dayField(entry.fields, "ends_on");
    if (ends !== null && ends <= starts) continue;
    lines.push({ entry, starts, ends, plan: textField(entry.fields, "plan") });
  }
  lines.sort((a, b) => a.starts - b.starts);
  supersede(lines);
  const lanes: Lane[] = [];
  for (const line of lines) {
    const currency = textField(line.entry.fields, "currency") as Currency;
    const steps = stepsOf(line, currency, dayCount);
    const free = lanes.filter((lane) => lane.ends !== null && lane.ends <= line.starts && lane.currency === currency);
    const lane = free.find((candidate) => candidate.plan === line.plan) ?? free.find((candidate) => candidate.ends === line.starts);
    if (lane) {
      for (const step of steps) pushStep(lane.steps, step);
      lane.ends = line.ends;
      lane.plan = line.plan;
    } else {
      lanes.push({ currency, ends: line.ends, plan: line.plan, steps });
    }
  }
  return lanes.map(({ currency, steps }) => ({ subscription, currency, steps }));
}
