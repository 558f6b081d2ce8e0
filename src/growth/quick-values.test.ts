import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  acquisitionPayback,
  churnOverPeriods,
  expectedLifetime,
  impliedNetRetention,
  keptThroughPhases,
  lifetimeValue,
  valueOfFasterOnboarding,
} from "./quick-values.ts";

describe("values that follow from a few rates", () => {
  test("T9: 1.2 million for 40 customers of 30,000 a year at a margin of 80 % are back in 15 months", () => {
    const { cac, months } = acquisitionPayback({ spend: 1_200_000, customers: 40, acv: 30_000, grossMargin: 0.8 });
    expect(cac).toBe(30_000);
    expect(months).toBeCloseTo(15, 12);
  });

  test("T16: 1.5 % a month is 16.59 % a year, not 18 %", () => {
    expect(churnOverPeriods({ churn: 0.015, periods: 12 })).toBeCloseTo(0.1659, 4);
  });

  test("T24: 1,000 a month at a margin of 80 % and a churn of 2 % are worth 40,000", () => {
    expect(lifetimeValue({ arpa: 1_000, grossMargin: 0.8, churn: 0.02 })).toBeCloseTo(40_000, 9);
  });

  test("T25: 90 % kept and 22 % more make a net retention of 109.8 %", () => {
    expect(impliedNetRetention({ kept: 0.9, expansion: 0.22 })).toBeCloseTo(1.098, 12);
  });

  test("94 % live and 90 % of them retained are 100.4625 of 118.75 customers", () => {
    expect(118.75 * keptThroughPhases({ onboarding: 0.06, usage: 0.1 })).toBeCloseTo(100.4625, 9);
  });

  test("monthly retention of 95 to 99 % means 20, 25, 33, 50 and 100 months", () => {
    expect([0.05, 0.04, 0.03, 0.02, 0.01].map((churn) => Math.round(expectedLifetime(churn)))).toEqual([20, 25, 33, 50, 100]);
  });

  test("a month earlier for 100 customers of 1,000 a month at 80 % is worth 80,000", () => {
    expect(valueOfFasterOnboarding({ months: 1, mrr: 1_000, grossMargin: 0.8, commits: 100 })).toBe(80_000);
  });
});

test("nothing is said where a formula has no meaning", () => {
  expect(() => expectedLifetime(0)).toThrow("churn");
  expect(() => keptThroughPhases({ onboarding: 1.2, usage: 0 })).toThrow("onboarding");
  expect(() => acquisitionPayback({ spend: 1, customers: 0, acv: 1, grossMargin: 1 })).toThrow("customers");
});

test("churn over several periods is never more than their sum, and never less than one of them", () => {
  const churn = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(churn, fc.integer({ min: 1, max: 60 }), (rate, periods) => {
      const lost = churnOverPeriods({ churn: rate, periods });
      expect(lost).toBeLessThanOrEqual(Math.min(1, rate * periods) + 1e-12);
      expect(lost).toBeGreaterThanOrEqual(rate - 1e-12);
    }),
  );
});
