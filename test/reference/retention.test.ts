import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { grains, type Period, parsePeriod } from "../../src/domain/index.ts";
import { crowdArb, worldArb } from "./arbitrary.ts";
import { type Answered, asker } from "./engine.ts";
import { Books, type ChurnBase, type Rate } from "./metrics.ts";

const SEED = Number(process.env["SEED"] ?? 20240229);
const RUNS = Number(process.env["RUNS"] ?? 15);
const SHRINKS = process.env["SHRINK"] === undefined;
const OPTIONS = { numRuns: RUNS, seed: SEED, endOnFailure: SHRINKS };

const LOSSES = ["contraction", "pause", "churn"];
const GROWTH = ["expansion", "resume"];
const WINDOWS = [12, 3, 1] as const;
const BASES: readonly ChurnBase[] = ["opening", "average", "exposure"];

const judged = ({ top, base, n }: Rate): number | null => (base === 0n || n < 5 ? null : Number(top) / Number(base));
const product = (rates: readonly Rate[]): number | null =>
  rates.map(judged).reduce<number | null>((all, one) => (all === null || one === null ? null : all * one), 1);
const near = (value: number | null): string => (value === null ? "none" : value.toFixed(10));
const anyWorld = fc.oneof(worldArb({ min: 5, max: 7 }), crowdArb);

function expectEach(points: readonly Answered[], books: Books, wanted: (period: Period, currency: string) => number | null): void {
  for (const point of points) {
    const period = parsePeriod(point.period) as Period;
    const known = books.first !== null && period.to >= books.first;
    const what = `${point.metric} ${point.period} ${point.currency ?? ""}`;
    expect(`${what} ${near(point.value)}`).toBe(`${what} ${near(known ? wanted(period, point.currency ?? "") : null)}`);
    if (point.value === null) expect(point.reason).toBeTruthy();
  }
}

describe("retention in every form is what the definitions say", () => {
  for (const level of ["customer", "subscription", "parent"] as const) {
    test(`at the level of the ${level}`, async () => {
      await fc.assert(
        fc.asyncProperty(anyWorld, fc.constantFrom(...grains), async (world, by) => {
          const books = new Books(world, level);
          if (books.first === null) return;
          const ask = await asker({ ...world, deals: [] }, level);
          const [nrr, grr] = ["net_revenue_retention", "gross_revenue_retention"] as const;
          for (const window of WINDOWS) {
            const bridge = (kinds: readonly string[]) => (period: Period, currency: string) =>
              judged(books.bridge(period, currency, window, kinds));
            expectEach(await ask(nrr, by, `trailing_${window}`), books, (period, currency) => judged(books.nrr(period, currency, window)));
            expectEach(await ask(grr, by, `trailing_${window}`), books, (period, currency) => judged(books.grr(period, currency, window)));
            expectEach(await ask("logo_retention", by, `trailing_${window}`), books, (period) =>
              judged(books.logoRetention(period, window)),
            );
            expectEach(await ask(nrr, by, `movements_${window}`), books, bridge([...GROWTH, ...LOSSES]));
            expectEach(await ask(nrr, by, `movements_${window}_with_reactivation`), books, bridge([...GROWTH, ...LOSSES, "reactivation"]));
            expectEach(await ask(grr, by, `movements_${window}`), books, bridge(LOSSES));
          }
          expectEach(await ask(nrr, by, "compounded_12"), books, (period, currency) =>
            product(books.monthlyRates(period, currency, "nrr")),
          );
          expectEach(await ask(grr, by, "compounded_12"), books, (period, currency) =>
            product(books.monthlyRates(period, currency, "grr")),
          );
        }),
        OPTIONS,
      );
    });
  }

  test("churn over every base the settings know", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyWorld,
        fc.constantFrom(...grains),
        fc.constantFrom(...BASES),
        fc.boolean(),
        async (world, by, churnBase, inRate) => {
          const books = new Books(world, "customer");
          if (books.first === null) return;
          const ask = await asker({ ...world, deals: [] }, "customer", { churnBase, arrivedAndLeft: inRate ? "in_rate" : "apart" });
          const lostIn = (period: Period, currency: string): bigint =>
            inRate ? -books.movement(period, currency, LOSSES) : books.revenueChurn(period, currency).top;
          expectEach(await ask("logo_churn_rate", by), books, (period) => judged(books.logoChurnOver(period, churnBase, inRate)));
          expectEach(await ask("logo_churn_rate", by, "with_arrivals"), books, (period) => judged(books.logoChurnWithArrivals(period)));
          expectEach(await ask("revenue_churn_rate", by), books, (period, currency) =>
            judged(books.revenueChurnOver(period, currency, churnBase, lostIn(period, currency))),
          );
          const net = [...GROWTH, ...LOSSES, "reactivation"];
          expectEach(await ask("revenue_churn_rate", by, "net_with_reactivation"), books, (period, currency) =>
            judged(books.revenueChurnOver(period, currency, churnBase, -books.movement(period, currency, net))),
          );
        },
      ),
      OPTIONS,
    );
  });
});

describe("laws of retention", () => {
  const valuesOf = (points: readonly Answered[]): ReadonlyMap<string, number | null> =>
    new Map(points.map(({ period, currency, value }) => [`${period} ${currency ?? ""}`, value]));

  test("gross never exceeds net, nor one, in any form; without losses it is one", async () => {
    await fc.assert(
      fc.asyncProperty(crowdArb, async (world) => {
        const books = new Books(world, "customer");
        const ask = await asker({ ...world, deals: [] }, "customer");
        for (const method of [...WINDOWS.flatMap((window) => [`trailing_${window}`, `movements_${window}`]), "compounded_12"]) {
          const net = valuesOf(await ask("net_revenue_retention", "month", method));
          for (const [at, gross] of valuesOf(await ask("gross_revenue_retention", "month", method))) {
            if (gross === null) continue;
            expect(gross, `${method} ${at}`).toBeLessThanOrEqual(1 + 1e-12);
            expect(gross, `${method} ${at}`).toBeLessThanOrEqual((net.get(at) ?? 0) + 1e-12);
            const [text = "", currency = ""] = at.split(" ");
            const { to } = parsePeriod(text) as Period;
            const window = Number(/\d+/.exec(method)?.[0]);
            const since = { from: (to - window + 1) as Period["from"], to };
            const elsewhere = [...LOSSES, "transfer_out"];
            const only = books.currencies.length === 1 ? currency || (books.currencies[0] ?? "") : currency;
            if (books.movement(since, only, elsewhere) === 0n) expect(gross, `${method} ${at}, nothing lost`).toBeCloseTo(1, 12);
          }
        }
      }),
      OPTIONS,
    );
  });

  test("by movements no more is kept than by cohort where nobody came, and as much where nobody grew", async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(crowdArb, async (world) => {
        const books = new Books(world, "customer");
        const ask = await asker({ ...world, deals: [] }, "customer");
        for (const window of WINDOWS) {
          const byMovements = valuesOf(await ask("gross_revenue_retention", "month", `movements_${window}`));
          for (const point of await ask("gross_revenue_retention", "month", `trailing_${window}`)) {
            const { to } = parsePeriod(point.period) as Period;
            const since = { from: (to - window + 1) as Period["from"], to };
            const moved = (kinds: readonly string[]): boolean => books.movement(since, point.currency ?? "", kinds) !== 0n;
            const lazy = byMovements.get(`${point.period} ${point.currency ?? ""}`) ?? null;
            if (point.value === null || lazy === null) continue;
            if (moved(["new", "initial", "reactivation", "resume", "transfer_in", "transfer_out"])) continue;
            compared += 1;
            expect(lazy, `${point.period}, ${window}`).toBeLessThanOrEqual(point.value + 1e-12);
            if (!moved(["expansion"])) expect(lazy, `${point.period}, ${window}`).toBeCloseTo(point.value, 12);
          }
        }
      }),
      OPTIONS,
    );
    expect(compared, "some months to compare").toBeGreaterThan(0);
  });

  test("a monthly net churn rate and the movement form with returns are one", async () => {
    await fc.assert(
      fc.asyncProperty(crowdArb, async (world) => {
        const ask = await asker({ ...world, deals: [] }, "customer");
        const churned = valuesOf(await ask("revenue_churn_rate", "month", "net_with_reactivation"));
        for (const [at, kept] of valuesOf(await ask("net_revenue_retention", "month", "movements_1_with_reactivation")))
          if (kept !== null) expect(kept + (churned.get(at) ?? Number.NaN), at).toBeCloseTo(1, 9);
      }),
      OPTIONS,
    );
  });
});
