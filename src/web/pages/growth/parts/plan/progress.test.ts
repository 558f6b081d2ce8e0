import { expect, test } from "vitest";
import { type PlanMonth, stepsOf } from "./progress.ts";

const lever = (id: string, variance: number) => ({ segment: "EU", lever: id, planned: 0, actual: 0, n: 5, over: 1, variance });
const variances = [5, -40, 30, 0, 20, -10, 7, 3, -2];
const sum = variances.reduce((total, one) => total + one, 0);
const month: PlanMonth = {
  month: "2026-01",
  arr: { planned: 1000, actual: 1000 + sum + 4 },
  newArr: { planned: 0, actual: 0 },
  customers: { planned: 0, actual: 0 },
  levers: variances.map((variance, i) => lever(String(i), variance)),
  unexplained: 4,
};
const words = {
  planned: "planned",
  actual: "actual",
  unexplained: "unexplained",
  others: (count: number) => `${count} others`,
  lever: (one: { readonly lever: string }) => one.lever,
};

test("the waterfall goes from planned to actual exactly, the greatest differences first", () => {
  const steps = stepsOf(month, words);
  expect(steps.map(({ mark }) => mark.label)).toEqual(["planned", "1", "2", "4", "5", "6", "0", "2 others", "unexplained", "actual"]);
  const changes = steps.slice(1, -1).reduce((total, { mark }) => total + (mark.point.value ?? 0), 0);
  expect(month.arr.planned + changes).toBe(month.arr.actual);
});

test("where levers explain all, nothing is called unexplained", () => {
  const steps = stepsOf({ ...month, levers: [lever("a", 5)], unexplained: 0 }, words);
  expect(steps.map(({ id }) => id)).toEqual(["planned", "EU:a", "actual"]);
});
