import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { baseMultiple, linearAndCompounding, linearWins } from "./linear-view.ts";
import { raiseRates } from "./raised-rates.ts";
import { salesVelocity } from "./sales-velocity.ts";

test("twice the wins needs twice the opportunities in the linear view", () => {
  expect(linearWins({ opportunities: 40, winRate: 0.25 })).toBe(10);
  expect(linearWins({ opportunities: 80, winRate: 0.25 })).toBe(20);
  expect(() => linearWins({ opportunities: 40, winRate: 25 })).toThrow("share from 0 to 1");
});

describe("ARR from year to year", () => {
  test("of 10 with 5 new a year at 110 % is 16, 22.6, 29.86, 37.846, 46.631", () => {
    const years = linearAndCompounding({ arr: 10, newArrPerYear: 5, netRetention: 1.1, years: 5 });
    expect(years.map(({ compounding }) => Math.round(compounding * 1000) / 1000)).toEqual([16, 22.6, 29.86, 37.846, 46.631]);
    expect(years.map(({ linear }) => linear)).toEqual([15, 20, 25, 30, 35]);
  });

  test.each([
    [0.9, 26.38],
    [1, 35],
    [1.1, 46.63],
    [1.2, 62.09],
  ])("after five years at a net retention of %f is %f", (netRetention, arr) => {
    expect(linearAndCompounding({ arr: 10, newArrPerYear: 5, netRetention, years: 5 }).at(-1)?.compounding).toBeCloseTo(arr, 2);
  });

  test.each([
    [0.9, 0.349],
    [1.02, 1.219],
    [1.2, 6.192],
  ])("of today's customers alone, at %f, is %f times as much in ten years", (netRetention, times) => {
    expect(baseMultiple({ netRetention })).toBeCloseTo(times, 3);
  });

  test("never falls when retention is raised", () => {
    const retention = fc.double({ min: 0, max: 1.5, noNaN: true });
    const amount = fc.double({ min: 0, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(retention, retention, amount, amount, (a, b, arr, newArrPerYear) => {
        const end = (netRetention: number): number =>
          linearAndCompounding({ arr, newArrPerYear, netRetention, years: 8 }).at(-1)?.compounding ?? 0;
        expect(end(Math.max(a, b))).toBeGreaterThanOrEqual(end(Math.min(a, b)));
      }),
    );
  });
});

describe("raising every rate by a tenth of itself", () => {
  const chain = { volume: 10_000, rates: [0.2, 0.25, 0.95, 0.25] };

  test("makes 118.75 commits into 166.375 where a rate stops at 1, not into 173.86", () => {
    const raised = raiseRates({ ...chain, raisedBy: 0.1 });
    expect(raised.before).toEqual([2_000, 500, 475, 118.75]);
    expect(raised.after.at(-1)).toBeCloseTo(166.375, 6);
    expect(raised.uncappedOutput).toBeCloseTo(173.861875, 6);
    expect(raised.times).toBeCloseTo(1.401, 3);
    expect(raised.uncappedTimes).toBeCloseTo(1.4641, 9);
    expect(raised.cappedAt).toEqual([2]);
  });

  test("across seven rates almost doubles what comes out", () => {
    const raised = raiseRates({ volume: 1, rates: Array.from({ length: 7 }, () => 0.5), raisedBy: 0.1 });
    expect(raised.times).toBeCloseTo(1.9487171, 7);
    expect(raised.cappedAt).toEqual([]);
  });

  test("has no multiple where nothing comes out, and is refused without rates", () => {
    expect(raiseRates({ ...chain, rates: [0.5, 0], raisedBy: 0.1 }).times).toBeNull();
    expect(() => raiseRates({ ...chain, rates: [], raisedBy: 0.1 })).toThrow("is empty");
    expect(() => raiseRates({ ...chain, raisedBy: -1.5 })).toThrow("more than all of itself");
  });

  test("never gives more than the product promises, nor more than enters", () => {
    const rates = fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(rates, fc.double({ min: 0, max: 3, noNaN: true }), (given, raisedBy) => {
        const raised = raiseRates({ volume: 1_000, rates: given, raisedBy });
        expect(raised.times).toBeLessThanOrEqual(raised.uncappedTimes * (1 + 1e-9));
        expect(raised.after.at(-1)).toBeLessThanOrEqual(1_000);
        if (raised.cappedAt.length === 0) expect((raised.times ?? 0) / raised.uncappedTimes).toBeCloseTo(1, 9);
      }),
    );
  });
});

test("80 opportunities of 150,000 at 35 % over 45 days are 93,333 a day, and half the cycle is twice that", () => {
  const system = { opportunities: 80, acv: 150_000, winRate: 0.35, cycleDays: 45 };
  expect(salesVelocity(system)).toBeCloseTo(93_333.33, 2);
  expect(salesVelocity({ ...system, cycleDays: 22.5 })).toBeCloseTo(2 * salesVelocity(system), 6);
  expect(() => salesVelocity({ ...system, cycleDays: 0 })).toThrow("above 0");
});
