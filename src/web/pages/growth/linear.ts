import type { ScenarioChange } from "../../../contract/index.ts";
import { changed, leversOf, openingOf, type SegmentModel } from "../../../growth/index.ts";

/**
 * ARR at the end of each month by the linear view: what enters times every rate times the price, the same every month, on top of
 * what there is. No time passes between the stages, nobody leaves, nobody grows, nothing comes back.
 *
 * @see standard 1.3.1, 1.3.3
 */
export function linearCourse(models: readonly SegmentModel[], changes: readonly ScenarioChange[], months: number): readonly number[] {
  const opening = models.reduce((sum, model) => sum + openingOf(model), 0);
  const monthly = models.reduce((sum, model) => sum + newArrOf(model, changes), 0);
  return Array.from({ length: months }, (_, i) => opening + monthly * (i + 1));
}

/** New ARR of a month, with every change in force. */
function newArrOf(model: SegmentModel, changes: readonly ScenarioChange[]): number {
  const values = new Map(
    leversOf(model).map(({ id, value, least, most }) => {
      const own = changes.filter(({ lever, segment }) => lever === id && (segment === undefined || segment === model.name));
      return [
        id,
        Math.min(
          most,
          Math.max(
            least,
            own.reduce((reached, change) => changed(reached, change, 1), value),
          ),
        ),
      ] as const;
    }),
  );
  const of = (id: string): number => values.get(id) ?? 0;
  return model.journey.reduce((product, { conversion }) => product * of(conversion), of("inflow") * of("price") * (1 - of("discount")));
}
