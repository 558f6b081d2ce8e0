import fc from "fast-check";
import { expect, test } from "vitest";
import { halfAt, logScale, outline, plainScale, shapeOf } from "./geometry.ts";
import type { Drawing, Stage } from "./model.ts";

const count = fc.integer({ min: 0, max: 10_000_000 });

test("more cases never make the left wing thinner, and the most fill it", () => {
  fc.assert(
    fc.property(fc.array(count, { minLength: 1, maxLength: 9 }), (counts) => {
      const { of } = logScale(counts, 90);
      const halves = [...counts].sort((a, b) => a - b).map(of);
      expect(halves).toEqual([...halves].sort((a, b) => a - b));
      expect(Math.max(...halves)).toBeLessThanOrEqual(90.001);
      expect(Math.min(...halves)).toBeGreaterThan(0);
    }),
  );
});

test("money is drawn from zero: twice the money is twice as thick", () => {
  const half = plainScale([1000, 400], 90);
  expect(half(1000)).toBe(90);
  expect(half(500)).toBe(45);
});

const stage = (id: string, half: Stage["half"], weight: number | null, start?: number): Stage => ({
  id,
  half,
  weight,
  start,
  name: id,
  value: String(weight),
  notes: [],
  known: weight !== null,
  told: id,
});

const drawing: Drawing = {
  title: "",
  stages: [
    stage("sql", "left", 1000),
    stage("sal", "left", 100),
    stage("commit", "knot", 30, 200),
    stage("live", "right", null),
    stage("expanded", "right", 1000),
  ],
  passages: [],
  loops: [],
  funnel: null,
  scaleLeft: "",
  scaleRight: "",
  constraint: "",
  count: String,
};

test("stages stand in order from one end to the other, and the wings meet at the knot", () => {
  const shape = shapeOf(drawing, 1000, 90);
  const places = [...shape.places.values()];
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(shape.left.at(-1)?.at).toBe(shape.knot.from);
  expect(shape.right[0]?.at).toBe(shape.knot.to);
  expect(shape.right.map(({ half }) => half)).toEqual([18, 90, 90]);
});

test("a wing nobody can measure is not drawn", () => {
  expect(shapeOf({ ...drawing, stages: drawing.stages.filter(({ half }) => half !== "right") }, 1000, 90).right).toEqual([]);
  expect(outline([], 100, false)).toBe("");
});

test("the edge runs through every point and between its neighbours", () => {
  const points = [
    { at: 0, half: 80 },
    { at: 100, half: 20 },
    { at: 200, half: 60 },
  ];
  expect(points.map(({ at }) => halfAt(points, at))).toEqual([80, 20, 60]);
  expect(halfAt(points, 50)).toBe(50);
});
