import { type LeastSquares, type Linearised, leastSquares } from "./least-squares.ts";
import { checkFinite, checkNotNegative } from "./ranges.ts";
import { type CurvePhase, curveAt, phaseAt, type SCurve } from "./s-curve.ts";

export interface CurvePoint {
  readonly month: number;
  /** ARR or another level, 0 or more. */
  readonly value: number;
}

/**
 * Why no curve is given. `not_bent`: growth has not begun to slow, or a straight line fits as well, so any ceiling would do.
 * `ceiling_uncertain`: it has, but the ceiling could be twice as high as it could be low. `flat`: one value throughout.
 * `not_s_shaped`: the best curve misses most of it.
 */
export type UnfittedReason = "not_bent" | "ceiling_uncertain" | "flat" | "not_s_shaped";

export type SCurveFit =
  | {
      readonly kind: "fitted";
      readonly curve: SCurve;
      /** Share of the variance the curve explains: 1 is all of it. */
      readonly r2: number;
      /** Approximate 95 % interval of the ceiling, from the curvature at the best fit. */
      readonly ceilingRange: { readonly low: number; readonly high: number };
      /** Phase at the last point, and how much of the ceiling it has reached by the curve. */
      readonly phase: CurvePhase;
      readonly shareOfCeiling: number;
    }
  | { readonly kind: "undetermined"; readonly reason: UnfittedReason; readonly r2: number | null }
  | { readonly kind: "too_few"; readonly given: number; readonly needed: number };

export const MIN_CURVE_POINTS = 6;
const MIN_R2 = 0.8;
const Z = 1.96;
/** How much more of the rest than a straight line the curve must explain, as an F ratio of one further parameter. */
const MIN_F = 6;

/** Months as 0 to 1, the largest value as 1; ceiling and rate by their logarithm, which keeps them positive. */
function logistic(points: readonly CurvePoint[], [logCeiling = 0, midpoint = 0, logRate = 0]: readonly number[]): Linearised {
  const ceiling = Math.exp(logCeiling);
  const rate = Math.exp(logRate);
  const residuals: number[] = [];
  const slopes: (readonly number[])[] = [];
  for (const { month, value } of points) {
    const share = 1 / (1 + Math.exp(-rate * (month - midpoint)));
    const bend = ceiling * share * (1 - share) * rate;
    residuals.push(value - ceiling * share);
    slopes.push([ceiling * share, -bend, bend * (month - midpoint)]);
  }
  return { residuals, slopes };
}

const STARTS = [1.05, 1.5, 4].flatMap((ceiling) => [3, 6, 12].map((rate) => ({ ceiling, rate })));

function bestOf(points: readonly CurvePoint[]): LeastSquares {
  const fits = STARTS.map(({ ceiling, rate }) => {
    const midpoint = points.find(({ value }) => value >= ceiling / 2)?.month ?? 1.2;
    return leastSquares([Math.log(ceiling), midpoint, Math.log(rate)], (parameters) => logistic(points, parameters));
  });
  return fits.reduce((best, fit) => (fit.squares < best.squares ? fit : best));
}

/** Squares that the best straight line leaves. */
function squaresOfLine(points: readonly CurvePoint[]): number {
  const fit = leastSquares([0, 0], ([height = 0, slope = 0]) => ({
    residuals: points.map(({ month, value }) => value - height - slope * month),
    slopes: points.map(({ month }) => [1, month]),
  }));
  return fit.squares;
}

/**
 * The S-curve nearest to a series by least squares, with how well it fits and the phase at the last point.
 *
 * A ceiling is given only when the series shows it: the midpoint lies within the series, a straight line does not do as
 * well, and the interval of the ceiling is narrower than one to two. Otherwise the answer says why there is none. Points in
 * any order; a month may have several. Too few: fewer than six. Refused: negative values, what is no number. Source: shape,
 * standard 1.5; logistic curve, P.-F. Verhulst (1838); the limits of what is told are ours.
 */
export function fitSCurve(given: readonly CurvePoint[]): SCurveFit {
  for (const { month, value } of given) {
    checkFinite("month", month);
    checkNotNegative("value", value);
  }
  const months = given.map(({ month }) => month);
  const needed = MIN_CURVE_POINTS;
  if (new Set(months).size < needed) return { kind: "too_few", given: new Set(months).size, needed };
  const first = Math.min(...months);
  const last = Math.max(...months);
  const largest = Math.max(...given.map(({ value }) => value));
  const mean = given.reduce((sum, { value }) => sum + value, 0) / given.length;
  const spread = given.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / largest ** 2;
  if (!(spread > 1e-18)) return { kind: "undetermined", reason: "flat", r2: null };

  const points = given
    .map(({ month, value }) => ({ month: (month - first) / (last - first), value: value / largest }))
    .sort((a, b) => a.month - b.month);
  const { parameters, squares, inverse } = bestOf(points);
  const [logCeiling = 0, midpoint = 0, logRate = 0] = parameters;
  const r2 = 1 - squares / spread;
  if (r2 < MIN_R2) return { kind: "undetermined", reason: "not_s_shaped", r2 };
  const unexplained = squares / (points.length - parameters.length);
  const gainOverLine = squaresOfLine(points) - squares;
  if (midpoint > 1 || gainOverLine < MIN_F * unexplained) return { kind: "undetermined", reason: "not_bent", r2 };
  const margin = Z * Math.sqrt(unexplained * (inverse?.[0]?.[0] ?? Number.POSITIVE_INFINITY));
  if (!(Math.exp(2 * margin) < 2)) return { kind: "undetermined", reason: "ceiling_uncertain", r2 };

  const ceiling = largest * Math.exp(logCeiling);
  const curve = { ceiling, midpoint: first + midpoint * (last - first), rate: Math.exp(logRate) / (last - first) };
  return {
    kind: "fitted",
    curve,
    r2,
    ceilingRange: { low: ceiling * Math.exp(-margin), high: ceiling * Math.exp(margin) },
    phase: phaseAt(curve, last),
    shareOfCeiling: curveAt(curve, last) / ceiling,
  };
}
