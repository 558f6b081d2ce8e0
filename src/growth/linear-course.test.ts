import { expect, test } from "vitest";
import { linearCourse } from "./linear-course.ts";
import { simulate } from "./simulate.ts";
import { worked } from "./worked.ts";

test("the linear view adds the same new ARR every month: 118.75 sales at 30,000", () => {
  const course = linearCourse([worked], [], 3);
  expect(course.map((arr) => Math.round(arr))).toEqual([3_562_500, 7_125_000, 10_687_500]);
});

test("without a right side, without time and without growth it is what the simulation says", () => {
  const still = {
    ...worked,
    journey: worked.journey.map((step) => ({ ...step, lag: [1] })),
    direct: [0, 40, 0, 6, 3],
    perSale: 0.9,
    onboarding: { rate: 1, lag: [1] },
    renewal: null,
    expansion: 0,
  };
  const changes = [{ lever: "cr.win", by: "relative" as const, amount: 0.1 }];
  const { arr } = simulate({ segments: [still], months: 24, changes }).total;
  for (const [month, linear] of linearCourse([still], changes, 24).entries()) expect(linear).toBeCloseTo(arr[month] ?? 0, 3);
});
