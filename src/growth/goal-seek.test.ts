import { describe, expect, it } from "vitest";
import { goalSeek } from "./goal-seek.ts";
import { simulate } from "./simulate.ts";
import { worked } from "./worked.ts";

const target = { arr: 50_000_000, month: 11 };

describe("seeking a goal", () => {
  it("finds how much more must come in, and what that makes of every state", () => {
    const { volume, arr } = goalSeek({ segments: [worked], target });
    expect(volume.factor).toBeCloseTo(target.arr / arr, 6);
    expect(volume.arr).toBeCloseTo(target.arr, 3);
    const mql = volume.entries.find(({ state }) => state === "mql");
    expect(mql?.months[0]).toBeCloseTo(2000 * (volume.factor ?? 0), 6);
  });

  it("takes the levers that bring most for their cost first, and stops at the target", () => {
    const limits = { "cr.win": 0.3, "cr.sql_sal": 0.98, price: 33_000, inflow: 15_000 };
    const costs = { price: 10, inflow: 100 };
    const { combination } = goalSeek({ segments: [worked], target, limits, costs });
    expect(combination.isReached).toBe(true);
    expect(combination.arr / target.arr).toBeCloseTo(1, 9);
    const changes = combination.steps.map(({ segment, lever, to }) => ({ segment, lever, by: "to" as const, amount: to }));
    expect(simulate({ segments: [worked], months: 12, changes }).total.arr[11]).toBeCloseTo(target.arr, 3);
  });

  it("says what the limits allow when they do not allow the target", () => {
    const closed = Object.fromEntries(["cr.prospect_mql", "cr.mql_sql", "cr.sql_sal", "cr.win"].map((id) => [id, 0]));
    const limits = {
      ...closed,
      price: 0,
      inflow: 11_000,
      renewal: 0,
      "cr.onboard": 0,
      expansion: 0,
      uplift: 0,
      usage_churn: 1,
      discount: 1,
    };
    const { combination, levers } = goalSeek({ segments: [worked], target, limits });
    expect(combination.isReached).toBe(false);
    expect(combination.steps).toMatchObject([{ lever: "inflow", value: 10_000, to: 11_000 }]);
    expect(levers.find(({ lever }) => lever === "inflow")).toMatchObject({ needed: null, way: null, limit: 11_000 });
  });
});
