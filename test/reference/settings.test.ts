import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { factSettings, type Settings, settingDefinition, settingNames } from "../../src/domain/index.ts";
import { MemoryFacts } from "../helpers/memory-facts.ts";
import { HORIZON, worldArb } from "./arbitrary.ts";
import { countingOf, movementsIn } from "./engine.ts";
import { levelOn } from "./levels.ts";
import { entitiesOf } from "./movements.ts";
import { numberOf, unitsOf } from "./units.ts";
import type { World } from "./world.ts";

const runs = { numRuns: Number(process.env["RUNS"] ?? 25), seed: Number(process.env["SEED"] ?? 20240229) };

/** Values beside the default that a setting of counting may have, without rates. */
function others(name: keyof Settings): readonly (string | number)[] {
  const { is, otherwise } = settingDefinition(name);
  if (is.kind === "text") return [];
  const all = is.kind === "choice" ? is.choices : [is.min, is.max, Math.min(is.max, Number(otherwise) + 1)];
  return all.filter((value) => value !== otherwise);
}

const CHANGES = settingNames.flatMap((name) => others(name).map((value) => [name, value] as const));
const FACTS = CHANGES.filter(([name]) => settingDefinition(name).decides === "facts");

const factsWith = (world: World, name: keyof Settings, value: string | number): MemoryFacts =>
  new MemoryFacts(unitsOf(world), { ...countingOf(world, "customer"), [name]: value });

const TABLES = ["movement", "retention", "stage", "deal", "spell", "measure", "layer", "renewal"] as const;
const rowsOf = (facts: MemoryFacts): readonly unknown[] => TABLES.map((name) => facts.table(name));

test("settings that only formulas follow from leave no trace in facts", () => {
  for (const [name, value] of CHANGES.filter(([one]) => settingDefinition(one).decides === "formulas"))
    expect(factSettings({ [name]: value }), name).toEqual({});
});

describe("every setting, changed alone, leaves the laws of movements", () => {
  test.each(FACTS)("%s = %s", (name, value) => {
    fc.assert(
      fc.property(worldArb({ min: 1, max: 2 }), (world) => {
        const moved = movementsIn(factsWith(world, name, value));
        const sums = new Map<string, bigint>();
        const logos = new Map<number, number>();
        for (const row of moved.filter(({ kind }) => !kind.startsWith("segment_"))) {
          const key = `${row.entity} ${row.currency}`;
          sums.set(key, (sums.get(key) ?? 0n) + row.amount);
          logos.set(row.entity, (logos.get(row.entity) ?? 0) + row.logos);
          // No level is ever negative, no customer counted twice: so opening and movements are closing, of every part.
          expect([0, 1]).toContain(logos.get(row.entity));
        }
        for (const sum of sums.values()) expect(sum >= 0n).toBe(true);
        // Who crosses from one segment to another leaves one with what it brings into the other.
        const crossed = moved.filter(({ kind }) => kind.startsWith("segment_")).reduce((sum, { amount }) => sum + amount, 0n);
        expect(crossed).toBe(0n);
      }),
      { ...runs, numRuns: Math.min(runs.numRuns, 12) },
    );
  });
});

/** Settings that leave levels alone: they name, date or place movements, and nothing that is paid. */
const NAMING = [
  "gapDays",
  "swapDays",
  "newAgainMonths",
  "winBackMonths",
  "churnInside",
  "segments",
  "discountExpiry",
  "backwardStages",
  "skippedStages",
  "fiscalYearStart",
] as const;

test("settings that name what happened leave every customer's level as it is, at its end", () => {
  fc.assert(
    fc.property(
      worldArb({ min: 1, max: 2 }),
      fc.constantFrom(...FACTS.filter(([name]) => (NAMING as readonly string[]).includes(name))),
      (world, [name, value]) => {
        const sums = new Map<string, bigint>();
        for (const { entity, currency, amount } of movementsIn(factsWith(world, name, value)))
          sums.set(`${entity} ${currency}`, (sums.get(`${entity} ${currency}`) ?? 0n) + amount);
        const levels = entitiesOf(world, "customer").flatMap(({ id, items }) =>
          [...levelOn(items, HORIZON)].map(([currency, level]) => [`${numberOf(world, id)} ${currency}`, level] as const),
        );
        const paid = (entries: Iterable<readonly [string, bigint]>) => [...entries].filter(([, level]) => level !== 0n).sort();
        expect(paid(sums)).toEqual(paid(levels));
      },
    ),
    { ...runs, numRuns: runs.numRuns * 4 },
  );
});

const hasFree = ({ lines, events }: World): boolean =>
  [...lines, ...events].some(({ price }) => price === "0") || lines.some(({ discount_percent: percent }) => percent === "100");
const never = (): boolean => false;
const hasDiscount = ({ lines }: World): boolean => lines.some((row) => row.discount_percent !== undefined);
const hasPause = ({ events }: World): boolean => events.some(({ type }) => type === "pause");

/** What must be there for a setting to change anything; what no world holds is never there. */
const CASES: Partial<Readonly<Record<keyof Settings, (world: World) => boolean>>> = {
  dayCount: ({ lines, events }) => [...lines, ...events].some(({ interval }) => interval === "day" || interval === "week"),
  price: hasDiscount,
  discountExpiry: hasDiscount,
  oneOff: ({ lines }) => lines.some((row) => row.one_off === true && row.ends_on !== undefined),
  freeCustomers: hasFree,
  churnDate: never,
  immediateCancel: ({ events }) => events.some(({ type }) => type === "cancel"),
  pauseTreatment: hasPause,
  pauseDays: hasPause,
  pastDueDays: never,
  pastDueDate: never,
  lapsedDays: never,
  optOut: never,
  ramp: never,
  usage: never,
  usageMonths: never,
  backwardStages: ({ deals, reached }) => deals.length + reached.length > 0,
  skippedStages: ({ deals, reached }) => deals.length + reached.length > 0,
  freezeBusinessDay: never,
};

describe("a setting whose case a company does not have changes nothing", () => {
  const named = FACTS.filter(([name]) => CASES[name] !== undefined);

  test.each(named)("%s = %s", (name, value) => {
    fc.assert(
      fc.property(worldArb({ min: 1, max: 1 }), (world) => {
        fc.pre(CASES[name]?.(world) === false);
        const plain = new MemoryFacts(unitsOf(world), countingOf(world, "customer"));
        expect(rowsOf(factsWith(world, name, value))).toEqual(rowsOf(plain));
      }),
      { ...runs, numRuns: Math.min(runs.numRuns, 12), maxSkipsPerRun: 1000 },
    );
  });
});
