import { leversOf, type SegmentModel } from "../../../../growth/index.ts";

/** Whether a model has a lever that can be turned; customers without a term have none to renew. */
export const canTurn = (model: SegmentModel, lever: string): boolean =>
  (lever !== "renewal" || model.renewal !== null) && leversOf(model).some(({ id }) => id === lever);

/** Whether a change has something to work on: its segment, or any where it names none. */
export const hasLever = (models: readonly SegmentModel[], segment: string | undefined, lever: string): boolean =>
  models.some((model) => (segment === undefined || model.name === segment) && canTurn(model, lever));
