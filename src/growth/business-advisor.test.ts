import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adviseOnModels } from "./business-advisor.ts";
import { compareModels, sellerRisk } from "./compare-models.ts";

const subscription = (revenue: number) => ({ model: "subscription", revenue });
const consumption = (revenue: number) => ({ model: "consumption", revenue });

describe("the advisor on business models", () => {
  test("warns at 4 million with two models, suggests another at 15 with one, and marks the option at 30", () => {
    expect(adviseOnModels({ models: [subscription(3e6), consumption(1e6)] })).toMatchObject({ kind: "spread_thin", severity: "warning" });
    expect(adviseOnModels({ models: [subscription(15e6)] })).toMatchObject({ kind: "consider_adding" });
    expect(adviseOnModels({ models: [subscription(30e6), consumption(0)] })).toMatchObject({ kind: "growth_option" });
    expect(adviseOnModels({ models: [subscription(4e6)] })).toMatchObject({ kind: "stay_with_one" });
  });

  test("only notes a young second model beside one that carries the company", () => {
    const advice = adviseOnModels({ models: [consumption(2e6), subscription(25e6)] });
    expect(advice).toMatchObject({ kind: "spread_thin", severity: "note", models: [{ model: "consumption" }] });
    expect(adviseOnModels({ models: [consumption(12e6), subscription(25e6)] })).toMatchObject({ kind: "each_carries" });
  });

  test("counts both thresholds as between, and takes them in the currency of the revenue", () => {
    expect(adviseOnModels({ models: [subscription(10e6)] }).kind).toBe("consider_adding");
    expect(adviseOnModels({ models: [subscription(20e6)] }).kind).toBe("consider_adding");
    expect(adviseOnModels({ models: [subscription(15e6)], rate: 0.5 })).toMatchObject({ kind: "growth_option", lower: 5e6, upper: 10e6 });
    expect(adviseOnModels({ models: [subscription(15e6)], lower: 20e6, upper: 40e6 }).kind).toBe("stay_with_one");
  });

  test("says nothing of a company without revenue, and refuses thresholds the wrong way round", () => {
    expect(adviseOnModels({ models: [subscription(0)] })).toMatchObject({ kind: "no_revenue", models: [] });
    expect(() => adviseOnModels({ models: [] })).toThrow("is empty");
    expect(() => adviseOnModels({ models: [subscription(1)], lower: 5, upper: 4 })).toThrow("0 or more");
  });

  test("says the same in any currency", () => {
    const revenue = fc.integer({ min: 0, max: 60 }).map((millions) => millions * 1e6);
    fc.assert(
      fc.property(fc.tuple(revenue, revenue), fc.constantFrom(0.5, 2, 128), ([a, b], rate) => {
        const told = adviseOnModels({ models: [subscription(a), consumption(b)] });
        const elsewhere = adviseOnModels({ models: [subscription(a * rate), consumption(b * rate)], rate });
        expect([elsewhere.kind, elsewhere.severity]).toEqual([told.kind, told.severity]);
      }),
    );
  });
});

describe("another business model for a product", () => {
  const yearAhead = { cycleDays: 90, winRate: 0.25, cac: 6_000, marginByMonth: [9_600, ...Array.from({ length: 11 }, () => 0)] };
  const byUse = { cycleDays: 9, winRate: 0.125, cac: 3_000, marginByMonth: Array.from({ length: 12 }, () => 500) };

  test("from a year paid ahead to pay by use shortens the cycle, halves the win rate and puts the risk on the seller", () => {
    const moved = compareModels(yearAhead, byUse, 12);
    expect(moved).toMatchObject({ cycleTimes: 0.1, winRateTimes: 0.5, opportunitiesPerWin: [4, 8] });
    expect(moved.before).toMatchObject({ cacBudget: 9_600, paybackMonth: 1 });
    expect(moved.after).toMatchObject({ cacBudget: 6_000, paybackMonth: 6 });
    expect(moved.cacBudgetTimes).toBe(0.625);
    expect(moved.riskChange.slice(0, 4)).toEqual([0, expect.closeTo(5 / 6, 9), expect.closeTo(4 / 6, 9), 0.5]);
  });

  test("leaves the seller with all of the risk when nothing comes in", () => {
    expect(sellerRisk({ cac: 100, marginByMonth: [0, 0] })).toEqual({ sellerRisk: [1, 1, 1], paybackMonth: null });
    expect(() => sellerRisk({ cac: 0, marginByMonth: [1] })).toThrow("above 0");
    expect(() => compareModels(yearAhead, byUse, 24)).toThrow("from 1 to 12");
  });

  test("never raises the risk while margin comes in", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e5, noNaN: true }), { minLength: 1 }), (marginByMonth) => {
        const risk = sellerRisk({ cac: 10_000, marginByMonth }).sellerRisk;
        for (const [i, value] of risk.entries()) expect(value).toBeLessThanOrEqual(risk[i - 1] ?? 1);
      }),
    );
  });
});
