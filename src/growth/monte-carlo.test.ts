import { describe, expect, it } from "vitest";
import { monteCarlo, monteCarloSteps } from "./monte-carlo.ts";
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

  it("have the expected course as their mean where only chance is at work", () => {
    const chance = monteCarlo({ ...input, segments: [{ ...segment, uncertain: {} }], shock: { deviation: 0 } });
    const expected = simulate({ segments: [worked], months: 24 }).total;
    for (const name of ["arr", "newArr", "customers"] as const)
      for (const month of [0, 11, 23]) expect((chance[name].mean[month] ?? 0) / (expected[name][month] ?? 1)).toBeCloseTo(1, 1.7);
  });

  it("are all the same where everything is known and nothing left to chance", () => {
    const known = monteCarlo({ ...input, runs: 20, segments: [{ ...segment, uncertain: {} }], shock: { deviation: 0 }, noise: false });
    const { arr } = simulate({ segments: [worked], months: 24 }).total;
    expect(known.arr.p10).toEqual(arr);
    expect(known.arr.p90).toEqual(arr);
  });

  it("spread more with a common shock: segments then rise and fall together", () => {
    const other = { ...segment, model: { ...worked, name: "other" } };
    const width = (deviation: number): number => {
      const { arr } = monteCarlo({ ...input, segments: [segment, other], shock: { deviation } });
      return (arr.p90[23] ?? 0) - (arr.p10[23] ?? 0);
    };
    expect(width(0.3)).toBeGreaterThan(1.5 * width(0));
  });

  it("tell how far they are, and can be left", () => {
    const told: number[] = [];
    monteCarlo({ ...input, runs: 600, onProgress: (done) => told.push(done) });
    expect(told).toEqual([250, 500]);
    const steps = monteCarloSteps({ ...input, runs: 100_000, months: 1 });
    expect(steps.next()).toEqual({ done: false, value: 250 });
    expect(steps.return?.(undefined as never).done).toBe(true);
  });

  it("are the same for a change that does nothing, whatever else it draws", () => {
    const changes = [{ lever: "cr.win", by: "relative" as const, amount: 0, from: 3 }];
    expect(monteCarlo({ ...input, changes }).arr).toEqual(monteCarlo(input).arr);
  });

  it.each([
    [{ runs: 0 }, "Between 1 and 100,000 runs"],
    [{ seed: 0.5 }, "whole number"],
    [{ target: { arr: 1, month: 24 } }, "months 0 to 23"],
    [{ segments: [{ ...segment, uncertain: { "cr.none": { kind: "spread" as const, deviation: 1 } } }] }, "has no lever"],
    [{ segments: [{ ...segment, uncertain: { inflow: { kind: "spread" as const, deviation: -1 } } }] }, "no count or error"],
  ])("are refused: %o", (part, sentence) => {
    expect(() => monteCarlo({ ...input, ...part })).toThrow(sentence);
  });
});
