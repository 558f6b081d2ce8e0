import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SeriesPoint } from "../../src/contract/index.ts";
import type { Grain } from "../../src/domain/index.ts";
import type { Level } from "../../src/facts/index.ts";
import { type Context, operations } from "../../src/operations/index.ts";
import { emptyLedger } from "../helpers/ledger.ts";
import { type ExportedFile, exportsOf, factLines, importAll, tell, undoAll } from "../helpers/telling.ts";
import { worldArb } from "../reference/arbitrary.ts";
import type { LineRow, World } from "../reference/world.ts";

/** One ledger for all laws: what a run brings is undone after it. */
let context: Context;
let clock = new Date("2025-03-01T12:00:00Z");
const quiet = (): undefined => undefined;
const RUNS = { numRuns: Number(process.env["RUNS"] ?? 3), seed: Number(process.env["SEED"] ?? 20240229), endOnFailure: true };
/** Metrics that between them read every fact table and kind of sum. */
const SOME = ["mrr_movements", "active_customers", "arpa", "logo_retention", "net_expansion", "cohort_revenue_retention", "bowtie_volume"];

beforeAll(async () => {
  context = await emptyLedger(() => clock);
});
afterAll(async () => context.close());

/** Lets time pass: no two things happen at one instant. */
const tick = (): void => {
  clock = new Date(clock.getTime() + 60_000);
};

async function holding<T>(files: readonly ExportedFile[], work: () => Promise<T>): Promise<T> {
  tick();
  const batches = await importAll(context, files);
  try {
    return await work();
  } finally {
    tick();
    await undoAll(context, batches);
  }
}

const worlds = worldArb({ min: 2, max: 4 });
const each = (name: string, law: (world: World, shuffle: readonly number[]) => Promise<void>): void => {
  test(name, async () => {
    const shuffles = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });
    await fc.assert(fc.asyncProperty(worlds, shuffles, law), RUNS);
  });
};

const shuffled = <T>(list: readonly T[], keys: readonly number[]): readonly T[] =>
  list
    .map((item, i) => ({ item, key: keys[i % keys.length] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

/** The same file with its rows in another order. */
const stirred = (file: ExportedFile, keys: readonly number[]): ExportedFile => {
  const [header = "", ...rows] = file.text.trimEnd().split("\n");
  return { ...file, text: `${[header, ...shuffled(rows, keys)].join("\n")}\n` };
};

describe("imports", () => {
  each("a file imported again changes nothing", async (world) => {
    const files = exportsOf(world);
    await holding(files, async () => {
      const once = await tell(context);
      for (const { source, name, text } of files) {
        // A byte more, so that it is not recognised as a whole.
        const again = await importAll(context, [{ source, name, text: `${text}\n` }]);
        const { batches } = await operations.imports(context, { limit: 1 }, quiet);
        if (again.length > 0) expect(batches[0]?.files[0]).toMatchObject({ entriesAdded: 0 });
      }
      expect(await tell(context)).toEqual(once);
    });
  });

  each("files in any order, and rows in any order, give the same answers", async (world, keys) => {
    const files = exportsOf(world);
    const inOrder = await holding(files, () => tell(context));
    const inDisorder = await holding(
      shuffled(files, keys).map((file) => stirred(file, keys)),
      () => tell(context),
    );
    expect(inDisorder).toEqual(inOrder);
  });

  each("an import that is undone leaves what was there before", async (world, keys) => {
    const files = shuffled(exportsOf(world), keys);
    const half = Math.ceil(files.length / 2);
    await holding(files.slice(0, half), async () => {
      const before = await tell(context);
      const facts = await factLines(context, "customer");
      await holding(files.slice(half), () => tell(context));
      expect(await tell(context)).toEqual(before);
      expect(await factLines(context, "customer")).toEqual(facts);
    });
  });

  each("as of a past instant, answers are those that were given then", async (world, keys) => {
    const files = shuffled(exportsOf(world), keys);
    const then: { readonly at: string; readonly told: unknown }[] = [];
    const batches: number[] = [];
    for (const file of files) {
      clock = new Date(clock.getTime() + 86_400_000);
      batches.push(...(await importAll(context, [file])));
      then.push({ at: clock.toISOString(), told: await tell(context, {}, SOME) });
    }
    tick();
    await undoAll(context, batches.slice(0, 1));
    for (const { at, told } of then) expect(await tell(context, { asOf: at }, SOME)).toEqual(told);
    tick();
    await undoAll(context, batches.slice(1));
    for (const scope of await context.store.scopes()) if (scope.asOf !== null) await context.store.drop(scope);
  });
});

describe("facts", () => {
  each("brought up to date step by step, they are those of a whole derivation", async (world, keys) => {
    const corrected = { ...world, lines: world.lines.map((row, i) => ((keys[i] ?? 0) % 2 === 0 ? { ...row, quantity: "7" } : row)) };
    const now = clock;
    const batches: number[] = [];
    try {
      // Ask as the days go by, so that what is dated ahead comes true by itself.
      clock = new Date("2023-02-15T00:00:00Z");
      const files = [...exportsOf(world), ...exportsOf(corrected).filter(({ name }) => name === "subscription_lines.csv")];
      for (const file of files) {
        batches.push(...(await importAll(context, [file])));
        clock = new Date(clock.getTime() + 86_400_000 * (30 + ((keys[batches.length] ?? 0) % 60)));
        for (const level of ["customer", "subscription", "parent"] as const) await tell(context, { level }, ["mrr"]);
      }
      for (const level of ["customer", "subscription", "parent"] as const) {
        const kept = await factLines(context, level);
        await operations.rebuild(context, {}, quiet);
        expect(await factLines(context, level)).toEqual(kept);
      }
    } finally {
      await undoAll(context, batches);
      await tell(context, {}, ["mrr"]);
      clock = now;
    }
  });

  each("splitting every line into two equal ones changes no customer's number", async (world) => {
    const whole = await holding(exportsOf(world), () => tell(context));
    const half = (row: LineRow, which: string): LineRow => ({
      ...row,
      line_id: `${row.line_id}${which}`,
      quantity: String(Number(row.quantity) / 2),
    });
    const split = { ...world, lines: world.lines.flatMap((row) => [half(row, "a"), half(row, "b")]) };
    expect(await holding(exportsOf(split), () => tell(context))).toEqual(whole);
  });
});

/** A number that is one, a reason where there is none, and never fewer than no customers. */
function expectSound(what: string, point: SeriesPoint): void {
  const where = `${what} ${point.period} ${point.part ?? ""} ${point.segment ?? ""}`;
  if (point.value === null) expect(point.reason, where).toBeTruthy();
  else expect(Number.isFinite(point.value), where).toBe(true);
  if (/customers|volume/.test(what)) expect(point.value ?? 0, where).toBeGreaterThanOrEqual(0);
  expect(point.n, where).toBeGreaterThanOrEqual(0);
}

/** Opening plus every row is closing, currency by currency, and the next period opens there. */
async function expectIdentity(level: Level, by: Grain): Promise<void> {
  const question = { metric: "mrr_movements", by, where: [], level, from: "2022-12" };
  const { series, currency = "" } = await operations.metric(context, question, quiet);
  const sums = new Map<string, { opening: number; rows: number; closing: number }>();
  for (const point of series) {
    const key = `${point.currency ?? currency} ${point.period}`;
    const sum = sums.get(key) ?? { opening: 0, rows: 0, closing: 0 };
    if (point.part === "opening" || point.part === "closing") sum[point.part] = point.value ?? 0;
    else sum.rows += point.value ?? 0;
    sums.set(key, sum);
  }
  const closed = new Map<string, number>();
  for (const [key, { opening, rows, closing }] of sums) {
    const [money = ""] = key.split(" ");
    expect(opening + rows, `${level} ${key}`).toBe(closing);
    expect(opening, `${level} ${key}`).toBe(closed.get(money) ?? opening);
    closed.set(money, closing);
  }
}

describe("answers", () => {
  each("opening plus movements is closing, and one period opens as the one before it closed", async (world) => {
    await holding(exportsOf(world), async () => {
      for (const level of ["customer", "subscription", "parent"] as const)
        for (const by of ["month", "quarter", "year", "total"] as const) await expectIdentity(level, by);
    });
  });

  each("the parts of a segmentation add up to the whole", async (world) => {
    await holding(exportsOf(world), async () => {
      await tell(context, {}, ["mrr"]);
      await context.store.read({ level: "customer", asOf: null, otherwise: {} }, async (reader) => {
        for (const fact of ["movement", "retention", "stage", "deal", "freemium", "layer", "renewal"] as const) {
          const sums = {
            movement: ["amount", "logos", "payers", "live", "entered", "joined", "rejoined"],
            retention: ["opening", "gross", "growth"],
            stage: ["days"],
            deal: ["amount"],
            freemium: ["paid_days"],
            layer: ["amount", "logos"],
            renewal: ["amount", "renewed", "gross"],
          }[fact];
          const [whole] = await reader.sums({ fact, sums, by: [], where: [] });
          for (const { field } of reader.fields()) {
            const parts = await reader.sums({ fact, sums, by: [{ field }], where: [] });
            const total = sums.map((_, i) => parts.reduce((sum, part) => sum + (part.sums[i] ?? 0n), 0n));
            expect(
              parts.reduce((sum, part) => sum + part.rows, 0),
              `${fact} by ${field}`,
            ).toBe(whole?.rows);
            expect(total, `${fact} by ${field}`).toEqual(whole?.sums);
          }
        }
      });
    });
  });

  each("what has no base is null and says why, and no number is broken", async (world) => {
    await holding(exportsOf(world), async () => {
      for (const segment of [undefined, "region", "currency"]) {
        for (const [what, series] of Object.entries(await tell(context, segment === undefined ? {} : { segment }))) {
          for (const point of series) expectSound(what, point);
        }
      }
    });
  });

  each("money of one currency is what it would be without the others", async (world) => {
    // Who is missing from a snapshot has ended: what a snapshot says depends on every row in it.
    const apart = { ...world, snapshots: [] };
    const only = (currency: string): World => ({
      ...apart,
      lines: world.lines.filter((row) => row.currency === currency),
      events: world.events.filter((row) =>
        world.events.some((one) => one.subscription_id === row.subscription_id && one.currency === currency),
      ),
      movements: world.movements.filter((row) => row.currency === currency),
    });
    const levels = async (currency: string): Promise<ReadonlyMap<string, number>> => {
      const found = await operations.metric(
        context,
        { metric: "mrr", by: "month", where: [], level: "customer", from: "2022-12", currency },
        quiet,
      );
      return new Map(found.series.map((point) => [point.period, point.value ?? 0]));
    };
    const together = await holding(exportsOf(apart), async () => [await levels("USD"), await levels("EUR")]);
    for (const [i, currency] of ["USD", "EUR"].entries()) {
      const alone = await holding(exportsOf(only(currency)), () => levels(currency));
      // Alone, a system that is quiet for long may speak for fewer months.
      for (const [period, value] of alone) expect(together[i]?.get(period) ?? 0, `${currency} ${period}`).toBe(value);
    }
  });
});
