import { checkCurve, checkFinite, checkNotNegative, checkSome, checkWhole } from "./ranges.ts";
import { curveAt, type SCurve } from "./s-curve.ts";

export interface StackedMonth {
  readonly month: number;
  readonly total: number;
  /** What each curve brings, in their order. */
  readonly parts: readonly number[];
}

function stackedMonth(curves: readonly SCurve[], month: number): StackedMonth {
  const parts = curves.map((curve) => curveAt(curve, month));
  return { month, total: parts.reduce((sum, part) => sum + part, 0), parts };
}

/**
 * Several curves on top of each other, from month 0 to `months`: what a company adds up to that begins a new motion, segment or
 * product before the last one has levelled out.
 *
 * All midpoints count from the same month 0, all ceilings are of one unit. The curves are taken not to feed on each other.
 * Refused: no curve, ceilings or rates not above 0, months beyond a hundred years. Source: standard 1.5.
 */
export function stackCurves(curves: readonly SCurve[], months: number): readonly StackedMonth[] {
  checkSome("curves", curves);
  for (const curve of curves) checkCurve(curve);
  checkWhole("months", months, 0);
  return Array.from({ length: months + 1 }, (_, month) => stackedMonth(curves, month));
}

export type NextCurve =
  | {
      readonly kind: "needed";
      /** First month in which the growth of the twelve months before it is below the rate. */
      readonly month: number;
      readonly growth: number;
      readonly total: number;
      /** Month in which the next curve must be begun to carry by then; may lie before month 0, which is too late. */
      readonly beginBy: number;
    }
  | { readonly kind: "not_within"; readonly months: number };

/**
 * When the curves that are there no longer give a yearly growth rate, and when the next one must therefore be begun.
 *
 * `yearlyGrowth` is a ratio (0.4 is 40 % over twelve months), looked for from month 0 on; `leadMonths` is what a new curve takes
 * until it carries, 0 unless told. Refused: what `stackCurves` refuses, negative lead. Source: standard 1.5; the rule is ours.
 */
export function nextCurveNeeded(asked: {
  readonly curves: readonly SCurve[];
  readonly yearlyGrowth: number;
  readonly months: number;
  readonly leadMonths?: number;
}): NextCurve {
  const { curves, yearlyGrowth, months, leadMonths = 0 } = asked;
  checkFinite("yearlyGrowth", yearlyGrowth);
  checkNotNegative("leadMonths", leadMonths);
  for (const { month, total } of stackCurves(curves, months)) {
    const growth = total / stackedMonth(curves, month - 12).total - 1;
    if (growth < yearlyGrowth) return { kind: "needed", month, growth, total, beginBy: month - leadMonths };
  }
  return { kind: "not_within", months };
}
