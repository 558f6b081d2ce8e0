import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ActualLever,
  type Change,
  type PlanVarianceInput,
  planVariance,
  type SegmentModel,
  simulate,
} from "../../src/growth/index.ts";
import { plannedLevers } from "../../src/growth/plan-levers.ts";
import { changesArb, segmentArb } from "./growth-models.ts";

const runs = { numRuns: Number(process.env["RUNS"] ?? 150), seed: Number(process.env["SEED"] ?? 20240229), endOnFailure: true };

/** Money large enough that whole units tell something. */
const rich = (model: SegmentModel): SegmentModel => ({ ...model, price: model.price * 1000 });

const known = (value: number): ActualLever => ({ value, n: 100, over: 1 });

const worldArb = fc.tuple(segmentArb("a").map(rich), segmentArb("b").map(rich)).chain((segments) =>
  fc.record({
    segments: fc.constant(segments),
    plan: changesArb(segments[0]),
    truth: changesArb(segments[0]),
    months: fc.integer({ min: 1, max: 40 }),
    startMonth: fc.nat(11),
  }),
);

interface World {
  readonly segments: readonly SegmentModel[];
  readonly plan: readonly Change[];
  readonly truth: readonly Change[];
  readonly months: number;
  readonly startMonth: number;
}

/** A plan, and a company that went another way, all of whose levers are known. */
function told({ segments, plan, truth, months, startMonth }: World): PlanVarianceInput {
  const { total } = simulate({ segments, months, startMonth, changes: truth });
  const levers = (model: SegmentModel) =>
    Object.fromEntries(
      plannedLevers(model, { changes: truth, startMonth, months }).map(({ id, months: values }) => [id, values.map(known)]),
    );
  return {
    segments,
    changes: plan,
    months,
    startMonth,
    actual: { ...total, segments: segments.map((model) => ({ name: model.name, levers: levers(model) })) },
  };
}

/** Every variance is rounded once, and the plan and what happened are. */
const roundings = (levers: number): number => (levers + 2) / 2;

describe("a plan's variance", () => {
  test("adds up to actual minus planned, in every month, exactly, whatever happened", () => {
    fc.assert(
      fc.property(worldArb, fc.array(fc.nat(1e9), { minLength: 40, maxLength: 40 }), (world, arr) => {
        const input = told(world);
        for (const month of planVariance({ ...input, actual: { ...input.actual, arr } })) {
          const explained = month.levers.reduce((sum, { variance }) => sum + variance, 0);
          expect(month.arr.planned + explained + month.unexplained).toBe(month.arr.actual);
        }
      }),
      runs,
    );
  });

  test("is explained whole where every lever is known and the company follows them", () => {
    fc.assert(
      fc.property(worldArb, (world) => {
        for (const { arr, levers, unexplained } of planVariance(told(world)))
          expect(Math.abs(unexplained)).toBeLessThanOrEqual(roundings(levers.length) + 1e-9 * (arr.actual + arr.planned));
      }),
      runs,
    );
  });

  test("is nothing of a company that did as planned", () => {
    fc.assert(
      fc.property(worldArb, (world) => {
        for (const { levers, unexplained } of planVariance(told({ ...world, truth: world.plan }))) {
          expect(levers.every(({ variance }) => variance === 0)).toBe(true);
          expect(unexplained).toBe(0);
        }
      }),
      runs,
    );
  });

  test("lies in the one lever that was not as planned", () => {
    fc.assert(
      fc.property(worldArb, fc.nat(100), fc.constantFrom(0.5, 0.9, 1.1, 2), (world, pick, factor) => {
        const [model] = world.segments as readonly [SegmentModel, SegmentModel];
        const ids = plannedLevers(model, { ...world, changes: [] }).map(({ id }) => id);
        const lever = ids[pick % ids.length] ?? "price";
        const truth: readonly Change[] = [...world.plan, { segment: model.name, lever, by: "relative", amount: factor - 1 }];
        for (const { arr, levers, unexplained } of planVariance(told({ ...world, truth }))) {
          expect(levers.every((one) => one.variance === 0 || (one.lever === lever && one.segment === model.name))).toBe(true);
          expect(Math.abs(unexplained)).toBeLessThanOrEqual(roundings(1) + 1e-9 * (arr.actual + arr.planned));
        }
      }),
      runs,
    );
  });
});
