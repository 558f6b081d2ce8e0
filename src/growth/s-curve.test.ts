import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CurvePoint, fitSCurve } from "./fit-s-curve.ts";
import { curveAt, phaseAt, type SCurve } from "./s-curve.ts";
import { nextCurveNeeded, stackCurves } from "./stack-curves.ts";

const product: SCurve = { ceiling: 100, midpoint: 24, rate: 0.2 };

/** Noise that is the same in every run: a small linear congruential generator (Numerical Recipes). */
function noise(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

function observed(curve: SCurve, from: number, to: number, spread = 0, seed = 1): CurvePoint[] {
  const next = noise(seed);
  return Array.from({ length: to - from + 1 }, (_, i) => {
    const value = curveAt(curve, from + i);
    return { month: from + i, value: Math.max(0, value * (1 + spread * next())) };
  });
}

describe("a curve", () => {
  test("is at half of its ceiling in its midpoint, and has a slow start, a fast middle and a slowing end", () => {
    expect(curveAt(product, 24)).toBe(50);
    expect([0, 17, 18, 24, 30, 31, 60].map((month) => phaseAt(product, month))).toEqual([
      "slow_start",
      "slow_start",
      "fast_middle",
      "fast_middle",
      "fast_middle",
      "slowing_end",
      "slowing_end",
    ]);
  });

  test("is refused without a ceiling or a rate", () => {
    expect(() => curveAt({ ...product, ceiling: 0 }, 1)).toThrow("above 0");
    expect(() => curveAt({ ...product, rate: -1 }, 1)).toThrow("above 0");
  });
});

describe("fitting a curve", () => {
  test("finds the curve that made the values", () => {
    const fit = fitSCurve(observed(product, 0, 48));
    expect(fit).toMatchObject({ kind: "fitted", phase: "slowing_end", r2: expect.closeTo(1, 9) });
    if (fit.kind !== "fitted") return;
    expect(fit.curve.ceiling).toBeCloseTo(100, 4);
    expect(fit.curve.midpoint).toBeCloseTo(24, 4);
    expect(fit.curve.rate).toBeCloseTo(0.2, 6);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])("finds it through noise of 5 %% (seed %i)", (seed) => {
    const fit = fitSCurve(observed(product, 0, 40, 0.05, seed));
    expect(fit.kind).toBe("fitted");
    if (fit.kind !== "fitted") return;
    expect(Math.abs(fit.curve.ceiling / 100 - 1)).toBeLessThan(0.05);
    expect(Math.abs(fit.curve.midpoint - 24)).toBeLessThan(1);
    expect(Math.abs(fit.curve.rate / 0.2 - 1)).toBeLessThan(0.08);
    expect(fit.ceilingRange.low).toBeLessThan(fit.curve.ceiling);
    expect(fit.ceilingRange.high).toBeGreaterThan(fit.curve.ceiling);
  });

  test("names no ceiling while growth has not begun to slow", () => {
    expect(fitSCurve(observed(product, 0, 18))).toMatchObject({ kind: "undetermined", reason: "not_bent" });
    const doubling = Array.from({ length: 12 }, (_, month) => ({ month, value: 2 ** month }));
    expect(fitSCurve(doubling)).toMatchObject({ kind: "undetermined", reason: "not_bent" });
    const next = noise(3);
    const steady = Array.from({ length: 24 }, (_, month) => ({ month, value: (10 + month) * (1 + 0.02 * next()) }));
    expect(fitSCurve(steady)).toMatchObject({ kind: "undetermined", reason: "not_bent" });
  });

  test("names no ceiling where it has just begun to slow and noise hides how much", () => {
    const kinds = [1, 2, 3, 4, 5].map((seed) => fitSCurve(observed(product, 12, 25, 0.15, seed)).kind);
    expect(new Set(kinds)).toEqual(new Set(["undetermined"]));
  });

  test("says so when there is no curve to be seen", () => {
    const at = (values: readonly number[]): CurvePoint[] => values.map((value, month) => ({ month, value }));
    expect(fitSCurve(at([5, 5, 5, 5, 5, 5, 5]))).toMatchObject({ kind: "undetermined", reason: "flat" });
    expect(fitSCurve(at([0, 0, 0, 0, 0, 0]))).toMatchObject({ kind: "undetermined", reason: "flat" });
    expect(fitSCurve(at([9, 8, 7, 6, 5, 4, 3]))).toMatchObject({ kind: "undetermined", reason: "not_s_shaped" });
    expect(fitSCurve(at([1, 2, 3, 4, 5]))).toEqual({ kind: "too_few", given: 5, needed: 6 });
    expect(() => fitSCurve(at([1, 2, -3, 4, 5, 6]))).toThrow("0 or more");
  });

  test("recovers any curve that is seen to its end, whatever its unit", () => {
    const anyCurve = fc.record({
      ceiling: fc.double({ min: 1, max: 1e9, noNaN: true }),
      midpoint: fc.double({ min: 12, max: 36, noNaN: true }),
      rate: fc.double({ min: 0.12, max: 0.8, noNaN: true }),
    });
    fc.assert(
      fc.property(anyCurve, (curve) => {
        const fit = fitSCurve(observed(curve, 0, 60));
        expect(fit.kind).toBe("fitted");
        if (fit.kind !== "fitted") return;
        expect(fit.curve.ceiling / curve.ceiling).toBeCloseTo(1, 4);
        expect(fit.curve.midpoint).toBeCloseTo(curve.midpoint, 3);
        expect(fit.curve.rate).toBeCloseTo(curve.rate, 4);
      }),
      { numRuns: 40 },
    );
  });
});

describe("curves on top of each other", () => {
  const second: SCurve = { ceiling: 300, midpoint: 54, rate: 0.18 };

  test("add up to the total in every month", () => {
    const months = stackCurves([product, second], 60);
    expect(months).toHaveLength(61);
    for (const { total, parts } of months) expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
    expect(months[60]?.total).toBeGreaterThan(300);
  });

  test("put off the month in which growth falls below 40 % a year", () => {
    // From month 28 to 40 the curve goes from 69.0 to 96.1: 39 % more. A month earlier it was 47 %.
    const alone = nextCurveNeeded({ curves: [product], yearlyGrowth: 0.4, months: 120, leadMonths: 18 });
    expect(alone).toMatchObject({ kind: "needed", month: 40, beginBy: 22 });
    const stacked = nextCurveNeeded({ curves: [product, second], yearlyGrowth: 0.4, months: 120 });
    expect(stacked.kind === "needed" && stacked.month).toBeGreaterThan(40);
    expect(nextCurveNeeded({ curves: [product], yearlyGrowth: 0.4, months: 24 })).toEqual({ kind: "not_within", months: 24 });
  });

  test("are refused when there is none", () => {
    expect(() => stackCurves([], 12)).toThrow("is empty");
    expect(() => stackCurves([product], 1.5)).toThrow("whole number");
  });
});
