import type { CalibratedView, Scenario } from "../../../../../contract/index.ts";
import type { Change, CombinationStep, GoalSeek, LeverAlone, PerLever, SegmentModel } from "../../../../../growth/index.ts";
import { simulate } from "../../../../../growth/index.ts";
import { keyOf, numberFor, type Reach } from "../reach.ts";

/** A cost for every lever: a lever without one costs the average of those that have one, so that none is free. */
export function costsOf(
  costs: Scenario["costs"],
  reaches: readonly Reach[],
): { readonly costs: PerLever; readonly average: number | null } {
  const said = reaches.flatMap((reach) => numberFor(costs, reach) ?? []).filter((cost) => cost > 0);
  if (said.length === 0) return { costs: {}, average: null };
  const average = said.reduce((sum, cost) => sum + cost, 0) / said.length;
  const own = (reach: Reach): number => numberFor(costs, reach) || average;
  return { costs: Object.fromEntries(reaches.map((reach) => [keyOf(reach), own(reach)])), average };
}

/** Steps of the same lever as one, in the order in which levers were first taken. */
export function mergedSteps(steps: readonly CombinationStep[]): readonly CombinationStep[] {
  const merged = new Map<string, CombinationStep>();
  for (const step of steps) {
    const before = merged.get(keyOf(step));
    merged.set(
      keyOf(step),
      before === undefined ? step : { ...before, to: step.to, cost: before.cost + step.cost, arr: before.arr + step.arr },
    );
  }
  return [...merged.values()];
}

/** Levers of single segments that have a way to go; those that reach the target by the least of their way first. */
export const aloneOf = ({ levers }: GoalSeek, reaches: readonly Reach[]): readonly (LeverAlone & { readonly reach: Reach })[] =>
  levers
    .flatMap((alone) => {
      const reach = reaches.find(({ segment, lever }) => segment === alone.segment && lever === alone.lever);
      return reach === undefined ? [] : [{ ...alone, reach }];
    })
    .toSorted((a, b) => {
      if (a.way !== null && b.way !== null) return a.way - b.way;
      return a.way === b.way ? b.arr - a.arr : a.way === null ? 1 : -1;
    });

/** A state of the journey with what enters it in a month, on average until the target. */
export interface Entering {
  readonly state: string;
  readonly now: number;
  readonly needed: number;
}

export interface VolumeView {
  readonly entering: readonly Entering[];
  /** What winning customers costs until the target, in minor units; `null` where no segment's costs are known. */
  readonly spend: { readonly now: number; readonly needed: number } | null;
}

interface VolumeInput {
  readonly models: readonly SegmentModel[];
  readonly segments: readonly CalibratedView[];
  readonly known: readonly Change[];
  readonly startMonth: number;
}

/** What the target takes by volume alone, beside what comes without: entries a month into each state, and the spend. */
export function volumeView({ target, volume }: GoalSeek, { models, segments, known, startMonth }: VolumeInput): VolumeView {
  const { factor } = volume;
  if (factor === null) return { entering: [], spend: null };
  const months = target.month + 1;
  const run = (changes: readonly Change[]) => simulate({ segments: models, months, changes, startMonth });
  const now = run(known);
  const needed = run([...known, { lever: "inflow", by: "relative", amount: factor - 1 }]);
  const total = (numbers: readonly number[]): number => numbers.reduce((sum, value) => sum + value, 0);
  const states = [...new Set(models.flatMap(({ journey }) => journey.map(({ from }) => from)))];
  const entries = ({ segments: courses }: ReturnType<typeof run>, state: string): number =>
    courses.reduce((sum, course) => sum + total(course.entries[state] ?? []), 0) / months;
  const hasSpend = segments.some(({ evidence: { spend } }) => spend !== undefined && spend.basis !== "assumed" && spend.basis !== "none");
  return {
    entering: [
      ...states.map((state) => ({ state, now: entries(now, state), needed: entries(needed, state) })),
      { state: "commit", now: total(now.total.commits) / months, needed: total(needed.total.commits) / months },
    ],
    spend: hasSpend ? { now: total(now.total.spend), needed: total(needed.total.spend) } : null,
  };
}
