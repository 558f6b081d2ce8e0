import { courseAt } from "./engine.ts";
import { AT, changed, changesOf, leversOf, reachedBy } from "./levers.ts";
import type { Change, SegmentModel } from "./model.ts";

/** A lever with its value in each month of a plan. */
export interface PlannedLever {
  readonly id: string;
  readonly months: readonly number[];
}

export interface PlanTime {
  readonly changes: readonly Change[];
  /** Calendar month the plan starts in, 0 for January. */
  readonly startMonth: number;
  readonly months: number;
}

/**
 * The levers of a segment that move its revenue, in the order of the Bowtie, with what a plan makes of them month by month.
 * The inflow holds its season and growth, so that it is what is to come in.
 */
export function plannedLevers(model: SegmentModel, { changes, startMonth, months }: PlanTime): readonly PlannedLever[] {
  const levers = leversOf(model);
  const placed = changesOf(model, levers, changes);
  return orderOf(model).flatMap((at): PlannedLever[] => {
    const lever = levers[at];
    if (lever === undefined) return [];
    const own = placed.filter((one) => one.at === at);
    const course = (month: number): number => (at === AT.inflow ? courseAt(model, month, startMonth) : 1);
    const valueIn = (month: number): number => {
      const asked = own.reduce((value, { change }) => changed(value, change, reachedBy(change, month)), lever.value);
      return Math.min(lever.most, Math.max(lever.least, asked)) * course(month);
    };
    return [{ id: lever.id, months: Array.from({ length: months }, (_, month) => valueIn(month)) }];
  });
}

/** Places of the levers, from what comes in to what comes back. Margin and spending move no revenue. */
function orderOf({ journey, loops, renewal }: SegmentModel): readonly number[] {
  const [steps, circles] = [2 * journey.length, loops.length];
  const after = AT.journey + steps;
  return [
    AT.inflow,
    ...Array.from({ length: steps }, (_, i) => AT.journey + i),
    AT.price,
    AT.discount,
    AT.onboarding,
    AT.onboardingTime,
    AT.usageChurn,
    ...(renewal === null ? [] : [AT.renewal]),
    AT.expansion,
    AT.contraction,
    AT.uplift,
    ...Array.from({ length: circles }, (_, i) => after + i),
  ];
}

/** The changes that give the levers of a segment these values; a season that lets nothing in lets nothing in. */
export const changesFor = (model: SegmentModel, startMonth: number, levers: readonly PlannedLever[]): readonly Change[] =>
  levers.flatMap(({ id, months }) => {
    const values = months.map((value, month) => {
      const course = id === "inflow" ? courseAt(model, month, startMonth) : 1;
      return course > 0 ? value / course : 0;
    });
    return values.flatMap((amount, from): Change[] =>
      from > 0 && amount === values[from - 1] ? [] : [{ segment: model.name, lever: id, by: "to", amount, from }],
    );
  });
