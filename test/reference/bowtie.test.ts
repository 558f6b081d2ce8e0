import fc from "fast-check";
import { expect, test } from "vitest";
import type { SeriesPoint } from "../../src/contract/index.ts";
import { grains, type Period, parsePeriod } from "../../src/domain/index.ts";
import { dealsArb } from "./arbitrary.ts";
import { Funnel, type State, WAY } from "./bowtie.ts";
import { asker } from "./engine.ts";
import type { Rate } from "./metrics.ts";

const SEED = Number(process.env["SEED"] ?? 20240229);
const RUNS = Number(process.env["RUNS"] ?? 40);
const SHARES: Readonly<Record<string, number>> = { median: 0.5, p75: 0.75, p90: 0.9 };

const judged = (rate: Rate | null): number | null => (rate === null || rate.n < 5 ? null : Number(rate.top) / Number(rate.base));
const less = (rate: Rate | null): number | null => judged(rate === null ? null : { ...rate, top: rate.base - rate.top });

function expectEach(
  name: string,
  points: readonly SeriesPoint[],
  funnel: Funnel,
  wanted: (period: Period, part: string) => number | null,
): void {
  for (const point of points) {
    const period = parsePeriod(point.period) as Period;
    const part = point.part ?? "";
    const isOurs = part === "" || /^(median|p75|p90)$/.test(part) || WAY.some((state) => part === state || part.startsWith(`${state}.`));
    if (!isOurs) continue;
    const known = funnel.first !== null && period.to >= funnel.first;
    const value = known ? wanted(period, part) : null;
    // Durations above 50 days are kept in bins of 2 %, and right to 1 %.
    const isBinned = /time|cycle/.test(name) && value !== null && value > 50;
    if (isBinned && Math.abs((point.value ?? 0) - value) <= value * 0.0105) continue;
    expect(`${name} ${point.period} ${part} ${point.value}`).toBe(`${name} ${point.period} ${part} ${value}`);
    if (point.value === null) expect(point.reason).toBeTruthy();
  }
}

test("volumes, conversions, times and win rates are what the definitions say", async () => {
  await fc.assert(
    fc.asyncProperty(dealsArb, fc.constantFrom(...grains), async (world, by) => {
      const funnel = new Funnel(world);
      const ask = await asker(world, "customer");
      const tracked = (state: State): boolean => funnel.tracked.includes(state);
      for (const method of ["entered", "recorded"])
        expectEach(`volume ${method}`, await ask("bowtie_volume", by, method), funnel, (period, part) =>
          tracked(part as State) ? funnel.volume(period, part as State, method === "recorded") : null,
        );
      expectEach("conversion", await ask("bowtie_conversion", by), funnel, (period, part) => {
        const next = tracked(part as State) ? funnel.next(part as State) : null;
        return next === null ? null : judged(funnel.conversion(period, part as State, next));
      });
      expectEach("time", await ask("bowtie_time", by), funnel, (period, part) => {
        const [state = "", share = ""] = part.split(".");
        const next = tracked(state as State) ? funnel.next(state as State) : null;
        return next === null ? null : funnel.time(period, state as State, next, SHARES[share] ?? 0);
      });
      expectEach("onboarding churn", await ask("onboarding_churn", by), funnel, (period) =>
        tracked("live") ? less(funnel.conversion(period, "commit", "live")) : null,
      );
      for (const method of ["closed_period", "created_cohort"])
        expectEach(`win rate ${method}`, await ask("win_rate", by, method), funnel, (period) => judged(funnel.winRate(period, method)));
      expectEach("sales cycle", await ask("sales_cycle", by), funnel, (period, part) => funnel.salesCycle(period, SHARES[part] ?? 0));
    }),
    { numRuns: RUNS, seed: SEED, endOnFailure: process.env["SHRINK"] === undefined },
  );
});
