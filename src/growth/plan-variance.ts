import type { SegmentModel } from "./model.ts";
import { monthsOf } from "./outcome.ts";
import { changesFor, type PlannedLever, type PlanTime, plannedLevers } from "./plan-levers.ts";
import { simulate } from "./simulate.ts";

/** What a lever was in a month. */
export interface ActualLever {
  /** `null` where too few cases tell. */
  readonly value: number | null;
  readonly n: number;
  /** Months it is counted over. */
  readonly over: number;
}

/** Levers of a segment by id, month by month from the plan's start; a lever that is not named is not known. */
export interface ActualSegment {
  readonly name: string;
  readonly levers: Readonly<Record<string, readonly ActualLever[]>>;
}

export interface PlanVarianceInput extends PlanTime {
  readonly segments: readonly SegmentModel[];
  readonly actual: {
    readonly arr: readonly number[];
    readonly newArr: readonly number[];
    readonly customers: readonly number[];
    readonly segments: readonly ActualSegment[];
  };
}

interface Pair {
  readonly planned: number;
  readonly actual: number;
}

export interface LeverVariance {
  readonly segment: string;
  readonly lever: string;
  readonly planned: number;
  readonly actual: number | null;
  readonly n: number;
  readonly over: number;
  /** What the difference, up to this month, changes in ARR at its end; a whole number of the model's unit. */
  readonly variance: number;
}

export interface PlanMonth {
  readonly arr: Pair;
  readonly newArr: Pair;
  readonly customers: Pair;
  readonly levers: readonly LeverVariance[];
  readonly unexplained: number;
}

/**
 * A plan beside what happened, month by month, with the difference in ARR explained: the planned levers are replaced by the
 * actual ones one after another, in the order of the Bowtie, and each takes the difference it makes where it is put in
 * (sequential substitution: what two levers do together falls to the later one). What no lever explains is left: those
 * already on their way when the plan began who went another way, what begins at a later state, how many customers a sale
 * brings and what those who leave had paid, rates of exchange.
 *
 * ARR and variances are whole numbers of the model's unit, so that every month, exactly,
 * `actual = planned + sum of variances + unexplained`.
 *
 * @throws Refusal where the changes don't fit the segments, as `simulate` does
 */
export function planVariance({ segments, actual, ...time }: PlanVarianceInput): readonly PlanMonth[] {
  if (time.months < 1) return [];
  const { total } = simulate({ segments, ...time });
  const parts = segments.flatMap((model) => {
    const known = actual.segments.find(({ name }) => name === model.name)?.levers ?? {};
    return segmentVariance(model, time, known);
  });
  return Array.from({ length: time.months }, (_, month) => {
    const pair = (name: "arr" | "newArr" | "customers"): Pair => ({
      planned: whole(total[name][month] ?? 0, name),
      actual: whole(actual[name][month] ?? 0, name),
    });
    const levers = parts.flatMap((one) => one[month] ?? []);
    const arr = pair("arr");
    const explained = levers.reduce((sum, { variance }) => sum + variance, 0);
    return { arr, newArr: pair("newArr"), customers: pair("customers"), levers, unexplained: arr.actual - arr.planned - explained };
  });
}

/** Adding 0 makes nothing of a rounded -0. */
const rounded = (value: number): number => Math.round(value) + 0;
const whole = (value: number, name: string): number => (name === "customers" ? value : rounded(value));

/** By lever, and by month. */
function segmentVariance(model: SegmentModel, time: PlanTime, known: ActualSegment["levers"]): readonly (readonly LeverVariance[])[] {
  const planned = plannedLevers(model, time);
  const taken: PlannedLever[] = [...planned];
  const arrOf = (): Float64Array => monthsOf(model, time.months, changesFor(model, time.startMonth, taken), time.startMonth).series.arr;
  let before = arrOf();
  return planned.map(({ id, months }, at) => {
    const told = known[id] ?? [];
    const actual = months.map((value, month) => told[month]?.value ?? value);
    const moves = actual.some((value, month) => value !== months[month]);
    taken[at] = { id, months: actual };
    const after = moves ? arrOf() : before;
    const variances = months.map((_, month) => rounded((after[month] ?? 0) - (before[month] ?? 0)));
    before = after;
    return months.map(
      (value, month): LeverVariance => ({
        segment: model.name,
        lever: id,
        planned: value,
        actual: told[month]?.value ?? null,
        n: told[month]?.n ?? 0,
        over: told[month]?.over ?? 0,
        variance: variances[month] ?? 0,
      }),
    );
  });
}
