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
  const sums = Object.fromEntries(
    columns.map((name) => [
      name,
      Array.from({ length: months }, (_, month) => sinks.reduce((sum, sink) => sum + (sink.series[name][month] ?? 0), 0)),
    ]),
  ) as Record<Column, number[]>;
  return { ...sums, ...ratiosOf(sums, months, opening) };
}

const YEAR = 12;

function ratiosOf(sums: Readonly<Record<Column, readonly number[]>>, months: number, opening: number): Ratios {
  const at = (name: Column, month: number): number => sums[name][month] ?? 0;
  const before = (month: number): number => (month === 0 ? opening : at("arr", month - 1));
  /** What a month starts with; sales that are lost in their own month are part of it, so that it is never negative. */
  const yearly = (month: number, of: (month: number) => number): number | null => {
    let product = 1;
    let counted = 0;
    for (let m = Math.max(0, month - YEAR + 1); m <= month; m++) {
      if (before(m) <= 0) continue;
      product *= Math.max(0, of(m));
      counted++;
    }
    return counted === 0 ? null : product ** (YEAR / counted);
  };
  const trailing = (month: number, name: Column): number => {
    let sum = 0;
    for (let m = Math.max(0, month - YEAR + 1); m <= month; m++) sum += at(name, m);
    return sum;
  };
  const every = <T>(of: (month: number) => T): readonly T[] => Array.from({ length: months }, (_, month) => of(month));
  const cac = every((month) => {
    const sales = trailing(month, "won");
    return sales > 0 ? trailing(month, "spend") / sales : null;
  });
  return {
    nrr: every((month) => yearly(month, (m) => (at("arr", m) - at("newArr", m)) / before(m))),
    grr: every((month) => yearly(month, (m) => 1 - (at("churn", m) + at("contraction", m)) / before(m))),
    cac,
    payback: every((month) => {
      const sold = trailing(month, "newArr");
      const sales = trailing(month, "won");
      const arr = at("arr", month);
      const margin = arr > 0 ? 1 - (at("cost", month) * YEAR) / arr : null;
      const each = cac[month] ?? null;
      if (each === null || sales <= 0 || margin === null || margin <= 0 || sold <= 0) return null;
      return each / ((sold / sales / YEAR) * margin);
    }),
  };
}
