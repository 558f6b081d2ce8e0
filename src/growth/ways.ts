import { afterChanges } from "./after-changes.ts";
import { loopGainOf } from "./check.ts";
import type { GoalSeekInput } from "./goal.ts";
import type { Lever } from "./levers.ts";
import type { Change, SegmentModel } from "./model.ts";
import { movableAfter, perLever } from "./outcome.ts";

/** The way of a lever from its value to the best it can feasibly have. */
export interface Way {
  readonly model: SegmentModel;
  readonly lever: Lever;
  /** The best value; `null` where nothing bounds it, as with volumes, prices and growth. The way then ends at the double, and goes on. */
  readonly limit: number | null;
  /** Cost of the whole way. */
  readonly cost: number;
  /** Value after a share of the way, and the change that brings it there. */
  readonly at: (share: number) => number;
  readonly change: (share: number) => Change;
}

/** The ways of all levers of all segments. Limits that are worse than the value leave no way to go. */
export function waysOf({ segments, changes = [], limits, costs, from, ramp }: GoalSeekInput): readonly Way[] {
  return segments.flatMap((model) =>
    movableAfter(model, changes).map((lever): Way => {
      const { id, value, better, least, most } = lever;
      const natural = better === "less" ? least : most > 1 ? Number.POSITIVE_INFINITY : most;
      const asked = perLever(limits, model.name, id);
      const bound = asked === undefined ? natural : Math.min(most, Math.max(least, asked));
      const best = better === "more" ? Math.max(bound, value) : Math.min(bound, value);
      const limit = Number.isFinite(best) ? best : null;
      const at = (share: number): number => (limit === null ? value * (1 + share) : share === 1 ? limit : value + share * (limit - value));
      return {
        model,
        lever,
        limit,
        cost: perLever(costs, model.name, id) ?? 1,
        at,
        change: (share) => ({ segment: model.name, lever: id, by: "to", amount: at(share), from, ramp }),
      };
    }),
  );
}

/** Whether a segment's loops come to an end under some changes. */
export const endsLoops = (model: SegmentModel, changes: readonly Change[]): boolean =>
  model.market !== null || model.loops.length === 0 || loopGainOf(afterChanges(model, changes)) < 1;

/** The largest share of its way, up to `most`, that a lever can go before loops would grow without end. */
export function reachOf({ model, change }: Way, changes: readonly Change[], most: number): number {
  const ends = (share: number): boolean => endsLoops(model, [...changes, change(share)]);
  if (ends(most)) return most;
  let low = 0;
  let high = most;
  while (high - low > 1e-9 * high) {
    const middle = (low + high) / 2;
    if (ends(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Relative distance from the level that is as good as on it: no sum of months is more exact. */
const CLOSE = 1e-12;

/**
 * The least number from 0 to `most` at which a function that only rises reaches a level; `null` where `most` does not reach
 * it. By the Illinois form of false position (Dowell and Jarratt 1971), which a straight line needs one step for, and by
 * halving where that gains little.
 */
export function leastOf(rising: (at: number) => number, level: number, most: number): number | null {
  let [low, lack] = [0, level - rising(0)];
  if (lack <= 0) return 0;
  let high = Math.min(1, most);
  let excess = rising(high) - level;
  while (excess < 0) {
    if (high >= most) return null;
    [low, lack] = [high, -excess];
    high = Math.min(most, high * 2);
    excess = rising(high) - level;
  }
  // The end that stays is made lighter, so that the other comes over; the nudge lets a straight line end just above the level.
  const weigh = { lack, excess, moved: "" };
  for (let stalled = 0; high - low > 1e-13 * high && excess > CLOSE * level; ) {
    const width = high - low;
    const guess = low + (stalled > 2 ? width / 2 : (width * weigh.lack) / (weigh.lack + weigh.excess) + CLOSE * high * 0.4);
    const at = guess < high ? guess : low + width / 2;
    const over = rising(at) - level;
    if (over >= 0) {
      [high, excess, weigh.excess] = [at, over, over];
      if (weigh.moved === "high") weigh.lack /= 2;
      weigh.moved = "high";
    } else {
      [low, weigh.lack] = [at, -over];
      if (weigh.moved === "low") weigh.excess /= 2;
      weigh.moved = "low";
    }
    stalled = high - low > width / 2 ? stalled + 1 : 0;
  }
  return high;
}
