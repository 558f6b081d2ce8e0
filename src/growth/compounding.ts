import { badRequest } from "../domain/index.ts";
import { checkNotNegative } from "./ranges.ts";

/** `decompounding`: growth is there, but bought anew each quarter rather than earned from the quarter before. */
export type GrowthVerdict = "decay" | "compounding" | "decompounding" | "inflection";

/** Which rule of the table spoke; `trailing` is decompounding by the last eight second differences alone. */
export type GrowthRule = "falling_twice" | "mostly_rising" | "seldom_rising" | "otherwise" | "trailing";

export interface SecondDifferences {
  readonly count: number;
  /** Share of them above zero: 0 to 1. */
  readonly positiveShare: number;
  readonly mean: number;
}

export interface CompoundingTest {
  readonly verdict: GrowthVerdict;
  readonly rule: GrowthRule;
  /** Fewer than six snapshots: a direction, not a finding. */
  readonly directional: boolean;
  /** Change of ARR from quarter to quarter, from the second snapshot on. */
  readonly d1: readonly number[];
  /** Change of that change, from the third snapshot on. */
  readonly d2: readonly number[];
  readonly all: SecondDifferences;
  /** How many of the last three second differences are above zero. */
  readonly positiveOfLastThree: number;
  /** Of the last eight alone; null when there are fewer than eight. */
  readonly trailing: SecondDifferences | null;
}

export const MIN_SNAPSHOTS = 3;
export const DIRECTIONAL_BELOW_SNAPSHOTS = 6;
const MIN_DIFFERENCES = 4;
const TRAILING = 8;
/** Differences this small against the largest snapshot are rounding of decimal fractions, and count as zero. */
const ROUNDING = 1e-12;

function describeDifferences(d2: readonly number[]): SecondDifferences {
  const count = d2.length;
  return { count, positiveShare: d2.filter((d) => d > 0).length / count, mean: d2.reduce((sum, d) => sum + d, 0) / count };
}

const seldomRising = ({ count, positiveShare, mean }: SecondDifferences): boolean =>
  count >= MIN_DIFFERENCES && (positiveShare < 0.5 || (positiveShare === 0.5 && mean <= 0));

/**
 * Whether growth compounds: the second difference of ARR at the end of each quarter, oldest first.
 *
 * The first rule that matches decides. decay: ARR fell in both of the last two quarters. compounding: at least four second
 * differences, 60 % of them positive, and two of the last three. decompounding: at least four, and fewer than half positive,
 * or half with a mean of zero or less; a straight line is of this kind. inflection: otherwise, unless the last eight alone
 * are decompounding. Snapshots of ARR, not revenue of a quarter. Refused: fewer than three, what is no number, negative ARR.
 * Source: standard 1.5 (Winning by Design, growth laws; rules of jurjen-gtm-engineer/gtmskills, compound-growth-check); T18.
 */
export function testCompounding(arr: readonly number[]): CompoundingTest {
  if (arr.length < MIN_SNAPSHOTS) {
    throw badRequest("too_few_snapshots", `${arr.length} snapshots of ARR: a change of growth needs at least ${MIN_SNAPSHOTS}.`, {
      given: arr.length,
      needed: MIN_SNAPSHOTS,
    });
  }
  for (const value of arr) checkNotNegative("arr", value);
  const smallest = Math.max(...arr.map(Math.abs)) * ROUNDING;
  const differences = (series: readonly number[]): readonly number[] =>
    series.slice(1).map((value, i) => {
      const change = value - (series[i] ?? 0);
      return Math.abs(change) <= smallest ? 0 : change;
    });
  const d1 = differences(arr);
  const d2 = differences(d1);
  const all = describeDifferences(d2);
  const positiveOfLastThree = d2.slice(-3).filter((d) => d > 0).length;
  const trailing = d2.length >= TRAILING ? describeDifferences(d2.slice(-TRAILING)) : null;
  const [verdict, rule] = judge(d1, all, positiveOfLastThree, trailing);
  return { verdict, rule, directional: arr.length < DIRECTIONAL_BELOW_SNAPSHOTS, d1, d2, all, positiveOfLastThree, trailing };
}

function judge(
  d1: readonly number[],
  all: SecondDifferences,
  positiveOfLastThree: number,
  trailing: SecondDifferences | null,
): readonly [GrowthVerdict, GrowthRule] {
  if (d1.slice(-2).every((d) => d < 0)) return ["decay", "falling_twice"];
  if (all.count >= MIN_DIFFERENCES && all.positiveShare >= 0.6 && positiveOfLastThree >= 2) return ["compounding", "mostly_rising"];
  if (seldomRising(all)) return ["decompounding", "seldom_rising"];
  if (trailing !== null && seldomRising(trailing)) return ["decompounding", "trailing"];
  return ["inflection", "otherwise"];
}
