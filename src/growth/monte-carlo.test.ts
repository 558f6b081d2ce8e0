import { describe, expect, it } from "vitest";
import { monteCarlo } from "./monte-carlo.ts";
import { simulate } from "./simulate.ts";
import { targetLift } from "./target-lift.ts";
import type { UncertainSegment } from "./uncertainty.ts";
import { worked } from "./worked.ts";

const segment: UncertainSegment = {
  model: worked,
  uncertain: {
    inflow: { kind: "spread", deviation: 0.1 },
    "cr.win": { kind: "beta", hits: 50, misses: 150 },
    "dt.select": { kind: "mean", deviation: 0.3 },
    renewal: { kind: "beta", hits: 180, misses: 20 },
  },
  accountSpread: 0.8,
};
const input = { segments: [segment], months: 24, runs: 2000, seed: 7, shock: { deviation: 0.1 }, noise: true };

describe("many runs", () => {
  it("give the same result for the same seed, and another for another", () => {
    expect(monteCarlo(input)).toEqual(monteCarlo(input));
    expect(monteCarlo({ ...input, seed: 8 }).arr.p50).not.toEqual(monteCarlo(input).arr.p50);
  });

  it("lie about the expected course, in order", () => {
    const { arr } = monteCarlo(input);
    const expected = simulate({ segments: [worked], months: 24 }).total.arr;
    for (const [month, value] of expected.entries()) {
      const fan = [arr.p10, arr.p25, arr.p50, arr.p75, arr.p90].map((line) => line[month] ?? Number.NaN);
      expect(fan.toSorted((a, b) => a - b)).toEqual(fan);
      expect(value).toBeGreaterThan(arr.p10[month] ?? 0);
      expect(value).toBeLessThan(arr.p90[month] ?? 0);
    }
  });

  it("tell how much a scenario adds to the chance of a target, without chance in the difference", () => {
    const target = { arr: simulate({ segments: [worked], months: 24 }).total.arr[23] ?? 0, month: 23 };
    const scenarios = [
      { name: "nothing", changes: [] },
      { name: "price", changes: [{ lever: "price", by: "relative" as const, amount: 0.1 }] },
    ];
    const lift = targetLift({ ...input, target, scenarios });
    expect(lift.scenarios.map(({ name }) => name)).toEqual(["price", "nothing"]);
    expect(lift.scenarios[1]).toMatchObject({ lift: 0, liftError: 0 });
    expect(lift.scenarios[0]?.lift).toBeGreaterThan(0.1);
    expect(monteCarlo({ ...input, target }).target?.chance).toBe(lift.base.chance);
  });
});
