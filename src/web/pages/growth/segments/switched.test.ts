import { expect, test } from "vitest";
import type { CalibratedView } from "../../../../contract/index.ts";
import { worked } from "../../../../growth/index.ts";
import { switched } from "./switched.ts";

const evidence = (value: number, basis: "own" | "assumed" = "own") => ({ value, n: 100, low: null, high: null, basis, fromParent: 0 });

const segment = (price: number, winRate: number, costs: "own" | "assumed"): CalibratedView => ({
  model: { ...worked, price, journey: worked.journey.map((step) => (step.conversion === "cr.win" ? { ...step, rate: winRate } : step)) },
  uncertain: {},
  accountSpread: 0,
  evidence: { "cr.win": evidence(winRate), spend: evidence(100, costs), margin: evidence(0.8, costs) },
  feasible: [],
});

test("a dearer product that is won half as often needs twice the opportunities and may cost more to win", () => {
  const rows = switched(segment(12_000, 0.25, "own"), segment(60_000, 0.125, "own"), 12);
  const at = (id: string) => rows.find((row) => row.id === id);
  expect([at("perWin")?.before, at("perWin")?.after]).toEqual([4, 8]);
  expect((at("budget")?.after ?? 0) / (at("budget")?.before ?? 1)).toBeCloseTo(5, 6);
  expect(at("risk")?.before).toBeGreaterThanOrEqual(0);
});

test("without costs there is no budget and no risk, and cycle and win rate still differ", () => {
  const rows = switched(segment(12_000, 0.25, "assumed"), segment(60_000, 0.125, "own"), 12);
  expect(rows.filter(({ before }) => before === null).map(({ id }) => id)).toEqual(["budget", "risk"]);
});
