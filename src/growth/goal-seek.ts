import { checkScenario } from "./check.ts";
import { combine } from "./combine.ts";
import type { GoalSeek, GoalSeekInput, LeverAlone, RequiredEntries, VolumeStrategy } from "./goal.ts";
import type { Change, SegmentModel } from "./model.ts";
import { checkTarget } from "./monte-carlo.ts";
import { arrAfter, monthsOf } from "./outcome.ts";
import { leastOf, reachOf, type Way, waysOf } from "./ways.ts";

/**
 * What it takes to have an ARR at a date: volume alone, each lever alone, and levers together. Improvements hold from
 * `from` on. A target that is out of reach is an answer, not a failure.
 *
 * @throws Refusal on what `simulate` refuses, and on a target that is no amount or beyond 240 months
 * @see standard 1.3, goalSeek
 */
export function goalSeek(input: GoalSeekInput): GoalSeek {
  const { segments, target, changes = [] } = input;
  checkTarget(target, 240);
  checkScenario(segments, changes);
  const arr = arrWith(input, [], segments);
  const ways = waysOf(input);
  const ids = [...new Set(ways.map(({ lever }) => lever.id))];
  return {
    target,
    arr,
    isReached: arr >= target.arr,
    volume: volumeOf(input),
    levers: [
      ...ways.map((way) => aloneOf(input, way.model.name, [way], arr)),
      ...ids.map((id) =>
        aloneOf(
          input,
          null,
          ways.filter(({ lever }) => lever.id === id),
          arr,
        ),
      ),
    ],
    combination: combine(input, ways),
  };
}

/** ARR of some segments in the target's month with more changes. */
function arrWith(
  { target, changes = [], startMonth = 0 }: GoalSeekInput,
  added: readonly Change[],
  segments: readonly SegmentModel[],
): number {
  return segments.reduce((sum, model) => sum + arrAfter(model, target.month + 1, [...changes, ...added], startMonth), 0);
}

/** Most of an inflow, and of a way without a limit, that is tried. */
const MOST = 2 ** 20;

function volumeOf(input: GoalSeekInput): VolumeStrategy {
  const { segments, target, changes = [], startMonth = 0, from, ramp } = input;
  const times = (factor: number): readonly Change[] => [{ lever: "inflow", by: "relative", amount: factor - 1, from, ramp }];
  const factor = leastOf((tried) => arrWith(input, times(tried), segments), target.arr, MOST);
  const used = factor ?? MOST;
  const entries = segments.flatMap((model): readonly RequiredEntries[] => {
    const run = monthsOf(model, target.month + 1, [...changes, ...times(used)], startMonth);
    const states = model.journey.map(({ from: state }, i) => ({ segment: model.name, state, months: [...(run.entries[i] ?? [])] }));
    return [...states, { segment: model.name, state: "commit", months: [...run.series.commits] }];
  });
  return { factor, arr: arrWith(input, times(used), segments), entries: factor === null ? [] : entries };
}

/** A lever moved the same share of the way in some segments, until the target or the limit is reached. */
function aloneOf(input: GoalSeekInput, segment: string | null, ways: readonly Way[], arr: number): LeverAlone {
  const { target, changes = [] } = input;
  const concerned = ways.map(({ model }) => model);
  const others = arr - arrWith(input, [], concerned);
  const open = ways.some(({ limit }) => limit === null);
  const at = (way: number): number =>
    others +
    arrWith(
      input,
      ways.map((one) => one.change(way)),
      concerned,
    );
  const most = Math.min(...ways.map((one) => reachOf(one, changes, open ? MOST : 1)));
  const way = arr >= target.arr ? 0 : leastOf(at, target.arr, most);
  const [{ lever }] = ways as readonly [Way];
  return {
    segment,
    lever: lever.id,
    unit: lever.unit,
    better: lever.better,
    value: oneOf(ways.map((one) => one.lever.value)),
    limit: oneOf(ways.map(({ limit }) => limit)),
    needed: way === null ? null : oneOf(ways.map((one) => one.at(way))),
    way,
    arr: at(way ?? most),
  };
}

const oneOf = <T>(values: readonly T[]): T | null => (values.every((value) => value === values[0]) ? (values[0] ?? null) : null);
