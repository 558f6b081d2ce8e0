import { type Lever, leversOf, type SegmentModel } from "../../../../growth/index.ts";

/** What each lever of some segments is counted in. */
export const unitsOf = (models: readonly SegmentModel[]): ReadonlyMap<string, Lever["unit"]> =>
  new Map(models.flatMap((model) => leversOf(model).map(({ id, unit }) => [id, unit] as const)));
