import type { Lever } from "./levers.ts";
import type { Change, SegmentModel } from "./model.ts";
import type { Target } from "./monte-carlo.ts";
import type { PerLever } from "./outcome.ts";

export interface GoalSeekInput {
  readonly segments: readonly SegmentModel[];
  /** ARR of all segments together at the end of a month; 0 is the first. */
  readonly target: Target;
  /** What is planned anyway. */
  readonly changes?: readonly Change[] | undefined;
  readonly startMonth?: number | undefined;
  /** First month in which improvements hold, 0 when absent, and the months until they hold in full. */
  readonly from?: number | undefined;
  readonly ramp?: number | undefined;
  /** The best value a lever can feasibly have; the lever's own bound when absent. */
  readonly limits?: PerLever | undefined;
  /** What moving a lever of one segment from its value to its limit costs, or doubling it where there is no limit; 1 when absent. */
  readonly costs?: PerLever | undefined;
}

/** Entries a month into each state, first month first; `commit` are the sales. */
export interface RequiredEntries {
  readonly segment: string;
  readonly state: string;
  readonly months: readonly number[];
}

/** More of the same: everything that comes from outside times a factor, all else as it is. */
export interface VolumeStrategy {
  /** Factor on the inflow of all segments; below 1 where less would do; `null` where no inflow reaches the target. */
  readonly factor: number | null;
  /** ARR in the target's month at that factor, or the most that inflow can do. */
  readonly arr: number;
  readonly entries: readonly RequiredEntries[];
}

/** One lever moved alone, in one segment or in all (`segment` is `null`). */
export interface LeverAlone {
  readonly segment: string | null;
  readonly lever: string;
  readonly unit: Lever["unit"];
  readonly better: Lever["better"];
  /** Values now, needed and at most; in all segments together `null` where they differ. */
  readonly value: number | null;
  readonly limit: number | null;
  /** `null` where the limit does not reach the target. */
  readonly needed: number | null;
  /** Share of the way to the limit (to the double where there is none) that is needed; `null` as above. */
  readonly way: number | null;
  /** ARR in the target's month with what is needed, or at the limit. */
  readonly arr: number;
}

/** A lever of one segment moved as part of the combination. */
export interface CombinationStep {
  readonly segment: string;
  readonly lever: string;
  readonly value: number;
  readonly to: number;
  readonly cost: number;
  /** ARR it added in the target's month when it was taken. */
  readonly arr: number;
}

export interface Combination {
  /** In the order in which they were taken: most ARR for their cost first. */
  readonly steps: readonly CombinationStep[];
  readonly cost: number;
  readonly arr: number;
  readonly isReached: boolean;
}

export interface GoalSeek {
  readonly target: Target;
  /** ARR in the target's month with what is planned anyway. */
  readonly arr: number;
  readonly isReached: boolean;
  readonly volume: VolumeStrategy;
  readonly levers: readonly LeverAlone[];
  readonly combination: Combination;
}
