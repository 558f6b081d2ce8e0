import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SeriesPoint } from "../../src/contract/index.ts";
import { day, grains, month, monthOf, type Period, parsePeriod } from "../../src/domain/index.ts";
import { crowdArb, HORIZON, worldArb } from "./arbitrary.ts";
import { type Answered, asker } from "./engine.ts";
import { Books, type Rate } from "./metrics.ts";

const SEED = Number(process.env["SEED"] ?? 20240229);
const RUNS = Number(process.env["RUNS"] ?? 25);
/** Shrinking takes minutes here; it is asked for when a failure has to be read. */
const SHRINKS = process.env["SHRINK"] === undefined;
const LAST_FULL = monthOf(day(HORIZON)) - 1;

const judged = ({ top, base, n }: Rate): number | null => (base === 0n || n < 5 ? null : Number(top) / Number(base));
const periodOf = (point: SeriesPoint): Period => parsePeriod(point.period) as Period;

/** Every point of an answer, against what the books say of its period and currency. */
function expectEach(
  points: readonly Answered[],
  books: Books,
  wanted: (period: Period, currency: string, point: SeriesPoint) => number | null,
): void {
  for (const point of points) {
    const period = periodOf(point);
    const known = books.first !== null && period.to >= books.first;
    const value = known ? wanted(period, point.currency ?? "", point) : null;
    const what = `${point.metric} ${point.period} ${point.currency ?? ""} ${point.part ?? ""}`;
    expect(`${what} ${point.value}`).toBe(`${what} ${value}`);
    if (point.value === null) expect(point.reason).toBeTruthy();
  }
}

const anyWorld = fc.oneof(worldArb({ min: 5, max: 7 }), crowdArb);

describe("metrics are what the definitions say", () => {
  for (const level of ["customer", "subscription", "parent"] as const) {
    test(`at the level of the ${level}`, async () => {
      await fc.assert(
        fc.asyncProperty(anyWorld, fc.constantFrom(...grains), async (world, by) => {
          const books = new Books(world, level);
          if (books.first === null) return;
          const ask = await asker({ ...world, deals: [] }, level);
          expectEach(await ask("mrr", by), books, (period, currency) => books.mrr(period, currency));
          expectEach(await ask("active_customers", by), books, (period) => books.customers(period));
          expectEach(await ask("arpa", by), books, (period, currency) => books.arpa(period, currency));
          expectEach(await ask("net_revenue_retention", by), books, (period, currency) => judged(books.nrr(period, currency)));
          expectEach(await ask("gross_revenue_retention", by), books, (period, currency) => judged(books.grr(period, currency)));
          expectEach(await ask("logo_retention", by), books, (period) => judged(books.logoRetention(period)));
          expectEach(await ask("logo_churn_rate", by), books, (period) => judged(books.logoChurn(period)));
          expectEach(await ask("revenue_churn_rate", by), books, (period, currency) => judged(books.revenueChurn(period, currency)));
          expectEach(await ask("quick_ratio", by), books, (period, currency) => books.quickRatio(period, currency, true));
          expectEach(await ask("quick_ratio", by, "without_reactivation"), books, (period, currency) =>
            books.quickRatio(period, currency, false),
          );
          expectEach(await ask("quick_ratio", by, "with_reactivation"), books, (period, currency) =>
            books.quickRatio(period, currency, true),
          );
          expectEach(await ask("mrr_movements", by), books, (period, currency, { part = "", value }) =>
            part === "rounding" ? value : (books.waterfall(period, currency)[part] ?? 0),
          );
          const left = await ask("usage_churn", by);
          if (left.every((point) => point.reason !== "not_tracked")) expectEach(left, books, (period) => judged(books.usageChurn(period)));
          const live = await ask("live_mrr", by);
          if (live.every((point) => point.reason !== "not_tracked"))
            expectEach(live, books, (period, currency) => books.liveMrr(period, currency));
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: SHRINKS },
      );
    });
  }

  test("retention where a customer that left inside the window is lost (churnInside)", async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, async (world) => {
        const books = new Books(world, "customer", "lost");
        if (books.first === null) return;
        const ask = await asker({ ...world, deals: [] }, "customer", { churnInside: "lost" });
        expectEach(await ask("net_revenue_retention", "month"), books, (period, currency) => judged(books.nrr(period, currency)));
        expectEach(await ask("gross_revenue_retention", "month"), books, (period, currency) => judged(books.grr(period, currency)));
        expectEach(await ask("logo_retention", "month"), books, (period) => judged(books.logoRetention(period)));
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: SHRINKS },
    );
  });

  test("cohorts, cell by cell", async () => {
    await fc.assert(
      fc.asyncProperty(crowdArb, async (world) => {
        const near = (value: number | null): string => (value === null ? "none" : value.toFixed(12));
        const books = new Books(world, "customer");
        const ask = await asker({ ...world, deals: [] }, "customer");
        const cell = (period: Period, age: number, rate: Rate | null): number | null =>
          rate === null || period.to + age > Math.max(LAST_FULL, period.to) ? null : judged(rate);
        expectEach(await ask("cohort_revenue_retention", "month"), books, (period, currency, { part }) =>
          cell(period, Number(part), books.cohortRevenue(month(period.from), Number(part), currency)),
        );
        for (const point of await ask("lifetime_share_after_first_sale", "quarter")) {
          const period = periodOf(point);
          const rate = books.first !== null && period.to >= books.first ? books.lifetimeShare(period, point.currency ?? "") : null;
          expect(`${point.period} ${point.currency} ${near(point.value)}`).toBe(
            `${point.period} ${point.currency} ${near(rate === null ? null : judged(rate))}`,
          );
        }
        expectEach(await ask("cohort_logo_retention", "month"), books, (period, _, { part }) =>
          cell(period, Number(part), books.cohortLogos(month(period.from), Number(part))),
        );
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: SHRINKS },
    );
  });
});
