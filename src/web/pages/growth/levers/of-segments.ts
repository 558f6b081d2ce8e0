import { canTurn, type SegmentModel } from "../../../../growth/index.ts";

/** Whether a change has something to work on: its segment, or any where it names none. */
export const hasLever = (models: readonly SegmentModel[], segment: string | undefined, lever: string): boolean =>
  models.some((model) => (segment === undefined || model.name === segment) && canTurn(model, lever));
