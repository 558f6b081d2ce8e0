import { describe, expect, test } from "vitest";
import { calibrate, type Evidence, monteCarlo } from "../../src/growth/index.ts";
import { countsAfter, type Lives, liveThrough, type Truth } from "../helpers/simulated-company.ts";

const COMPANIES = Number(process.env["RUNS"] ?? 200);

const truth: Truth = {
  prospects: 120,
  winning: [
    { rate: 0.4, days: 12 },
    { rate: 0.5, days: 10 },
    { rate: 0.8, days: 5 },
    { rate: 0.25, days: 45 },
  ],
  price: 12_000,
  priceSpread: 0.5,
  live: 0.9,
  liveDays: 25,
  churn: 0.015,
  renewal: 0.85,
  expansion: 0.01,
};

/** Share of companies whose interval holds the truth, with how far off the middle was on average. */
function recovered(lever: string, value: number, all: readonly Readonly<Record<string, Evidence>>[]): { held: number; bias: number } {
  const own = all.map((evidence) => evidence[lever] as Evidence);
  const held = own.filter(({ low, high }) => low !== null && high !== null && low <= value && value <= high).length;
  return { held: held / own.length, bias: own.reduce((sum, one) => sum + one.value, 0) / own.length / value - 1 };
}

const lives = Array.from({ length: COMPANIES }, (_, seed) => liveThrough(truth, 48, seed + 1));

describe("a simulated company is recovered by calibration", () => {
  const calibrated = Array.from({ length: COMPANIES }, (_, seed) => calibrate(countsAfter(truth, lives[seed] as Lives, 36), null));
  const learned = calibrated.map(({ evidence }) => evidence);

  // 95 % intervals of 200 companies: fewer than 90 % hold the truth in one of a thousand cases.
  test.each([
    ["inflow", truth.prospects],
    ["cr.prospect_mql", 0.4],
    ["cr.mql_sql", 0.5],
    ["cr.sql_sal", 0.8],
    ["cr.win", 0.25],
    ["cr.onboard", 0.9],
    ["usage_churn", 0.015],
    ["renewal", 0.85],
    ["price", 12_000],
  ])("%s lies within its interval as often as the interval says", (lever, value) => {
    const { held, bias } = recovered(lever, value, learned);
    expect(Math.abs(bias), `bias of ${lever}`).toBeLessThan(0.04);
    expect(held, `coverage of ${lever}`).toBeGreaterThan(0.9);
  });

  test.each([
    ["dt.select", 45],
    ["dt.awareness", 12],
    ["dt.education", 10],
  ])("%s is right in the mean", (lever, days) => {
    expect(Math.abs(recovered(lever, days / (365.25 / 12), learned).bias)).toBeLessThan(0.06);
  });

  test("expansion is what it is, as all customers grow alike", () => {
    expect(Math.abs(recovered("expansion", truth.expansion, learned).bias)).toBeLessThan(0.06);
  });

  test("the fan holds what comes in the next twelve months as often as it says", () => {
    const months = [2, 5, 8, 11];
    let held = 0;
    let all = 0;
    for (const [seed, one] of calibrated.entries()) {
      const shock = { deviation: 0 };
      const { arr } = monteCarlo({ segments: [one], months: 12, runs: 300, seed: 7, shock, noise: true });
      const came = countsAfter(truth, lives[seed] as Lives, 48).months.slice(36);
      for (const month of months) {
        const actual = came[month]?.closing ?? 0;
        if (actual >= (arr.p10[month] ?? 0) && actual <= (arr.p90[month] ?? 0)) held++;
        all++;
      }
    }
    // 80 % should; the months of a company hang together, so it is the companies that count: 200 of them give 70 to 90 %.
    expect(held / all).toBeGreaterThan(0.7);
    expect(held / all).toBeLessThan(0.9);
  });
});
