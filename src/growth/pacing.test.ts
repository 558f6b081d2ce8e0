import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pacing } from "./pacing.ts";

/** 48 % of the total by day 15 of 30, the rest after it, most of it on the last day. */
const hockeyStick = [...Array.from({ length: 15 }, (_, i) => (i + 1) * 3.2), ...Array.from({ length: 14 }, () => 50), 100];

describe("pacing", () => {
  test("expects 96 of 200 on day 15 where 48 % had come by then", () => {
    const found = pacing({ target: 200, days: 30, day: 15, actual: 108, pastPeriods: [hockeyStick] });
    expect(found).toMatchObject({ shapeShare: 0.48, expected: 96, expectedEvenly: 100, ahead: 12, projectedEnd: 225, reason: null });
  });

  test("raises no false alarm the day before the end, as an even pace does", () => {
    const found = pacing({ target: 200, days: 30, day: 29, actual: 110, pastPeriods: [hockeyStick] });
    expect(found.ahead).toBeGreaterThan(0);
    expect(found.expectedEvenly).toBeGreaterThan(190);
  });

  test("compares periods of other lengths at the same part of them, and takes the mean of several shapes", () => {
    const even = [1, 2, 3, 4];
    const late = [0, 0, 5, 10];
    expect(pacing({ target: 100, days: 8, day: 4, pastPeriods: [even] }).expected).toBe(50);
    expect(pacing({ target: 100, days: 8, day: 5, pastPeriods: [even] }).expected).toBe(62.5);
    expect(pacing({ target: 100, days: 8, day: 4, pastPeriods: [even, late] }).expected).toBe(25);
  });

  test("projects nothing where nothing had come by then, or where no actual is given", () => {
    const late = [0, 0, 5, 10];
    expect(pacing({ target: 100, days: 4, day: 2, actual: 3, pastPeriods: [late] })).toMatchObject({
      ahead: 3,
      projectedEnd: null,
      reason: "nothing_by_now",
    });
    expect(pacing({ target: 100, days: 4, day: 3, pastPeriods: [late] })).toMatchObject({ ahead: null, reason: "no_actual" });
  });

  test("is refused without a shape, and for a day outside the period", () => {
    expect(() => pacing({ target: 100, days: 4, day: 2, pastPeriods: [] })).toThrow("is empty");
    expect(() => pacing({ target: 100, days: 4, day: 2, pastPeriods: [[]] })).toThrow("no shape");
    expect(() => pacing({ target: 100, days: 4, day: 2, pastPeriods: [[0, 0]] })).toThrow("no shape");
    expect(() => pacing({ target: 100, days: 4, day: 5, pastPeriods: [[1, 2]] })).toThrow("from 0 to 4");
  });

  test("expects nothing at the beginning, all of the target at the end, and never less the day after", () => {
    const period = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 40 }).map((amounts) => {
      let total = 1;
      return amounts.map((amount) => {
        total += amount;
        return total;
      });
    });
    fc.assert(
      fc.property(fc.array(period, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 92 }), (pastPeriods, days) => {
        const expected = Array.from({ length: days + 1 }, (_, day) => pacing({ target: 500, days, day, pastPeriods }).expected);
        expect(expected[0]).toBe(0);
        expect(expected[days]).toBeCloseTo(500, 9);
        for (const [i, value] of expected.entries()) expect(value).toBeGreaterThanOrEqual((expected[i - 1] ?? 0) - 1e-9);
      }),
    );
  });
});
