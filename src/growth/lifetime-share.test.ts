import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lifetimeForShare, lifetimeShare, placeLifetimeShare } from "./lifetime-share.ts";

describe("the share of lifetime value after the first sale", () => {
  test.each([
    [0.9, 5, 4.095, 0.756],
    [0.9, 10, 6.513, 0.846],
    [0.95, 10, 8.025, 0.875],
    [1, 4, 4, 0.75],
    [1, 14, 14, 0.9286],
    [1.02, 10, 10.95, 0.909],
    [1.1, 10, 15.937, 0.937],
  ])("with a factor of %f over %i years is that of the standard's table", (yearlyFactor, years, multiple, share) => {
    const found = lifetimeShare({ yearlyFactor, years });
    expect(found.multiple).toBeCloseTo(multiple, 3);
    expect(found.share).toBeCloseTo(share, 3);
  });

  test("is nothing for a customer of one year, and for one who brings nothing after it", () => {
    expect(lifetimeShare({ yearlyFactor: 1.2, years: 1 }).share).toBe(0);
    expect(lifetimeShare({ yearlyFactor: 0, years: 9 })).toEqual({ multiple: 1, share: 0 });
  });

  test("counts half a year by half of what it would have brought", () => {
    expect(lifetimeShare({ yearlyFactor: 0.5, years: 2.5 }).multiple).toBeCloseTo(1 + 0.5 + 0.125, 12);
  });

  test("is refused for less than one year", () => {
    expect(() => lifetimeShare({ yearlyFactor: 1, years: 0.5 })).toThrow("1 or more");
    expect(() => lifetimeShare({ yearlyFactor: -0.1, years: 2 })).toThrow("0 or more");
  });
});

describe("the lifetime a share needs", () => {
  test("is 3.57 first years for 72 %, and 14.29 for 93 %", () => {
    expect(lifetimeForShare({ share: 0.72 })).toMatchObject({ kind: "reached", years: expect.closeTo(3.5714, 4) });
    expect(lifetimeForShare({ share: 0.93 })).toMatchObject({ kind: "reached", multiple: expect.closeTo(14.2857, 4) });
  });

  test("is never reached when revenue fades first, and the share it stays below is named", () => {
    expect(lifetimeForShare({ share: 0.93, yearlyFactor: 0.9 })).toMatchObject({ kind: "never", shareBelow: 0.9 });
  });

  test("is refused for all of the value", () => {
    expect(() => lifetimeForShare({ share: 1 })).toThrow("below 1");
  });
});

test("a share is placed against the published 72 to 93 %", () => {
  expect([0.71, 0.72, 0.8, 0.93, 0.94].map(placeLifetimeShare)).toEqual(["below", "within", "within", "within", "above"]);
});

describe("laws of lifetimes", () => {
  test("the years found for a share bring that share", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.98, noNaN: true }), fc.double({ min: 0.05, max: 1.5, noNaN: true }), (share, yearlyFactor) => {
        const needed = lifetimeForShare({ share, yearlyFactor });
        if (needed.kind === "never") expect(yearlyFactor).toBeLessThanOrEqual(share);
        // The last sliver below the limit of a fading series is lost in rounding.
        else if (share < yearlyFactor - 1e-3) expect(lifetimeShare({ yearlyFactor, years: needed.years }).share).toBeCloseTo(share, 6);
      }),
    );
  });

  test("whole years give the sum written out, also when the factor is almost 1", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.double({ min: 0, max: 2, noNaN: true }), fc.double({ min: 1 - 1e-9, max: 1 + 1e-9, noNaN: true })),
        fc.integer({ min: 1, max: 30 }),
        (yearlyFactor, years) => {
          let sum = 0;
          for (let k = 0; k < years; k++) sum += yearlyFactor ** k;
          expect(lifetimeShare({ yearlyFactor, years }).multiple / sum).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  test("a longer life and a higher factor never lower the share", () => {
    const factor = fc.double({ min: 0, max: 1.5, noNaN: true });
    fc.assert(
      fc.property(
        factor,
        factor,
        fc.double({ min: 1, max: 30, noNaN: true }),
        fc.double({ min: 0, max: 5, noNaN: true }),
        (a, b, years, more) => {
          const share = lifetimeShare({ yearlyFactor: Math.min(a, b), years }).share;
          expect(lifetimeShare({ yearlyFactor: Math.max(a, b), years }).share).toBeGreaterThanOrEqual(share - 1e-12);
          expect(lifetimeShare({ yearlyFactor: Math.min(a, b), years: years + more }).share).toBeGreaterThanOrEqual(share - 1e-12);
        },
      ),
    );
  });
});
