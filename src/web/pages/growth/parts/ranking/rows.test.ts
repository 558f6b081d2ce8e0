import { expect, test } from "vitest";
import type { LeverEffect, Sensitivity } from "../../../../../growth/index.ts";
import type { Reach } from "../reach.ts";
import { rowsOf, sorted } from "./rows.ts";

const effect = (lever: string, arr: readonly number[]): LeverEffect => ({
  segment: "EU",
  lever,
  unit: "share",
  better: "more",
  value: 0.3,
  elasticity: [1, 1, 1],
  salesElasticity: [1, 1, lever === "price" ? null : 1],
  tenPercent: { arr, isCapped: false },
  point: null,
  toTarget: { arr, isCapped: false, target: 0.4, isMet: false },
  perEffort: arr,
});

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

const found: Sensitivity = {
  horizons: [12, 24, 36],
  arr: [1, 1, 1],
  sales: [1, 1, 1],
  levers: [effect("cr.win", [10, 20, 30]), effect("price", [40, 50, 60]), effect("uplift", [0, 5, 90])],
};
const reaches = [reach("cr.win"), reach("price"), reach("uplift")];
const words = {
  title: ({ lever }: Reach) => lever,
  segment: ({ segment }: Reach) => segment,
  compare: (a: string, b: string) => a.localeCompare(b),
};
const order = (costs: Record<string, number>, horizon: number) =>
  sorted(rowsOf(found, reaches, costs), { by: "perEffort", down: true }, horizon, words).map(({ lever }) => lever);

test("while nobody says a cost every lever counts as one, and the horizon decides", () => {
  expect(order({}, 1)).toEqual(["price", "cr.win", "uplift"]);
  expect(order({}, 2)).toEqual(["uplift", "price", "cr.win"]);
});

test("once a cost is said levers are weighed by money, and one without a cost comes last, whichever way", () => {
  expect(order({ "cr.win": 2, "EU:price": 10 }, 1)).toEqual(["cr.win", "price", "uplift"]);
  expect(order({ uplift: 2 }, 1)).toEqual(["uplift", "price", "cr.win"]);
  const rows = rowsOf(found, reaches, { "cr.win": 2, "EU:price": 10 });
  expect(sorted(rows, { by: "perEffort", down: false }, 1, words).map(({ lever }) => lever)).toEqual(["price", "cr.win", "uplift"]);
  expect(rows.map(({ perEffort }) => perEffort[1])).toEqual([10, 5, null]);
});

test("names sort by their letters", () => {
  const rows = rowsOf(found, reaches, {});
  expect(sorted(rows, { by: "lever", down: true }, 1, words).map(({ lever }) => lever)).toEqual(["uplift", "price", "cr.win"]);
});
