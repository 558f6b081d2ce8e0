// Prints what many runs of the growth model and one expected course cost, beside the same told in the slowest way.
import { goalSeek, lagOf, monteCarlo, type SegmentModel, sensitivity, simulate, type UncertainSegment } from "../src/growth/index.ts";
import { slowly } from "../test/reference/growth.ts";
import { forgetPeak, peakMegabytes, row } from "./measure.ts";

const MONTHS = 60;

/** A segment of four steps of 3 to 9 months, a base of 49 ages, churn that falls with age up to two years, and a referral loop. */
function segment(i: number): SegmentModel {
  const names = ["prospect", "mql", "sql", "sal", "commit"];
  const rates = [0.2, 0.25, 0.9, 0.25];
  const lags = [3, 4.5, 6.2, 9].map((mean) => lagOf(mean - 0.3 * i));
  return {
    name: `segment ${i}`,
    inflow: 1000 + 100 * i,
    inflowGrowth: 0.01,
    season: [0.9, 0.95, 1.1, 1, 1, 1.05, 0.85, 0.8, 1.1, 1.1, 1.1, 1.05],
    journey: rates.map((rate, step) => ({
      from: names[step] as string,
      to: names[step + 1] as string,
      conversion: `cr.${step}`,
      duration: `dt.${step}`,
      rate,
      lag: lags[step] as readonly number[],
      past: Array<number>(12).fill(800 * rates.slice(0, step).reduce((product, one) => product * one, 1)),
    })),
    price: 12_000 + 2000 * i,
    discount: 0.1,
    onboarding: { rate: 0.94, lag: [0.2, 0.5, 0.3] },
    usageChurn: { monthly: 0.008, shape: [1, ...bands([2, 3], [1.8, 3], [1.4, 6], [1.1, 12], [0.8, 1])] },
    direct: [],
    perSale: 1,
    leaverValue: 0.8,
    renewal: { termMonths: 12, rate: 0.9 },
    expansion: 0.01,
    contraction: 0.002,
    uplift: 0.03,
    base: { customers: Array<number>(49).fill(6), arr: Array<number>(49).fill(72_000) },
    margin: 0.78,
    spend: { fixed: 100_000, perEntry: 50 },
    billing: { everyMonths: 12, paidAfter: 1 },
    loops: [{ id: "loop.referral", source: "customers", into: "mql", rate: 0.02, lag: [0, 0.5, 0.5] }],
    market: null,
  };
}

/** Factors that hold for so many months each. */
const bands = (...of: readonly (readonly [number, number])[]): readonly number[] =>
  of.flatMap(([factor, months]) => Array<number>(months).fill(factor));

const uncertain = (model: SegmentModel): UncertainSegment => ({
  model,
  uncertain: {
    inflow: { kind: "spread", deviation: 0.1 },
    price: { kind: "spread", deviation: 0.05 },
    "cr.onboard": { kind: "beta", hits: 188, misses: 12 },
    "dt.onboard": { kind: "mean", deviation: 0.1 },
    usage_churn: { kind: "beta", hits: 40, misses: 4960 },
    renewal: { kind: "beta", hits: 270, misses: 30 },
    expansion: { kind: "spread", deviation: 0.2 },
    ...Object.fromEntries(
      model.journey.flatMap(({ conversion, duration, rate }) => [
        [conversion, { kind: "beta" as const, hits: 400 * rate, misses: 400 * (1 - rate) }],
        [duration, { kind: "mean" as const, deviation: 0.3 }],
      ]),
    ),
    "loop.referral": { kind: "beta", hits: 20, misses: 980 },
  },
  accountSpread: 1.2,
});

const changes = [{ lever: "cr.3", by: "relative" as const, amount: 0.1, from: 6, ramp: 3 }];

interface Cost {
  readonly wall: number;
  readonly user: number;
  readonly peak: number;
}

/** Milliseconds by the clock and of the processor, the best of some times, and the highest memory use. */
function costOf(times: number, work: () => unknown): Cost {
  work();
  forgetPeak();
  const taken = Array.from({ length: times }, () => {
    const before = process.cpuUsage();
    const start = performance.now();
    work();
    return { wall: performance.now() - start, user: process.cpuUsage(before).user / 1000 };
  });
  const least = (of: "wall" | "user"): number => Math.min(...taken.map((one) => one[of]));
  return { wall: least("wall"), user: least("user"), peak: peakMegabytes() };
}

const show = (name: string, cost: Cost, ratio?: number): void =>
  row(name, cost.wall, cost.user, cost.peak, ...(ratio === undefined ? [] : [`${ratio.toFixed(0)} x`]));

row("growth model, 60 months", "ms", "ms user", "peak MB", "slower");
const five = Array.from({ length: 5 }, (_, i) => segment(i));
const RUNS = 10_000;
const input = { segments: five.map(uncertain), months: MONTHS, runs: RUNS, seed: 1, changes, shock: { deviation: 0.1 }, noise: true };
const target = { arr: 150e6, month: 36 };
const many = costOf(3, () => monteCarlo({ ...input, target }));
show(`${RUNS.toLocaleString("en")} runs of 5 segments, with noise`, many);
const quiet = costOf(3, () => monteCarlo({ ...input, target, noise: false }));
show(`${RUNS.toLocaleString("en")} runs of 5 segments, without`, quiet);
const SLOW_RUNS = 20;
const slow = costOf(1, () => {
  for (let run = 0; run < SLOW_RUNS; run++) for (const model of five) slowly(model, MONTHS, changes);
});
const times = RUNS / SLOW_RUNS;
show(
  "  group by group, from 20 runs",
  { wall: slow.wall * times, user: slow.user * times, peak: slow.peak },
  (slow.user * times) / quiet.user,
);

const twenty = Array.from({ length: 20 }, (_, i) => segment(i % 5)).map((model, i) => ({ ...model, name: `segment ${i}` }));
const once = costOf(50, () => simulate({ segments: twenty, months: MONTHS, changes }));
show("expected course of 20 segments", once);
const onceSlow = costOf(3, () => {
  for (const model of twenty) slowly(model, MONTHS, changes);
});
show("  group by group", onceSlow, onceSlow.wall / once.wall);

const next = { arr: 1.3 * (simulate({ segments: five, months: MONTHS }).total.arr[36] ?? 0), month: 36 };
show(
  "a goal in 36 months, 5 segments",
  costOf(5, () => goalSeek({ segments: five, target: next })),
);
show(
  "sensitivity of every lever, 5 segments",
  costOf(5, () => sensitivity({ segments: five })),
);
