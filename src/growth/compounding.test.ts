import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testCompounding } from "./compounding.ts";

const growing = (start: number, changes: readonly number[]): readonly number[] => {
  const arr = [start];
  for (const change of changes) arr.push((arr.at(-1) ?? 0) + change);
  return arr;
};

describe("the test of compounding", () => {
  test("finds the series of the standard compounding", () => {
    const found = testCompounding([12.0, 13.5, 15.4, 17.8, 20.9, 24.7, 29.4, 35.1]);
    expect(found).toMatchObject({
      verdict: "compounding",
      rule: "mostly_rising",
      directional: false,
      positiveOfLastThree: 3,
      trailing: null,
    });
    expect(found.d1.map((d) => Math.round(d * 10) / 10)).toEqual([1.5, 1.9, 2.4, 3.1, 3.8, 4.7, 5.7]);
    expect(found.d2.map((d) => Math.round(d * 10) / 10)).toEqual([0.4, 0.5, 0.7, 0.7, 0.9, 1.0]);
    expect(found.all.positiveShare).toBe(1);
  });

  test("finds a straight line decompounding, and takes no rounding of its decimals for growth", () => {
    const found = testCompounding([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]);
    expect(found).toMatchObject({ verdict: "decompounding", rule: "seldom_rising" });
    expect(found.d2).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test("finds decay in two falls at the end, whatever went before", () => {
    expect(testCompounding([10, 12, 15, 19, 24, 30, 29, 28.5])).toMatchObject({ verdict: "decay", rule: "falling_twice" });
    expect(testCompounding([10, 12, 15, 19, 24, 30, 30, 29]).verdict).not.toBe("decay");
  });

  test("finds decompounding at half of the differences only if they come to nothing", () => {
    expect(testCompounding(growing(10, [1, 2, 1, 2, 1])).verdict).toBe("decompounding");
    expect(testCompounding(growing(10, [1, 2, 1, 4, 2])).verdict).toBe("inflection");
  });

  test("finds an inflection where most differences rose but not lately", () => {
    expect(testCompounding(growing(10, [1, 2, 3, 4, 5, 4, 3]))).toMatchObject({ verdict: "inflection", all: { count: 6 } });
  });

  test("lets the last eight differences decide against a long good past", () => {
    const long = [1, 2, 3, 4, 5, 6, 7, 8, 9, 8.9, 8.8, 8.7, 8.6, 8.5, 8.4, 8.5, 8.4];
    const found = testCompounding(growing(10, long));
    expect(found).toMatchObject({ verdict: "decompounding", rule: "trailing", trailing: { count: 8, positiveShare: 1 / 8 } });
    expect(found.all.positiveShare).toBeGreaterThan(0.5);
  });

  test("gives a direction only below six snapshots, and refuses fewer than three", () => {
    expect(testCompounding([10, 11, 13])).toMatchObject({ verdict: "inflection", directional: true });
    expect(testCompounding([10, 11, 13, 16, 20])).toMatchObject({ verdict: "inflection", directional: true });
    expect(() => testCompounding([10, 11])).toThrow("at least 3");
    expect(() => testCompounding([10, Number.NaN, 11])).toThrow("0 or more");
  });
});

const series = fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 3, maxLength: 20 });

describe("laws of the test", () => {
  test("the unit ARR is counted in does not change the verdict", () => {
    fc.assert(
      fc.property(series, fc.constantFrom(2, 1024, 0.5), (arr, unit) => {
        expect(testCompounding(arr.map((value) => value * unit)).verdict).toBe(testCompounding(arr).verdict);
      }),
    );
  });

  test("growth by the same rate every quarter compounds, and by the same amount does not", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.integer({ min: 6, max: 24 }), (rate, quarters) => {
        expect(testCompounding(Array.from({ length: quarters }, (_, t) => 10 * (1 + rate) ** t)).verdict).toBe("compounding");
        expect(testCompounding(Array.from({ length: quarters }, (_, t) => 10 + rate * t)).verdict).toBe("decompounding");
      }),
    );
  });
});
