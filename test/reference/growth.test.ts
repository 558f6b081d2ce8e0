import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { simulate } from "../../src/growth/index.ts";
import { slowly } from "./growth.ts";
import { changesArb, segmentArb } from "./growth-models.ts";

const runs = { numRuns: Number(process.env["RUNS"] ?? 150), seed: Number(process.env["SEED"] ?? 20240229), endOnFailure: true };

describe("the engine comes to what following every group of customers by itself comes to", () => {
  const worldArb = segmentArb().chain((model) =>
    fc.record({ model: fc.constant(model), changes: changesArb(model), months: fc.integer({ min: 1, max: 90 }), startMonth: fc.nat(11) }),
  );

  test("in every month and column, whatever the segment and its changes", () => {
    fc.assert(
      fc.property(worldArb, ({ model, changes, months, startMonth }) => {
        const slow = slowly(model, months, changes, startMonth);
        const [fast] = simulate({ segments: [model], months, changes, startMonth }).segments;
        const { entries, ...columns } = slow;
        const scale = 1 + Math.max(...slow.arr, ...slow.customers);
        for (const [name, values] of Object.entries(columns) as [keyof typeof columns, number[]][])
          for (const [month, value] of values.entries())
            expect(Math.abs((fast?.[name][month] ?? Number.NaN) - value), `${name} of month ${month}: ${value}`).toBeLessThan(1e-9 * scale);
        for (const [i, { from }] of model.journey.entries())
          for (const [month, value] of (entries[i] ?? []).entries())
            expect(Math.abs((fast?.entries[from]?.[month] ?? Number.NaN) - value), `${from} of month ${month}`).toBeLessThan(
              1e-9 * (1 + value),
            );
      }),
      runs,
    );
  });
});
