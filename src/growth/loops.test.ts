import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loopCatalogue, loopIds } from "./loop-catalogue.ts";
import { loopPath } from "./loop-path.ts";
import { loopShare } from "./loop-share.ts";
import { loopGain, steadyState, totalGain } from "./loops.ts";

test("the catalogue has one row a loop, in order, and each comes by where its next cycle begins", () => {
  expect(loopCatalogue.map(({ id }) => id)).toEqual(loopIds);
  for (const { path, reentersAt } of loopCatalogue) {
    expect(path.length).toBeGreaterThan(1);
    expect(path).toContain(reentersAt[0]);
  }
  expect(loopCatalogue.filter(({ fedBy }) => fedBy === "spend").map(({ id }) => id)).toEqual(["paid"]);
});

describe("a loop's gain", () => {
  const referral = { participants: 200, actions: 0.5, conversion: 0.4, cycleDays: 73, market: 10_000 };

  test("is actions times conversion, and below 1 multiplies what comes from outside", () => {
    const gain = loopGain(referral);
    expect(gain).toMatchObject({ gain: 0.2, cyclesPerYear: 5, compoundsAlone: false, multiplier: 1.25 });
    // 40 + 8 + 1.6 + 0.32 + 0.064 in five cycles; the last of them brings 0.064.
    expect(gain.broughtInYear).toEqual({ value: expect.closeTo(49.984, 9), bounded: false, reason: null });
    expect(gain.lastCycleOfYear.value).toBeCloseTo(0.064, 9);
  });

  test("above 1 compounds alone until the market ends it", () => {
    const gain = loopGain({ ...referral, actions: 5 });
    expect(gain).toMatchObject({ gain: 2, compoundsAlone: true, multiplier: null });
    expect(gain.lastCycleOfYear.value).toBeCloseTo(6_400, 6);
    expect(gain.broughtInYear).toEqual({ value: 10_000, bounded: true, reason: "market_reached" });
  });

  test("of exactly 1 keeps its number", () => {
    const gain = loopGain({ ...referral, actions: 2.5 });
    expect(gain).toMatchObject({ gain: 1, compoundsAlone: false, multiplier: null, lastCycleOfYear: { value: 200 } });
    expect(gain.broughtInYear.value).toBe(1_000);
  });

  test("is refused for a cycle of no days", () => {
    expect(() => loopGain({ ...referral, cycleDays: 0 })).toThrow("above 0");
  });
});

describe("the steady state", () => {
  test("is what comes from outside over one less the gain", () => {
    expect(totalGain([{ gain: 0.15 }, { gain: 0.05 }])).toBeCloseTo(0.2, 12);
    expect(steadyState({ external: 100, gain: 0.2 })).toEqual({
      total: 125,
      fromLoops: 25,
      multiplier: 1.25,
      bounded: false,
      reason: null,
    });
  });

  test("is the market where it would settle above it, or never", () => {
    expect(steadyState({ external: 100, gain: 0.5, market: 150 })).toMatchObject({ total: 150, bounded: true, reason: "market_reached" });
    expect(steadyState({ external: 100, gain: 1.1, market: 900 })).toMatchObject({
      total: 900,
      bounded: true,
      reason: "gain_at_least_one",
    });
  });

  test("is refused for a gain of 1 without a market, and nothing for nothing", () => {
    expect(() => steadyState({ external: 100, gain: 1 })).toThrow("give the market");
    expect(steadyState({ external: 0, gain: 0.4 })).toMatchObject({ total: 0, multiplier: null });
  });
});

describe("the path to it", () => {
  test("brings back what entered, after its lag", () => {
    const path = loopPath({ external: 100, loops: [{ gain: 0.5, lagMonths: 2 }], months: 5 });
    expect(path.map(({ total }) => total)).toEqual([100, 100, 150, 150, 175]);
    expect(path[4]).toEqual({ month: 4, external: 100, fromLoops: 75, total: 175, bounded: false });
  });

  test("stops at the market, and says so", () => {
    const path = loopPath({ external: 100, loops: [{ gain: 1.5, lagMonths: 1 }], months: 4, market: 400 });
    expect(path.map(({ total, bounded }) => [total, bounded])).toEqual([
      [100, false],
      [250, false],
      [400, true],
      [400, true],
    ]);
  });

  test("is refused for a loop without a lag, and for one without an end", () => {
    expect(() => loopPath({ external: 1, loops: [{ gain: 0.1, lagMonths: 0 }], months: 3 })).toThrow("whole number");
    expect(() => loopPath({ external: 1, loops: [{ gain: 1.2, lagMonths: 1 }], months: 3 })).toThrow("give the market");
  });
});

const loops = fc.array(fc.record({ gain: fc.double({ min: 0, max: 0.2, noNaN: true }), lagMonths: fc.integer({ min: 1, max: 12 }) }), {
  maxLength: 4,
});
const external = fc.double({ min: 0, max: 1e6, noNaN: true });

describe("laws of loops", () => {
  test("the path rises to the steady state and never passes it", () => {
    fc.assert(
      fc.property(external, loops, (volume, given) => {
        const settled = steadyState({ external: volume, gain: totalGain(given) }).total;
        const path = loopPath({ external: volume, loops: given, months: 1_200 });
        let before = 0;
        for (const { total } of path) {
          expect(total).toBeGreaterThanOrEqual(before - 1e-9 * settled);
          expect(total).toBeLessThanOrEqual(settled * (1 + 1e-9));
          before = total;
        }
        expect(before).toBeCloseTo(settled, -Math.log10(Math.max(1e-6, settled * 1e-6)));
      }),
      { numRuns: 50 },
    );
  });

  test("all a multiplier promises is brought in the end: one and its followers are 1 / (1 - K)", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.9, noNaN: true }), (gain) => {
        const found = loopGain({ participants: 1, actions: gain, conversion: 1, cycleDays: 1, market: 1e9 });
        expect(1 + found.broughtInYear.value).toBeCloseTo(found.multiplier ?? Number.NaN, 6);
      }),
    );
  });
});

describe("the share that loops brought", () => {
  test("leaves out what is not known, and counts the paid loop as bought", () => {
    const origins = [
      { from: "referral", newArr: 30 },
      { from: "upsell", newArr: 10 },
      { from: "paid", newArr: 50 },
      { from: "spend", newArr: 10 },
      { from: "unknown", newArr: 25 },
    ] as const;
    expect(loopShare(origins)).toEqual({ loopSourced: 40, spendSourced: 60, unknown: 25, share: 0.4, reason: null });
  });

  test("is not known where no origin is, and is refused for retained ARR", () => {
    expect(loopShare([{ from: "unknown", newArr: 5 }])).toMatchObject({ share: null, reason: "no_known_origin" });
    expect(() => loopShare([{ from: "renewal", newArr: 5 }])).toThrow("no new ARR");
  });
});
