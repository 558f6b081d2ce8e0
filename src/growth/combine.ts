import type { Combination, CombinationStep, GoalSeekInput } from "./goal.ts";
import type { Change, SegmentModel } from "./model.ts";
import { arrAfter } from "./outcome.ts";
import { endsLoops, leastOf, type Way } from "./ways.ts";

/** Share of a lever's way that is taken at once. */
const STEP = 0.1;

/** A lever's way as far as it has been gone, and what the next step would bring. */
interface Gone {
  readonly way: Way;
  share: number;
  gain: number;
}

/**
 * Levers moved together: always the next tenth of the way that brings most ARR for its cost, the last one only as far as
 * the target needs. That is a greedy choice: cheap, close to the cheapest combination, not proved to be it.
 */
export function combine(input: GoalSeekInput, ways: readonly Way[]): Combination {
  const { target, changes = [], startMonth = 0 } = input;
  const paths = input.segments.map((model) => ({
    model,
    gone: ways.filter((way) => way.model === model).map((way): Gone => ({ way, share: 0, gain: 0 })),
    arr: 0,
  }));
  const arrOf = (model: SegmentModel, gone: readonly Gone[], moved?: Gone, share = 0): number => {
    const added = gone.flatMap((one): readonly Change[] => {
      const at = one === moved ? share : one.share;
      return at === 0 ? [] : [one.way.change(at)];
    });
    const all = [...changes, ...added];
    if (!endsLoops(model, all)) return 0;
    return arrAfter(model, target.month + 1, all, startMonth);
  };
  const look = (path: (typeof paths)[number]): void => {
    path.arr = arrOf(path.model, path.gone);
    for (const one of path.gone) one.gain = one.share >= 1 ? 0 : arrOf(path.model, path.gone, one, nextOf(one)) - path.arr;
  };
  for (const path of paths) look(path);
  const steps: CombinationStep[] = [];
  for (;;) {
    const total = paths.reduce((sum, { arr }) => sum + arr, 0);
    const done = { steps, cost: steps.reduce((sum, { cost }) => sum + cost, 0), arr: total };
    if (total >= target.arr) return { ...done, isReached: true };
    const best = bestOf(paths);
    if (best === null || best.one.gain <= 1e-12 * total) return { ...done, isReached: false };
    const { path, one } = best;
    const before = { share: one.share, arr: path.arr };
    const others = total - path.arr;
    const next = nextOf(one);
    one.share =
      others + before.arr + one.gain < target.arr
        ? next
        : before.share +
          (leastOf((more) => others + arrOf(path.model, path.gone, one, before.share + more), target.arr, next - before.share) ??
            next - before.share);
    look(path);
    add(steps, one, before.share, path.arr - before.arr);
  }
}

const nextOf = ({ share }: Gone): number => (share > 1 - 1.5 * STEP ? 1 : share + STEP);

function bestOf<P extends { readonly gone: readonly Gone[] }>(paths: readonly P[]): { readonly path: P; readonly one: Gone } | null {
  let best: { readonly path: P; readonly one: Gone } | null = null;
  let most = 0;
  for (const path of paths)
    for (const one of path.gone) {
      const ratio = one.gain <= 0 ? 0 : one.gain / (one.way.cost * (nextOf(one) - one.share));
      if (ratio <= most) continue;
      most = ratio;
      best = { path, one };
    }
  return best;
}

/** Adds what was gone to the last step where that moved the same lever, or as a new one. */
function add(steps: CombinationStep[], { way, share }: Gone, before: number, arr: number): void {
  const last = steps.at(-1);
  const goesOn = last?.segment === way.model.name && last.lever === way.lever.id;
  if (goesOn) steps.pop();
  steps.push({
    segment: way.model.name,
    lever: way.lever.id,
    value: goesOn ? last.value : way.at(before),
    to: way.at(share),
    cost: (goesOn ? last.cost : 0) + way.cost * (share - before),
    arr: (goesOn ? last.arr : 0) + arr,
  });
}
