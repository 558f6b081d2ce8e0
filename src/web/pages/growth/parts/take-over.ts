import type { ScenarioChange } from "../../../../contract/index.ts";
import { without } from "../history.ts";

/** A lever of one segment brought to a value. */
export interface Taken {
  readonly segment: string;
  readonly lever: string;
  readonly to: number;
  /** Months until it is there; from the first one on when absent. */
  readonly ramp?: number;
}

/** The changes with some levers brought to values: behind all others, so that none of them moves them on. */
export const takenOver = (changes: readonly ScenarioChange[], taken: readonly Taken[]): ScenarioChange[] => [
  ...taken.reduce<readonly ScenarioChange[]>((rest, { lever, segment }) => without(rest, lever, segment), changes),
  ...taken.map(({ segment, lever, to, ramp }): ScenarioChange => ({ segment, lever, by: "to", amount: to, ...(ramp ? { ramp } : {}) })),
];

/** Whether a lever is where somebody has already brought it. */
export const isTaken = (changes: readonly ScenarioChange[], segment: string, lever: string, value: number): boolean =>
  changes.some((change) => change.segment === segment && change.lever === lever && change.by === "to" && change.amount === value);
