import { badRequest } from "../domain/index.ts";
import { checkScenario } from "./check.ts";
import { drawsOf } from "./draw.ts";
import { makeSink, SegmentEngine, type Sink } from "./engine.ts";
import type { Fan } from "./fan.ts";
import { Kept } from "./kept.ts";
import type { Change } from "./model.ts";
import { noiseOf } from "./noise.ts";
import { checkMonths } from "./simulate.ts";
import { checkUncertain, type UncertainSegment } from "./uncertainty.ts";

/** Yearly recurring revenue to be had at the end of a month of the run; 0 is its first month. */
export interface Target {
  readonly arr: number;
  readonly month: number;
}

/** What strikes all segments of a run alike, where nobody says otherwise: about a tenth up or down. Ours, not learned. */
export const COMMON_SHOCK = { deviation: 0.1 } as const;

/** What is asked of many runs with drawn values. */
export interface MonteCarloInput {
  readonly segments: readonly UncertainSegment[];
  /** Months of each run, 1 to 240. */
  readonly months: number;
  /** Runs, 1 to 100,000; 10,000 are usual. */
  readonly runs: number;
  /** Any integer; the same one gives the same result. */
  readonly seed: number;
  readonly changes?: readonly Change[] | undefined;
  readonly startMonth?: number | undefined;
  readonly target?: Target | undefined;
  /** Standard deviation of the logarithm of what strikes all segments of a run alike; 0.1 is about 10 %. */
  readonly shock: { readonly deviation: number };
  /** Whether single sales and losses fall as chance has it, or as expected. */
  readonly noise: boolean;
  /** Whether each segment has a fan of its own, beside the total's; false when absent. */
  readonly bySegment?: boolean | undefined;
  /** Called every so many runs with how many are done. */
  readonly onProgress?: ((done: number, runs: number) => void) | undefined;
}

/** A share of runs, and its standard error. */
export interface Chance {
  readonly chance: number;
  readonly error: number;
}

export interface MonteCarlo {
  readonly runs: number;
  readonly months: number;
  /** Of the total: recurring revenue and customers at the end of each month, and revenue won in it. */
  readonly arr: Fan;
  readonly newArr: Fan;
  readonly customers: Fan;
  /** Empty unless asked for. */
  readonly segments: readonly { readonly name: string; readonly arr: Fan }[];
  /** Share of runs that have the target; `null` where none was asked for. */
  readonly target: (Target & Chance) | null;
}

/** Runs between two reports of progress. */
const CHUNK = 250;

/**
 * What a business may become, given how well its numbers are known: every run draws the levers from what is known of
 * them, one shock for all segments, and single sales and losses; percentiles are taken over the runs, month by month.
 *
 * @throws Refusal on what `simulate` refuses, on uncertainty that is no number, and on a target outside the months
 * @see standard 1.3, Monte Carlo
 */
export function monteCarlo(input: MonteCarloInput): MonteCarlo {
  const steps = monteCarloSteps(input);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    input.onProgress?.(value, input.runs);
  }
}

/** The same, in pieces: yields how many runs are done, so that a worker can report them and stop. */
export function* monteCarloSteps(input: MonteCarloInput): Generator<number, MonteCarlo, void> {
  const { segments, months, runs, seed, target, changes = [], startMonth = 0 } = input;
  checkRuns(input);
  const engines = segments.map(({ model }) => new SegmentEngine(model, months, changes, startMonth));
  const sinks = segments.map(({ model }) => makeSink(model, months, true));
  const draws = drawsOf(segments, seed, input.shock.deviation);
  const noises = segments.map(({ accountSpread }) => (input.noise ? noiseOf(months, accountSpread) : null));
  const kept = { arr: new Kept(months, runs), newArr: new Kept(months, runs), customers: new Kept(months, runs) };
  const total = { arr: new Float64Array(months), newArr: new Float64Array(months), customers: new Float64Array(months) };
  const own = input.bySegment ? segments.map(() => new Kept(months, runs)) : [];
  let reached = 0;
  for (let run = 0; run < runs; run++) {
    draws.draw(run);
    for (const name of totals) total[name].fill(0);
    for (let i = 0; i < engines.length; i++) {
      const sink = sinks[i] as Sink;
      noises[i]?.begin(seed, run, i);
      engines[i]?.run(sink, draws.values[i], noises[i]);
      for (const name of totals) addTo(total[name], sink.series[name]);
      own[i]?.keep(run, sink.series.arr);
    }
    for (const name of totals) kept[name].keep(run, total[name]);
    if (target && (total.arr[target.month] as number) >= target.arr) reached++;
    if ((run + 1) % CHUNK === 0) yield run + 1;
  }
  return {
    runs,
    months,
    arr: kept.arr.fan(),
    newArr: kept.newArr.fan(),
    customers: kept.customers.fan(),
    segments: own.map((kept, i) => ({ name: segments[i]?.model.name ?? "", arr: kept.fan() })),
    target: target ? { ...target, ...chanceOf(reached, runs) } : null,
  };
}

/** Columns whose sums over the segments are kept. */
const totals = ["arr", "newArr", "customers"] as const;

function addTo(total: Float64Array, months: Float64Array): void {
  for (let month = 0; month < months.length; month++) total[month] = (total[month] as number) + (months[month] as number);
}

export const chanceOf = (hits: number, runs: number): Chance => {
  const chance = hits / runs;
  return { chance, error: Math.sqrt((chance * (1 - chance)) / runs) };
};

/** Most numbers that are kept to take percentiles of: half a gigabyte. */
const MOST_KEPT = 2 ** 26;

/** Refuses runs that cannot be made. */
export function checkRuns(input: Omit<MonteCarloInput, "onProgress">): void {
  const { segments, months, runs, seed, shock, target, changes = [] } = input;
  checkMonths(months);
  if (!Number.isInteger(runs) || runs < 1 || runs > 100_000)
    throw badRequest("bad_runs", `Between 1 and 100,000 runs can be made; ${runs} were asked for.`);
  if (runs * months * (segments.length + 3) > MOST_KEPT)
    throw badRequest("bad_runs", `${runs} runs of ${months} months and ${segments.length} segments are too many. Take fewer runs.`);
  if (!Number.isInteger(seed)) throw badRequest("bad_seed", `A seed is a whole number; ${seed} was given.`);
  if (!(shock.deviation >= 0 && shock.deviation <= 2))
    throw badRequest("bad_shock", `A common shock deviates by 0 to 2; ${shock.deviation} was given.`);
  if (target) checkTarget(target, months);
  checkScenario(
    segments.map(({ model }) => model),
    changes,
  );
  for (const segment of segments) checkUncertain(segment);
}

export function checkTarget({ arr, month }: Target, months: number): void {
  if (!Number.isFinite(arr) || arr < 0) throw badRequest("bad_target", "A target is an amount of yearly recurring revenue.");
  if (!Number.isInteger(month) || month < 0 || month >= months)
    throw badRequest("bad_target", `The target's month is ${month}; the run has months 0 to ${months - 1}.`);
}
