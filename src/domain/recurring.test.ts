import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Currency } from "./currency.ts";
import { add, type Fraction, fraction, parseDecimal } from "./decimal.ts";
import {
  annualMinor,
  annualUnits,
  type DayCount,
  type IntervalUnit,
  intervalUnits,
  monthlyMinor,
  paymentsPerYear,
  wholeUnits,
} from "./recurring.ts";

const USD = "USD" as Currency;
const price = (text: string): Fraction => {
  const found = parseDecimal(text);
  if (!found) throw new Error(`${text} is no price`);
  return found;
};
const yearly = (text: string, count: number, unit: IntervalUnit, dayCount?: DayCount): bigint =>
  wholeUnits(annualUnits(price(text), USD, paymentsPerYear({ unit, count }, dayCount)));
const monthly = (...args: Parameters<typeof yearly>): number => monthlyMinor(yearly(...args));

describe("a price becomes its monthly share (semantics B.3)", () => {
  test("years, quarters and weeks", () => {
    expect(monthlyMinor(yearly("1000", 1, "year") + yearly("100", 1, "month"))).toBe(183_33);
    expect(monthlyMinor(yearly("1000", 1, "year") + 2n * yearly("100", 1, "month"))).toBe(283_33);
    expect([monthly("300", 3, "month"), monthly("2400", 2, "year"), monthly("50", 2, "week")]).toEqual([100_00, 100_00, 108_33]);
  });

  test("weeks and days under each calendar", () => {
    expect([monthly("50", 1, "week"), monthly("1", 1, "day")]).toEqual([216_67, 30_42]);
    expect([monthly("50", 1, "week", "365.25"), monthly("1", 1, "day", "365.25")]).toEqual([217_41, 30_44]);
    expect(monthly("1", 1, "day", "360")).toBe(30_00);
  });

  test("four decimals that others keep", () => {
    const tenThousandths = (text: string): number => monthlyMinor(100n * yearly(text, 1, "year"));
    expect(["18.29", "249.95", "5499"].map(tenThousandths)).toEqual([15242, 208292, 4582500]);
  });

  test("currencies without and with three decimals", () => {
    const of = (currency: string): number => monthlyMinor(wholeUnits(annualUnits(price("100"), currency as Currency, fraction(12n))));
    expect([of("JPY"), of("USD"), of("KWD")]).toEqual([100, 100_00, 100_000]);
  });

  test("a count that is no positive whole number is refused", () => {
    for (const count of [0, -1, 1.5, Number.NaN]) expect(() => paymentsPerYear({ unit: "month", count })).toThrow(RangeError);
  });
});

test("twelve months are a year, and parts of a price are parts of its value", () => {
  const prices = fc.integer({ min: 0, max: 10_000_000 }).map((cents) => fraction(BigInt(cents), 100n));
  const intervals = fc.record({ unit: fc.constantFrom(...intervalUnits), count: fc.constantFrom(1, 2, 3, 4, 6, 7, 12) });
  fc.assert(
    fc.property(prices, prices, intervals, (a, b, interval) => {
      const units = (value: Fraction): Fraction => annualUnits(value, USD, paymentsPerYear(interval));
      expect(units(add(a, b))).toEqual(add(units(a), units(b)));
      const level = wholeUnits(units(a));
      expect(Math.abs(annualMinor(level) - 12 * monthlyMinor(level))).toBeLessThanOrEqual(6);
    }),
  );
});
