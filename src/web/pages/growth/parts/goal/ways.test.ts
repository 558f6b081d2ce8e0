import { expect, test } from "vitest";
import type { Reach } from "../reach.ts";
import { costsOf, mergedSteps } from "./ways.ts";

const reach = (lever: string): Reach => ({
  segment: "EU",
  lever,
  unit: "share",
  better: "more",
  value: 0.3,
  n: 40,
  to: 0.4,
  how: "tenth",
  benchmark: null,
});

test("a lever without a cost costs the average of the others, so that none is free", () => {
  expect(costsOf({ "EU:cr.win": 100, price: 300 }, [reach("cr.win"), reach("price"), reach("uplift")])).toEqual({
    costs: { "EU:cr.win": 100, "EU:price": 300, "EU:uplift": 200 },
    average: 200,
  });
  expect(costsOf({}, [reach("cr.win")])).toEqual({ costs: {}, average: null });
});

test("steps of the same lever are one, from where it was to where it came", () => {
  const step = (lever: string, value: number, to: number) => ({ segment: "EU", lever, value, to, cost: 1, arr: 10 });
  expect(mergedSteps([step("a", 1, 2), step("b", 5, 6), step("a", 2, 4)])).toEqual([
    { segment: "EU", lever: "a", value: 1, to: 4, cost: 2, arr: 20 },
    step("b", 5, 6),
  ]);
});
