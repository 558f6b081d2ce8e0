import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Currency, type Day, day, type ExchangeRate, fraction, lastDay, month, monthOf } from "../../src/domain/index.ts";
import { MemoryFacts } from "../helpers/memory-facts.ts";
import { FIRST, HORIZON, worldArb } from "./arbitrary.ts";
import { countingOf, movementsIn, type Told, unlike } from "./engine.ts";
import { type Exact, levelOn, showDay } from "./levels.ts";
import { DEFAULTS, type Entity, entitiesOf, type Rules, walk } from "./movements.ts";
import { numberOf, unitsOf } from "./units.ts";
import { atEachRate, atOneRate } from "./views.ts";
import { hasCredits, type World } from "./world.ts";

const runs = { numRuns: Number(process.env["RUNS"] ?? 40), seed: Number(process.env["SEED"] ?? 20240229) };
const FROM = monthOf(FIRST as Day);
const MONTHS = monthOf(HORIZON as Day) - FROM + 1;

/** What a EUR is worth in USD at the end of every month, in thousandths. */
const ratesArb = fc.array(fc.constantFrom(500, 999, 1000, 1081, 1250, 1333, 2000), { minLength: MONTHS, maxLength: MONTHS });

const tableOf = (rates: readonly number[]): readonly ExchangeRate[] =>
  rates.map((rate, i) => ({
    on: day(Math.min(lastDay(month(FROM + i)), HORIZON)),
    from: "EUR" as Currency,
    to: "USD" as Currency,
    rate: fraction(BigInt(rate), 1000n),
  }));

const ONE: Exact = [1n, 1n];
const worth =
  (rates: readonly number[]) =>
  (currency: string, at: number): Exact =>
    currency === "USD" ? ONE : [BigInt(rates[at - FROM] ?? 0), 1000n];

/** Pauses and late renewals hold what was paid at the rate of their day; they have tests of their own. */
const RULES: Rules = { ...DEFAULTS, gapDays: 0, pauseTreatment: "keep" };

const made = (world: World, rates: readonly number[], currencyView: "constant" | "reported", rules = RULES): readonly Told[] =>
  movementsIn(
    new MemoryFacts(unitsOf(world), {
      ...countingOf(world, "customer"),
      ...rules,
      currencyView,
      reportingCurrency: "USD",
      rates: tableOf(rates),
    }),
  ).filter(({ kind }) => !kind.startsWith("segment_"));

const expected = (world: World, entities: readonly Entity[]): readonly Told[] =>
  entities.flatMap((entity) => walk(entity, FIRST, HORIZON, RULES).moved).map((row) => ({ ...row, entity: numberOf(world, row.entity) }));

/** Levels at the end of every day on which anything is told, and of every month. */
function levels(world: World, entities: readonly Entity[], rows: readonly Told[]): readonly string[] {
  const ends = Array.from({ length: MONTHS }, (_, i) => Math.min(lastDay(month(FROM + i)), HORIZON));
  return entities.flatMap((entity) => {
    const own = rows.filter((row) => row.entity === numberOf(world, entity.id));
    return [...new Set([...ends, ...own.map((row) => row.day)])].flatMap((at) => {
      const level = own.filter((row) => row.day <= at).reduce((sum, { amount }) => sum + amount, 0n);
      const wanted = levelOn(entity.items, at).get("USD") ?? 0n;
      return level === wanted ? [] : [`${entity.id} ${showDay(at)} ${level}, not ${wanted}`];
    });
  });
}

describe("in one currency", () => {
  for (const view of ["constant", "reported"] as const)
    test(`levels and movements of the ${view} view are those of every item turned over, day by day`, () => {
      fc.assert(
        fc.property(worldArb({ min: 1, max: 1 }), ratesArb, (told, rates) => {
          const world = { ...told, movements: [] };
          fc.pre(!hasCredits(world));
          const of = worth(rates);
          const entities = entitiesOf(world, "customer", RULES).map((entity) =>
            view === "reported"
              ? atEachRate(entity, "USD", of)
              : atOneRate(entity, "USD", (currency) => of(currency, monthOf(HORIZON as Day))),
          );
          const rows = made(world, rates, view);
          expect(levels(world, entities, rows)).toEqual([]);
          expect(unlike(rows, expected(world, entities))).toEqual([]);
          if (view === "constant") expect(rows.every(({ currency }) => currency === "USD")).toBe(true);
        }),
        { ...runs, numRuns: runs.numRuns * 2 },
      );
    });

  test("levels of the reported view are exact with credits, pauses and late renewals too", () => {
    fc.assert(
      fc.property(worldArb({ min: 1, max: 1 }), ratesArb, (world, rates) => {
        const entities = entitiesOf(world, "customer").map((entity) => atEachRate(entity, "USD", worth(rates)));
        expect(levels(world, entities, made(world, rates, "reported", DEFAULTS))).toEqual([]);
      }),
      runs,
    );
  });
});
