import { describe, expect, it } from "vitest";
import { sensitivity } from "./sensitivity.ts";
import { worked } from "./worked.ts";

describe("sensitivity", () => {
  it("has elasticity 1 of sales to every rate of the journey", () => {
    const { levers } = sensitivity({ segments: [worked] });
    for (const { id } of [{ id: "cr.prospect_mql" }, { id: "cr.mql_sql" }, { id: "cr.sql_sal" }, { id: "cr.win" }, { id: "inflow" }])
      for (const value of levers.find(({ lever }) => lever === id)?.salesElasticity ?? []) expect(value).toBeCloseTo(1, 6);
  });

  it("ranks by what a target adds and what it takes, and says where a rate cannot go further", () => {
    const { levers } = sensitivity({ segments: [worked], targets: { "cr.win": 0.3, renewal: 0.8 }, effort: { "cr.win": 4 } });
    const win = levers.find(({ lever }) => lever === "cr.win");
    expect(win?.toTarget?.arr[0]).toBeGreaterThan(0);
    expect(win?.perEffort[0]).toBeCloseTo((win?.toTarget?.arr[0] ?? 0) / 4, 6);
    expect(levers.find(({ lever }) => lever === "renewal")?.toTarget).toMatchObject({ isMet: true, arr: [0, 0, 0] });
    expect(levers.find(({ lever }) => lever === "cr.sql_sal")?.tenPercent.isCapped).toBe(true);
  });
});
