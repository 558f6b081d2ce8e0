import {
  type Currency,
  type Day,
  day,
  type ExchangeRate,
  type Fraction,
  firstDay,
  lastDay,
  minorFactor,
  month,
  monthOf,
  multiply,
  parseDay,
  RateTable,
  ZERO,
} from "../domain/index.ts";
import type { Step, Stream } from "./stream.ts";
import type { Counting } from "./unit.ts";

const tables = new WeakMap<readonly ExchangeRate[], RateTable>();

function tableOf(rates: readonly ExchangeRate[]): RateTable {
  const known = tables.get(rates);
  if (known) return known;
  const made = new RateTable(rates);
  tables.set(rates, made);
  return made;
}

/** The day whose rates the constant view uses: the one that was chosen, or the newest that is known. */
function constantDay(table: RateTable, { constantRateOn, horizon }: Counting): Day {
  const chosen = parseDay(constantRateOn);
  return chosen ?? day(Math.min(horizon, table.newest ?? horizon));
}

/** The factor from one currency into the reporting currency on a day of the reported view: the rate of its month's end. */
function reportedFactor(table: RateTable, from: Currency, to: Currency, on: Day, horizon: Day): Fraction | null {
  const end = Math.min(lastDay(monthOf(on)), horizon);
  const rate = table.rate(from, to, day(end));
  return rate && minorFactor(rate, from, to);
}

/** What an amount of a day is multiplied by in the view that is counted; without a day, by the rate of the constant view. */
export function factorOn(from: Currency, on: Day | null, counting: Counting): Fraction | null {
  const to = counting.reportingCurrency as Currency;
  const table = tableOf(counting.rates);
  if (on !== null && counting.currencyView === "reported") return reportedFactor(table, from, to, on, counting.horizon);
  const rate = table.rate(from, to, constantDay(table, counting));
  return rate && minorFactor(rate, from, to);
}

/**
 * Streams in the reporting currency (semantics B.2, rows 9 to 11). The constant view multiplies; the reported view turns
 * what is paid over again on the first of every month. What has no rate stays in its own currency: counted, in no total.
 */
export function turnedOver(streams: readonly Stream[], counting: Counting): readonly Stream[] {
  const to = counting.reportingCurrency as Currency;
  if (counting.currencyView === "native" || to === ("" as Currency)) return streams;
  const table = tableOf(counting.rates);
  return streams.flatMap((stream) => {
    if (stream.currency === to) return [stream];
    if (counting.currencyView === "reported") return reported(stream, to, table, counting.horizon);
    const rate = table.rate(stream.currency, to, constantDay(table, counting));
    return rate === null ? [stream] : [multiplied(stream, to, minorFactor(rate, stream.currency, to))];
  });
}

const multiplied = (stream: Stream, to: Currency, factor: Fraction): Stream => ({
  ...stream,
  currency: to,
  native: stream.currency,
  steps: stream.steps.map((step) => ({ ...step, value: multiply(step.value, factor) })),
});

/** A stream with every first of the month on which something is paid, or credited, as a day of its own. */
function* byMonth(
  steps: readonly Step[],
  horizon: Day,
): Generator<{ readonly step: Step; readonly before: Fraction; readonly turns: boolean }> {
  let before = ZERO;
  let last: Step | null = null;
  for (const step of steps) {
    if (last !== null && before.n !== 0n) {
      for (let at = monthOf(last.day) + 1; firstDay(month(at)) < step.day && firstDay(month(at)) <= horizon; at++)
        yield { step: { ...last, day: firstDay(month(at)) }, before, turns: true };
    }
    yield { step, before, turns: false };
    before = step.value;
    last = step;
  }
  if (last === null || before.n === 0n) return;
  for (let at = monthOf(last.day) + 1; firstDay(month(at)) <= horizon; at++)
    yield { step: { ...last, day: firstDay(month(at)) }, before, turns: true };
}

function reported(stream: Stream, to: Currency, table: RateTable, horizon: Day): readonly Stream[] {
  const priced: Step[] = [];
  const unpriced: Step[] = [];
  for (const { step, before, turns } of byMonth(stream.steps, horizon)) {
    const factor = reportedFactor(table, stream.currency, to, step.day, horizon);
    const value = factor === null ? ZERO : multiply(step.value, factor);
    const revalued = factor === null ? ZERO : multiply(before, factor);
    const { day: on, parts, entry } = step;
    const said = turns ? { day: on, parts, entry, paused: false, reason: null, opens: false } : step;
    priced.push({ ...said, value, revalued });
    unpriced.push({ ...said, value: factor === null ? step.value : ZERO, revalued: factor === null ? before : ZERO });
  }
  const made: Stream[] = [{ ...stream, currency: to, native: stream.currency, steps: priced }];
  if (unpriced.some(({ value }) => value.n !== 0n)) made.push({ ...stream, steps: unpriced });
  return made;
}
