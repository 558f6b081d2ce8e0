import { checkScenario } from "./check.ts";
import { drawsOf } from "./draw.ts";
import { makeSink, SegmentEngine, type Sink } from "./engine.ts";
import type { Change } from "./model.ts";
import { type Chance, chanceOf, checkRuns, type MonteCarloInput, type Target } from "./monte-carlo.ts";
import { noiseOf } from "./noise.ts";

/** Changes to be compared with what is planned anyway. */
export interface Scenario {
  readonly name: string;
  readonly changes: readonly Change[];
}

export interface TargetLiftInput extends Omit<MonteCarloInput, "target" | "months"> {
  readonly target: Target;
  /** Each is added to `changes`, which all of them have. */
  readonly scenarios: readonly Scenario[];
}

export interface TargetLift {
  readonly runs: number;
  /** Chance of the target with `changes` alone. */
  readonly base: Chance;
  /** The greatest lift first: chance with the scenario, what it adds, and the standard error of what it adds. */
  readonly scenarios: readonly (Chance & { readonly name: string; readonly lift: number; readonly liftError: number })[];
}

/** Runs between two reports of progress. */
const CHUNK = 250;

/**
 * By how much scenarios raise the chance of a target. All of them are run on the same draws, so that what they add is
 * not lost in chance.
 *
 * @see standard 1.3: rank interventions by lift in P(target), not by gap size
 */
export function targetLift(input: TargetLiftInput): TargetLift {
  const steps = targetLiftSteps(input);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    input.onProgress?.(value, input.runs);
  }
}

export function* targetLiftSteps(input: TargetLiftInput): Generator<number, TargetLift, void> {
  const { segments, scenarios, runs, seed, target, changes = [], startMonth = 0 } = input;
  const months = target.month + 1;
  checkRuns({ ...input, months });
  const models = segments.map(({ model }) => model);
  for (const scenario of scenarios) checkScenario(models, [...changes, ...scenario.changes]);
  const sinks = models.map((model) => makeSink(model, months, true));
  const draws = drawsOf(segments, seed, input.shock.deviation);
  const courses = [[], ...scenarios.map((scenario) => scenario.changes)].map((added) =>
    models.map((model) => new SegmentEngine(model, months, [...changes, ...added], startMonth)),
  );
  const noises = segments.map(({ accountSpread }) => (input.noise ? noiseOf(months, accountSpread) : null));
  const hits = courses.map(() => 0);
  const won = courses.map(() => 0);
  const lost = courses.map(() => 0);
  for (let run = 0; run < runs; run++) {
    draws.draw(run);
    const isHit = courses.map((engines) => {
      let arr = 0;
      for (const [i, engine] of engines.entries()) {
        noises[i]?.begin(seed, run, i);
        engine.run(sinks[i] as Sink, draws.values[i], noises[i]);
        arr += sinks[i]?.series.arr[target.month] ?? 0;
      }
      return arr >= target.arr;
    });
    for (const [course, hit] of isHit.entries()) {
      if (hit) hits[course] = (hits[course] ?? 0) + 1;
      if (hit && !isHit[0]) won[course] = (won[course] ?? 0) + 1;
      if (!hit && isHit[0]) lost[course] = (lost[course] ?? 0) + 1;
    }
    if ((run + 1) % CHUNK === 0) yield run + 1;
  }
  const compared = scenarios.map(({ name }, i) => {
    const up = (won[i + 1] ?? 0) / runs;
    const down = (lost[i + 1] ?? 0) / runs;
    const lift = up - down;
    return { name, ...chanceOf(hits[i + 1] ?? 0, runs), lift, liftError: Math.sqrt((up + down - lift * lift) / runs) };
  });
  return { runs, base: chanceOf(hits[0] ?? 0, runs), scenarios: compared.toSorted((a, b) => b.lift - a.lift) };
}
