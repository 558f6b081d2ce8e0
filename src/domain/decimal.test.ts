import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  compare,
  equals,
  type Fraction,
  formatScaled,
  fraction,
  multiply,
  parseDecimal,
  roundHalfUp,
  subtract,
  ZERO,
} from "./decimal.ts";

const size = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
const fractions = fc.tuple(size, fc.bigInt({ min: 1n, max: 10n ** 9n })).map(([n, d]) => fraction(n, d));

describe("fractions", () => {
  test("are in lowest terms, with the sign above the line", () => {
    fc.assert(
      fc.property(size, size, (n, d) => {
        fc.pre(d !== 0n);
        const made = fraction(n, d);
        expect(made.d > 0n).toBe(true);
        expect(made.n * d).toBe(n * made.d);
        expect(equals(fraction(n * 7n, d * 7n), made)).toBe(true);
      }),
    );
    expect(() => fraction(1n, 0n)).toThrow(RangeError);
  });

  test("are added and multiplied without loss, in any order", () => {
    fc.assert(
      fc.property(fractions, fractions, fractions, (a, b, c) => {
        expect(equals(add(a, b), add(b, a))).toBe(true);
        expect(equals(add(add(a, b), c), add(a, add(b, c)))).toBe(true);
        expect(equals(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))).toBe(true);
        expect(equals(subtract(add(a, b), b), a)).toBe(true);
        expect(compare(a, b)).toBe(-compare(b, a) + 0);
      }),
    );
  });

  test("a third three times is the whole", () => {
    const third = fraction(1n, 3n);
    expect(add(add(third, third), third)).toEqual(fraction(1n));
  });
});

describe("rounding", () => {
  test("gives the nearest whole, halves away from zero, and a loss mirrors a gain", () => {
    fc.assert(
      fc.property(size, fc.bigInt({ min: 1n, max: 10n ** 9n }), (n, d) => {
        const rounded = roundHalfUp(n, d);
        const twice = 2n * (rounded * d - n);
        expect(twice <= d && twice >= -d).toBe(true);
        expect(roundHalfUp(-n, d)).toBe(-rounded);
      }),
    );
    expect([roundHalfUp(5n, 2n), roundHalfUp(-5n, 2n), roundHalfUp(49n, 100n)]).toEqual([3n, -3n, 0n]);
  });
});

describe("decimals", () => {
  test("what is written is read again", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 12 }), (units, scale) => {
        const read = parseDecimal(formatScaled(units, scale)) as Fraction;
        expect(equals(read, fraction(units, 10n ** BigInt(scale)))).toBe(true);
      }),
    );
  });

  test("anything else than a plain decimal is none", () => {
    for (const text of ["", ".", "-", "1e3", "1,000", "0x10", " 1", "1 ", "--1", "1.2.3", "NaN", "Infinity", "9".repeat(40)])
      expect(parseDecimal(text), text).toBeNull();
    expect(parseDecimal("-12.50")).toEqual(fraction(-25n, 2n));
    expect(parseDecimal(".5")).toEqual(fraction(1n, 2n));
    expect(parseDecimal("-0.00")).toEqual(ZERO);
  });
});
