import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/domain/index.ts";
import { MemoryFacts } from "../helpers/memory-facts.ts";
import { FIRST, HORIZON, worldArb } from "./arbitrary.ts";
import { countingOf, movementsIn, type Told, told, unlike } from "./engine.ts";
import { DEFAULTS, entitiesOf, type Rules, walk } from "./movements.ts";
import { numberOf, unitsOf } from "./units.ts";
import { hasCredits, type LineRow, type World } from "./world.ts";

const runs = { numRuns: Number(process.env["RUNS"] ?? 40), seed: Number(process.env["SEED"] ?? 20240229) };

const made = (world: World, rules: Rules): readonly (Told & { readonly logos: number })[] =>
  movementsIn(new MemoryFacts(unitsOf(world), { ...countingOf(world, "customer"), ...rules })).filter(
    ({ kind }) => !kind.startsWith("segment_"),
  );

const expected = (world: World, rules: Rules) =>
  entitiesOf(world, "customer", rules)
    .flatMap((entity) => walk(entity, FIRST, HORIZON, rules).moved)
    .map((row) => ({ ...row, entity: numberOf(world, row.entity) }));

const logosOf = (rows: readonly { readonly entity: number; readonly day: number; readonly logos: number }[]): readonly string[] =>
  rows.flatMap(({ entity, day, logos }) => (logos === 0 ? [] : [`${entity} ${day} ${logos}`])).sort();

const rulesArb: fc.Arbitrary<Rules> = fc.record({
  gapDays: fc.constantFrom(0, 1, 10, 31, 365),
  pauseDays: fc.constantFrom(0, 1, 30, 90, 3650),
  pauseTreatment: fc.constantFrom("pause" as const, "churn" as const, "keep" as const),
  newAgainMonths: fc.constantFrom(0, 1, 3, 12),
  swapDays: fc.constant(1),
});

test("the rules the reference has built in are the defaults", () => {
  expect(DEFAULT_SETTINGS).toMatchObject(DEFAULTS);
});

test("gaps, pauses and returns are counted as any mix of their settings says", () => {
  fc.assert(
    fc.property(worldArb({ min: 1, max: 1 }), rulesArb, (world, rules) => {
      expect(told(made(world, rules))).toEqual(told(expected(world, rules)));
      expect(logosOf(made(world, rules))).toEqual(logosOf(expected(world, rules)));
    }),
    { ...runs, numRuns: runs.numRuns * 3 },
  );
});

/** Two lines of one subscription at once are two things that are paid for, which the reference does not tell apart. */
const isInRow = (lines: readonly LineRow[]): boolean =>
  lines.every((one) =>
    lines.every(
      (other) =>
        one === other ||
        one.subscription_id !== other.subscription_id ||
        (one.ends_on ?? "9") <= other.starts_on ||
        (other.ends_on ?? "9") <= one.starts_on,
    ),
  );

test("changes of several subscriptions on one day are kept apart where swapDays is 0", () => {
  fc.assert(
    fc.property(worldArb({ min: 1, max: 1 }), fc.constantFrom(0, 10), (told, gapDays) => {
      const world = { ...told, movements: [] };
      fc.pre(!hasCredits(world) && isInRow(world.lines.filter((row) => row.one_off !== true)));
      const rules = { ...DEFAULTS, gapDays, swapDays: 0 };
      expect(unlike(made(world, rules), expected(world, rules))).toEqual([]);
    }),
    { ...runs, numRuns: runs.numRuns * 3 },
  );
});
