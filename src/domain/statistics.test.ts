import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differenceOfRates, rateOf } from "./statistics.ts";

describe("a rate", () => {
  test("of 5 in 20 is 25 %, between 11.2 % and 46.9 %", () => {
    const { value, interval, isDirectional } = rateOf(5, 20);
    expect([value, isDirectional]).toEqual([0.25, false]);
    expect(interval?.low).toBeCloseTo(0.1119, 4);
    expect(interval?.high).toBeCloseTo(0.4687, 4);
  });

  test("of fewer than five cases is none, and says why", () => {
    expect([rateOf(0, 0).reason, rateOf(4, 4).reason, rateOf(4, 4).value]).toEqual(["no_cases", "too_few", null]);
    expect([rateOf(5, 5).value, rateOf(5, 5).isDirectional]).toEqual([1, true]);
  });
});

describe("the difference of two rates", () => {
  test("of 56 in 70 and 48 in 80 is 0.2, between 0.0524 and 0.3339", () => {
    const found = differenceOfRates(rateOf(56, 70), rateOf(48, 80));
    expect(found?.value).toBeCloseTo(0.2, 12);
    expect(found?.low).toBeCloseTo(0.0524, 4);
    expect(found?.high).toBeCloseTo(0.3339, 4);
  });

  test("lies within its interval and within one, and turned round is the same with the other sign", () => {
    const cases = fc.integer({ min: 5, max: 400 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(cases, cases, ([a, n], [b, m]) => {
        const there = differenceOfRates(rateOf(a, n), rateOf(b, m));
        const back = differenceOfRates(rateOf(b, m), rateOf(a, n));
        if (there === null || back === null) throw new Error("both have cases");
        expect(there.low).toBeLessThanOrEqual(there.value + 1e-12);
        expect(there.high).toBeGreaterThanOrEqual(there.value - 1e-12);
        expect(Math.max(Math.abs(there.low), Math.abs(there.high))).toBeLessThanOrEqual(1 + 1e-12);
        expect(back.low).toBeCloseTo(-there.high, 12);
      }),
    );
  });
});
