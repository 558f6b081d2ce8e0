import { leversAfter } from "./after-changes.ts";
import type { Change, SegmentModel } from "./model.ts";
import { checkMonths, openingOf } from "./simulate.ts";
import { steadyMonth } from "./steady-month.ts";

/**
 * ARR at the end of each month by the linear view: what enters times every rate times the price, the same every month, on top of
 * what there is. No time passes between the stages, nobody leaves, nobody grows, nothing comes back. Changes are in force from the
 * first month on.
 *
 * Refused: months that are not 1 to 240. Source: standard 1.3.1, 1.3.3.
 */
export function linearCourse(models: readonly SegmentModel[], changes: readonly Change[], months: number): readonly number[] {
  checkMonths(months);
  const opening = models.reduce((sum, model) => sum + openingOf(model), 0);
  const monthly = models.reduce((sum, model) => sum + steadyMonth(model, leversAfter(model, changes)).newArr, 0);
  return Array.from({ length: months }, (_, i) => opening + monthly * (i + 1));
}
