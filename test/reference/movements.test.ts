import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIRST, HORIZON, worldArb } from "./arbitrary.ts";
import { factsOf, movementsIn, told } from "./engine.ts";
import { entitiesOf, walk } from "./movements.ts";
import { numberOf } from "./units.ts";

const runs = { numRuns: Number(process.env["RUNS"] ?? 60), seed: Number(process.env["SEED"] ?? 20240229) };

describe("movements are what the definitions say, day by day", () => {
  for (const level of ["customer", "subscription", "parent"] as const) {
    test(`at the level of the ${level}`, () => {
      fc.assert(
        fc.property(worldArb({ min: 1, max: level === "parent" ? 3 : 1 }), (world) => {
          const all = movementsIn(factsOf(world, level));
          const crosses = (kind: string): boolean => kind.startsWith("segment_");
          const made = all.filter(({ kind }) => !crosses(kind));
          // Going over from one segment to another is nothing to the whole, on any day.
          const crossed = new Map<string, bigint>();
          for (const { entity, day, currency, amount } of all.filter(({ kind }) => crosses(kind)))
            crossed.set(`${entity} ${day} ${currency}`, (crossed.get(`${entity} ${day} ${currency}`) ?? 0n) + amount);
          expect([...crossed].filter(([, sum]) => sum !== 0n)).toEqual([]);
          const expected = entitiesOf(world, level)
            .flatMap((entity) => walk(entity, FIRST, HORIZON).moved)
            .map((row) => ({ ...row, entity: numberOf(world, row.entity) }));
          expect(told(made)).toEqual(told(expected));
          const logos = (rows: readonly { readonly entity: number; readonly day: number; readonly logos: number }[]): readonly string[] =>
            rows.filter((row) => row.logos !== 0).map((row) => `${row.entity} ${row.day} ${row.logos}`);
          expect(logos(made).toSorted()).toEqual(logos(expected).toSorted());
        }),
        runs,
      );
    });
  }
});
