import { describe, expect, it } from "vitest";
import { simulate } from "./simulate.ts";
import { worked } from "./worked.ts";

describe("the worked example of the standard", () => {
  it("makes 118.75 sales of 10,000 prospects, and 103.21 % of their value after a year (T3)", () => {
    const run = simulate({ segments: [worked], months: 13 });
    const [segment] = run.segments;
    expect(segment?.entries["mql"]?.[0]).toBeCloseTo(2000, 9);
    expect(segment?.entries["sql"]?.[0]).toBeCloseTo(500, 9);
    expect(segment?.entries["sal"]?.[0]).toBeCloseTo(475, 9);
    expect(run.total.commits[0]).toBeCloseTo(118.75, 9);
    expect(run.total.newArr[0]).toBeCloseTo(3_562_500, 6);
    expect(run.total.customers[0]).toBeCloseTo(111.625, 9);
  });
});
