import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkRetentionClaim } from "./retention-claim.ts";
import { type CustomerEconomics, profitByYear, retentionToProfit } from "./retention-to-profit.ts";

const software: CustomerEconomics = {
  retention: 0.8,
  revenuePerYear: 10_000,
  grossMargin: 0.8,
  acquisitionCost: 12_000,
  costToServePerYear: 1_000,
  discountRate: 0,
  years: 3,
};

describe("profit of a customer", () => {
  test("is the margin of the years it is kept, less what it cost to win and to serve", () => {
    // 7,000 a year after serving: 7,000, then 80 % and 64 % of it.
    expect(profitByYear(software)).toEqual([-5_000, expect.closeTo(600, 9), expect.closeTo(5_080, 9)]);
  });

  test("of a later year is worth less at a discount rate", () => {
    expect(profitByYear({ ...software, retention: 1, discountRate: 0.25, years: 2 })[1]).toBeCloseTo(-12_000 + 7_000 + 5_600, 9);
  });
});

describe("five points more retention", () => {
  test("lift the profit of three years from 5,080 to 6,007.5, which is 18 %", () => {
    const { profit, retentionAfter, capped } = retentionToProfit(software);
    expect(retentionAfter).toBeCloseTo(0.85, 12);
    expect(profit.before).toBeCloseTo(5_080, 6);
    expect(profit.after).toBeCloseTo(-5_000 + 7_000 * (0.85 + 0.7225), 6);
    expect(profit.lift).toBeCloseTo(6_007.5 / 5_080 - 1, 9);
    expect(capped).toBe(false);
  });

  test("say year by year where there is no profit to lift", () => {
    const { byYear } = retentionToProfit(software);
    expect(byYear.map(({ lift }) => lift === null)).toEqual([true, false, false]);
    expect(byYear[0]?.after).toBe(byYear[0]?.before);
  });

  test("stop at a retention of 1, and it is said", () => {
    const { retentionAfter, capped, yearsKeptAfter } = retentionToProfit({ ...software, retention: 0.97 });
    expect(retentionAfter).toBe(1);
    expect(capped).toBe(true);
    expect(yearsKeptAfter).toBe(3);
  });
});

describe("the claim of 25 to 95 %", () => {
  const lifelong = { ...software, acquisitionCost: 0, years: 100 };

  test("holds between 76 and 89 % when lives are looked at to their end and winning costs nothing", () => {
    // Lives of 1/(1-s) years: the lift is 0.05 / (0.95 - s), and at 75 % after 100 years a hair below 25 %.
    expect(checkRetentionClaim({ ...lifelong, retention: 0.8 }).holdsAt).toEqual([{ from: 0.76, to: 0.89 }]);
    expect(checkRetentionClaim({ ...lifelong, retention: 0.8 })).toMatchObject({ place: "within", lift: expect.closeTo(1 / 3, 6) });
    expect(checkRetentionClaim({ ...lifelong, retention: 0.6 }).place).toBe("below");
    expect(checkRetentionClaim({ ...lifelong, retention: 0.93 }).place).toBe("above");
  });

  test("does not hold over three years for the same customers", () => {
    expect(checkRetentionClaim({ ...software, acquisitionCost: 0 })).toMatchObject({ place: "below", holdsAt: [] });
  });

  test("has nothing to be measured against when there is no profit before, and no room above 95 %", () => {
    expect(checkRetentionClaim({ ...software, acquisitionCost: 30_000 }).place).toBe("no_profit_before");
    expect(checkRetentionClaim({ ...software, retention: 0.97 }).place).toBe("no_room");
  });
});

test("raising retention never lowers profit", () => {
  const amount = fc.double({ min: 0.01, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      amount,
      amount,
      fc.double({ min: 0, max: 0.5, noNaN: true }),
      fc.integer({ min: 1, max: 20 }),
      (retention, points, revenuePerYear, acquisitionCost, discountRate, years) => {
        const economics = { ...software, retention, revenuePerYear, acquisitionCost, discountRate, years, costToServePerYear: 0 };
        for (const { before, after } of retentionToProfit(economics, points).byYear) expect(after).toBeGreaterThanOrEqual(before - 1e-6);
      },
    ),
  );
});
