import { badRequest } from "../domain/index.ts";
import { checkScenario } from "./check.ts";
import { type Column, columns, makeSink, SegmentEngine, type Sink } from "./engine.ts";
import { type Capped, cappedBy } from "./levers.ts";
import type { Change, SegmentModel } from "./model.ts";

/** What is asked of a simulation. */
export interface SimulateInput {
  readonly segments: readonly SegmentModel[];
  /** Months to run, 1 to 240. */
  readonly months: number;
  readonly changes?: readonly Change[];
  /** Calendar month the run starts in, 0 for January; matters where a segment has a season. */
  readonly startMonth?: number;
}

/** Ratios of a month; `null` where their base is empty. All money is in the model's unit. */
export interface Ratios {
  /** The last twelve months' rates compounded, or as many as have been run, made yearly. */
  readonly nrr: readonly (number | null)[];
  readonly grr: readonly (number | null)[];
  /** Spend for one new customer over the last twelve months, and the months its gross margin takes to pay it back. */
  readonly cac: readonly (number | null)[];
  readonly payback: readonly (number | null)[];
}

export interface Course extends Readonly<Record<Column, readonly number[]>>, Ratios {}

export interface SegmentCourse extends Course {
  readonly name: string;
  /** Entries into each state of the journey, by state. */
  readonly entries: Readonly<Record<string, readonly number[]>>;
}

export interface Simulation {
  readonly months: number;
  /** Segments side by side. */
  readonly segments: readonly SegmentCourse[];
  /** Their sums; rates of the total follow from the sums, they are no averages of rates. */
  readonly total: Course;
  readonly capped: readonly Capped[];
}

/**
 * The expected course of a business: monthly cohorts go through the states by rates and lags, are lost in onboarding, by
 * usage and at renewal, and expand. Nothing is rounded: customers and money are expected values.
 *
 * Every month, of every segment: `arr = arr before + newArr + expansion + uplift - contraction - churn`.
 *
 * @throws Refusal on shares outside 0 to 1, an unknown lever or segment, or loops that would grow without end
 * @see standard 1.3, simulate
 */
export function simulate({ segments, months, changes = [], startMonth = 0 }: SimulateInput): Simulation {
  checkMonths(months);
  checkScenario(segments, changes);
  const courses = segments.map((model) => {
    const sink = makeSink(model, months);
    new SegmentEngine(model, months, changes, startMonth).run(sink);
    return { model, sink };
  });
  return {
    months,
    segments: courses.map(({ model, sink }) => ({
      name: model.name,
      entries: Object.fromEntries(model.journey.map(({ from }, i) => [from, [...(sink.entries[i] ?? [])]])),
      ...courseOf([sink], months, openingOf(model)),
    })),
    total: courseOf(
      courses.map(({ sink }) => sink),
      months,
      segments.reduce((sum, model) => sum + openingOf(model), 0),
    ),
    capped: cappedBy(segments, changes),
  };
}

export function checkMonths(months: number): void {
  if (!Number.isInteger(months) || months < 1 || months > 240)
    throw badRequest("bad_months", `A simulation runs for 1 to 240 months; ${months} were asked for.`);
}

export const openingOf = ({ base }: SegmentModel): number => base.arr.reduce((sum, value) => sum + value, 0);

/** Sums of some segments' months, with the ratios that follow from them. */
function courseOf(sinks: readonly Sink[], months: number, opening: number): Course {
  const sums = Object.fromEntries(columns.map((name) => [name, summed(sinks, name, months)])) as Record<Column, number[]>;
  return { ...sums, ...ratiosOf(sums, months, opening) };
}

function summed(sinks: readonly Sink[], name: Column, months: number): number[] {
  const sums = new Array<number>(months).fill(0);
  for (const { series } of sinks) {
    const values = series[name];
    for (let month = 0; month < months; month++) sums[month] = (sums[month] ?? 0) + (values[month] ?? 0);
  }
  return sums;
}

const YEAR = 12;

function ratiosOf(sums: Readonly<Record<Column, readonly number[]>>, months: number, opening: number): Ratios {
  const { arr, newArr, churn, contraction, won, spend, cost } = sums;
  const kept: number[] = [];
  const gross: number[] = [];
  for (let month = 0; month < months; month++) {
    const before = month === 0 ? opening : (arr[month - 1] ?? 0);
    // Sales that are lost in their own month are part of its losses, so what is kept is held above 0.
    kept.push(before <= 0 ? Number.NaN : Math.max(0, ((arr[month] ?? 0) - (newArr[month] ?? 0)) / before));
    gross.push(before <= 0 ? Number.NaN : Math.max(0, 1 - ((churn[month] ?? 0) + (contraction[month] ?? 0)) / before));
  }
  const sales = trailing(won);
  const sold = trailing(newArr);
  const cac = trailing(spend).map((spent, month) => ((sales[month] ?? 0) > 0 ? spent / (sales[month] ?? 1) : null));
  return {
    nrr: compounded(kept),
    grr: compounded(gross),
    cac,
    payback: cac.map((each, month) => {
      const [value = 0, revenue = 0, customers = 0] = [arr[month], sold[month], sales[month]];
      const margin = value > 0 ? 1 - ((cost[month] ?? 0) * YEAR) / value : 0;
      return each === null || margin <= 0 || revenue <= 0 ? null : each / ((revenue / customers / YEAR) * margin);
    }),
  };
}

/** Sums of the last twelve months, or of as many as there are. */
function trailing(values: readonly number[]): readonly number[] {
  return values.map((_, month) => {
    let sum = 0;
    for (let m = Math.max(0, month - YEAR + 1); m <= month; m++) sum += values[m] ?? 0;
    return sum;
  });
}

/** The last twelve months' factors compounded and made yearly; months without a base (NaN) are left out. */
function compounded(factors: readonly number[]): readonly (number | null)[] {
  return factors.map((_, month) => {
    let product = 1;
    let counted = 0;
    for (let m = Math.max(0, month - YEAR + 1); m <= month; m++) {
      const factor = factors[m] ?? Number.NaN;
      if (Number.isNaN(factor)) continue;
      product *= factor;
      counted++;
    }
    return counted === 0 ? null : product ** (YEAR / counted);
  });
}
