import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Day, day, formatDay, parseDay } from "./day.ts";
import { add, fraction, ZERO } from "./decimal.ts";
import { billingPeriod, type Cycle, type Days, daysIn, prorated } from "./proration.ts";

function on(text: string): Day {
  const value = parseDay(text);
  if (value === null) throw new Error(`${text} is no day`);
  return value;
}
const shown = ({ from, to }: Days): string => `${formatDay(from)}..${formatDay(to)}`;

describe("a billing period", () => {
  test.each([
    ["2024-02-29", 1, "2024-02-01..2024-02-29"],
    ["2024-05-20", 3, "2024-04-01..2024-06-30"],
    ["2024-05-20", 12, "2024-01-01..2024-12-31"],
  ] as const)("of the calendar around %s, %i months, is %s", (text, months, expected) => {
    expect(shown(billingPeriod(on(text), months, { kind: "calendar" }))).toBe(expected);
  });

  test.each([
    ["2024-01-31", "2024-02-10", 1, "2024-01-31..2024-02-28"],
    ["2024-01-31", "2024-02-29", 1, "2024-02-29..2024-03-30"],
    ["2024-01-31", "2024-03-31", 1, "2024-03-31..2024-04-29"],
    ["2024-01-15", "2024-05-20", 3, "2024-04-15..2024-07-14"],
    ["2024-02-29", "2025-03-01", 12, "2025-02-28..2026-02-27"],
  ] as const)("of a subscription begun on %s, around %s, %i months, is %s", (began, text, months, expected) => {
    expect(shown(billingPeriod(on(text), months, { kind: "anniversary", began: on(began) }))).toBe(expected);
  });

  test("is refused for no months, and for a calendar that would not come back to January", () => {
    expect(() => billingPeriod(on("2024-01-01"), 0, { kind: "calendar" })).toThrow(RangeError);
    expect(() => billingPeriod(on("2024-01-01"), 5, { kind: "calendar" })).toThrow(RangeError);
  });
});

const date = fc.integer({ min: on("1990-01-01"), max: on("2040-12-31") }).map(day);
const months = fc.constantFrom(1, 2, 3, 4, 6, 12);
const cycles = fc.oneof(
  fc.constant<Cycle>({ kind: "calendar" }),
  date.map((began): Cycle => ({ kind: "anniversary", began })),
);

describe("laws of proration", () => {
  test("every day lies in one period, and the next period begins the day after it ends", () => {
    fc.assert(
      fc.property(date, months, cycles, (today, length, cycle) => {
        const period = billingPeriod(today, length, cycle);
        expect(today >= period.from && today <= period.to).toBe(true);
        expect(billingPeriod(day(period.to + 1), length, cycle).from).toBe(period.to + 1);
      }),
    );
  });

  test("the parts of a period add up to its fee, to the last fraction of a cent", () => {
    fc.assert(
      fc.property(
        date,
        months,
        cycles,
        fc.array(fc.nat(400), { maxLength: 5 }),
        fc.bigInt(1n, 10n ** 9n),
        (today, length, cycle, cuts, fee) => {
          const period = billingPeriod(today, length, cycle);
          const ends = [...new Set(cuts.map((cut) => Math.min(period.from + cut, period.to - 1)).filter((end) => end >= period.from))];
          const days = [period.from - 1, ...ends.sort((a, b) => a - b), period.to];
          const parts = days.slice(1).map((to, i) => prorated(fraction(fee), period, { from: day((days[i] ?? 0) + 1), to: day(to) }));
          expect(parts.reduce(add, ZERO)).toEqual(fraction(fee));
        },
      ),
    );
  });

  test("days outside the period cost nothing, and a period without days is refused", () => {
    const june = billingPeriod(on("2024-06-10"), 1, { kind: "calendar" });
    expect(prorated(fraction(300n), june, { from: on("2024-05-01"), to: on("2024-06-03") })).toEqual(fraction(30n));
    expect(prorated(fraction(300n), june, { from: on("2024-07-01"), to: on("2024-07-03") })).toEqual(ZERO);
    expect(daysIn({ from: on("2024-06-02"), to: on("2024-06-01") })).toBe(0);
    expect(() => prorated(fraction(1n), { from: on("2024-06-02"), to: on("2024-06-01") }, june)).toThrow(RangeError);
  });
});
