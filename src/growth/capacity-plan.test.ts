import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CapacityAsked, capacityPlan } from "./capacity-plan.ts";
import { type HiringAsked, planHires } from "./hiring-plan.ts";
import { levelForAcv, matchMotion, sellerCost } from "./motion-match.ts";
import { touchLevels } from "./touch-levels.ts";

const hiring: HiringAsked = {
  deals: 99,
  months: 12,
  dealsPerAe: 24,
  ramp: [0, 0.25, 0.25, 0.5, 0.5, 0.75, 1],
  aesNow: 0,
  yearlyAttrition: 0,
  mostHiresPerMonth: null,
};

describe("hiring for a number of deals", () => {
  test("takes six people for 99 deals where five ramped ones would nearly do", () => {
    // A first year is 0 + 2 · 0.25 + 2 · 0.5 + 0.75 + 6 · 1 = 8.25 months of 12, so one hired at the start closes 16.5.
    const plan = planHires(hiring);
    expect(plan).toMatchObject({ hires: 6, deals: 99, reached: true, reason: null });
    expect(plan.months[0]).toEqual({ month: 1, hires: 6, aes: 6, ramped: 0, deals: 0 });
    expect(plan.months[3]).toMatchObject({ month: 4, hires: 0, ramped: 3, deals: 6 });
  });

  test("takes eight where no more than two can be hired in a month, as the later ones close less", () => {
    const plan = planHires({ ...hiring, mostHiresPerMonth: 2 });
    expect(plan.months.map(({ hires }) => hires).slice(0, 5)).toEqual([2, 2, 2, 2, 0]);
    expect(plan).toMatchObject({ hires: 8, deals: 108, reached: true });
  });

  test("says that the limit, or the time, does not allow it", () => {
    expect(planHires({ ...hiring, mostHiresPerMonth: 0 })).toMatchObject({ hires: 0, deals: 0, reached: false, reason: "hiring_limit" });
    expect(planHires({ ...hiring, months: 1 })).toMatchObject({ hires: 0, reached: false, reason: "too_late" });
  });

  test("hires nobody where those who are there do", () => {
    expect(planHires({ ...hiring, aesNow: 5 })).toMatchObject({ hires: 0, deals: 120, reached: true });
  });

  test("makes up for those who leave", () => {
    const plan = planHires({ ...hiring, aesNow: 4, yearlyAttrition: 0.3 });
    expect(plan.months[11]?.aes).toBeLessThan(4 + plan.hires);
    expect(plan.hires).toBeGreaterThan(planHires({ ...hiring, aesNow: 4 }).hires);
    expect(plan.reached).toBe(true);
  });

  test("meets its number whenever it says so, by no more than the last one hired closes", () => {
    const asked = fc.record({
      deals: fc.double({ min: 0, max: 2_000, noNaN: true }),
      months: fc.integer({ min: 1, max: 36 }),
      dealsPerAe: fc.double({ min: 1, max: 120, noNaN: true }),
      ramp: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }),
      aesNow: fc.integer({ min: 0, max: 20 }),
      yearlyAttrition: fc.double({ min: 0, max: 0.9, noNaN: true }),
      mostHiresPerMonth: fc.option(fc.integer({ min: 0, max: 5 })),
    });
    fc.assert(
      fc.property(asked, (given) => {
        const plan = planHires(given);
        if (plan.reached) expect(plan.deals).toBeGreaterThanOrEqual(given.deals * (1 - 1e-6) - 1e-6);
        else expect(plan.deals).toBeLessThan(given.deals);
        const surplus = (given.dealsPerAe * given.months) / 12;
        if (plan.hires > 0) expect(plan.deals).toBeLessThanOrEqual(given.deals + surplus + 1e-6);
      }),
    );
  });
});

describe("a capacity plan", () => {
  const cost = { ae: 150_000, sdr: 80_000, csm: 90_000, manager: 180_000 };
  const midMarket: CapacityAsked = { target: 3_000_000, acv: 30_000, months: 12, level: "medium_touch", yearlyCost: cost };

  test("needs target over ACV in deals, and more people than would do if all were ramped", () => {
    const plan = capacityPlan(midMarket);
    expect(plan).toMatchObject({ dealsNeeded: 100, dealsPerAe: 32.5, hires: 5, reached: true, missing: [] });
    expect(plan.rampedAesNeeded).toBeCloseTo(100 / 32.5, 9);
    expect(plan.newArr).toBeGreaterThanOrEqual(3_000_000);
    expect(plan.defaultsFrom.mark).toBe("S");
    expect(plan.motion.flag).toBe("none");
    expect(plan.sellers).toMatchObject({ flagged: false });
  });

  test("adds the roles around the account executives, and what all of them cost", () => {
    const plan = capacityPlan({ ...midMarket, otherCost: 240_000, customersNow: 118 });
    // 5 AEs, 0.75 SDR each and 60 accounts a CSM; a manager for five of seven, one for four of seven, none for two of eight.
    expect(plan.months[0]).toMatchObject({ aes: 5, sdrs: 4, csms: 2, managers: 2 });
    expect(plan.months[0]?.cost).toBeCloseTo((5 * 150_000 + 4 * 80_000 + 2 * 90_000 + 2 * 180_000) / 12 + 20_000, 6);
    expect(plan.months.at(-1)?.csms).toBe(4);
    expect(plan.months.reduce((sum, month) => sum + month.cost, 0)).toBeCloseTo(plan.cost, 6);
    expect(plan.healthy).toBe(true);
  });

  test("above 1.5 of cost for 1 of new ARR is not healthy", () => {
    const plan = capacityPlan({ ...midMarket, otherCost: 4_000_000 });
    expect(plan.costPerNewArr).toBeGreaterThan(1.5);
    expect(plan.healthy).toBe(false);
  });

  test("says that customer success is missing where nothing is published, and who sells at no touch", () => {
    const dedicated = capacityPlan({ ...midMarket, acv: 400_000, level: "dedicated" });
    expect(dedicated.missing).toEqual(["accounts_per_csm"]);
    expect(dedicated.months[0]?.csms).toBeNull();
    expect(capacityPlan({ ...midMarket, acv: 400_000, level: "dedicated", accountsPerCsm: 5 }).missing).toEqual([]);
    expect(() => capacityPlan({ ...midMarket, level: "no_touch" })).toThrow("sells itself");
  });

  test("has no SDRs at low touch: none is 0, not -0", () => {
    const { months } = capacityPlan({ ...midMarket, acv: 5_000, level: "low_touch" });
    expect(months.every(({ sdrs }) => Object.is(sdrs, 0))).toBe(true);
    expect(months[0]?.csms).toBe(0);
  });

  test("flags a field seller of small deals twice over", () => {
    const plan = capacityPlan({ ...midMarket, acv: 5_000, level: "high_touch" });
    expect(plan.motion).toMatchObject({ calledFor: "low_touch", levelsTooMany: 2, flag: "red" });
    expect(plan.sellers).toMatchObject({ flagged: true, dealsToCoverCost: 30 });
  });
});

describe("the motion for a deal", () => {
  test("is called for by its first-year value, in the currency it is in", () => {
    expect([999, 1_000, 9_999, 10_000, 50_000, 250_000].map((acv) => levelForAcv(acv))).toEqual([
      "no_touch",
      "low_touch",
      "low_touch",
      "medium_touch",
      "high_touch",
      "dedicated",
    ]);
    expect(levelForAcv(90_000, 10)).toBe("low_touch");
  });

  test("is amber one level off, and red beyond", () => {
    const flags = touchLevels.map((level) => matchMotion({ acv: 30_000, level }).flag);
    expect(flags).toEqual(["red", "amber", "none", "amber", "red"]);
  });

  test("at 5,000 a deal takes 40 deals to pay for a seller of 200,000", () => {
    expect(sellerCost({ yearlyCost: 200_000, dealsPerAe: 100, acv: 5_000 })).toEqual({ share: 0.4, flagged: false, dealsToCoverCost: 40 });
    expect(sellerCost({ yearlyCost: 200_000, dealsPerAe: 100, acv: 5_000, most: 0.3 }).flagged).toBe(true);
  });
});
