import fc from "fast-check";
import { expect, test } from "vitest";
import { type Observed, productLimit } from "./survival-curve.ts";

const one = (entry: number, exit: number, lost: boolean): Observed => ({ entry, exit, lost, count: 1 });

test("without censoring the share is what is left", () => {
  const steps = productLimit([one(0, 1, true), one(0, 2, true), one(0, 2, true), one(0, 4, true)]);
  expect(steps.map(({ at, atRisk, lost, share }) => [at, atRisk, lost, share])).toEqual([
    [1, 4, 1, 0.75],
    [2, 3, 2, 0.25],
    [4, 1, 1, 0],
  ]);
});

test("who is last seen at the time of a loss was at risk of it, who enters then was not", () => {
  const steps = productLimit([one(0, 3, true), one(0, 3, false), one(3, 9, false), one(2, 9, false)]);
  expect(steps.map(({ atRisk, share }) => [atRisk, share])).toEqual([[3, 1 - 1 / 3]]);
});

test("the band holds the share, and there is none where nothing or everything is lost", () => {
  const steps = productLimit([one(0, 1, true), one(0, 2, false), one(0, 3, true)]);
  expect(steps[0]?.band?.low).toBeLessThan(2 / 3);
  expect(steps[0]?.band?.high).toBeGreaterThan(2 / 3);
  expect(steps.at(-1)).toMatchObject({ share: 0, band: null });
  expect(productLimit([one(0, 5, false)])).toEqual([]);
});

test("cases that are counted together are cases that stand alone; the order does not matter; the share never rises", () => {
  const cases = fc.array(
    fc.record({
      entry: fc.integer({ min: 0, max: 5 }),
      length: fc.integer({ min: 1, max: 12 }),
      lost: fc.boolean(),
      count: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(cases, (drawn) => {
      const together = drawn.map(({ entry, length, lost, count }) => ({ entry, exit: entry + length, lost, count }));
      const alone = together.flatMap((many) => Array.from({ length: many.count }, () => ({ ...many, count: 1 }))).reverse();
      const steps = productLimit(together);
      expect(productLimit(alone)).toEqual(steps);
      for (const [i, { share, band }] of steps.entries()) {
        expect(share).toBeLessThanOrEqual(steps[i - 1]?.share ?? 1);
        if (band) expect(band.low <= share && share <= band.high).toBe(true);
      }
    }),
  );
});
