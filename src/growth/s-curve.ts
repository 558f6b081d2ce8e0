import { checkCurve, checkFinite } from "./ranges.ts";

/** A logistic curve of one motion, segment, product or business model: `ceiling / (1 + exp(-rate · (month - midpoint)))`. */
export interface SCurve {
  /** What it levels out at, in the unit of its values. */
  readonly ceiling: number;
  /** Month at which half of the ceiling is reached and growth, in amount, is greatest. */
  readonly midpoint: number;
  /** Steepness a month, above 0; long before the midpoint it is the monthly growth rate. */
  readonly rate: number;
}

export type CurvePhase = "slow_start" | "fast_middle" | "slowing_end";

/** Value of a curve in a month, in the unit of its ceiling. Refused: a ceiling or rate that is not above 0. */
export function curveAt(curve: SCurve, month: number): number {
  checkCurve(curve);
  checkFinite("month", month);
  return curve.ceiling / (1 + Math.exp(-curve.rate * (month - curve.midpoint)));
}

/** Where growth accelerates most, as a share of the ceiling: 21.1 %; it slows most at 78.9 %. */
const FASTEST_TURN = (1 - 1 / Math.sqrt(3)) / 2;

/**
 * The phase a curve is in: slow start, fast middle, slowing end.
 *
 * The borders are ours: the two extremes of the second derivative of the logistic curve, at 21.1 % and 78.9 % of the
 * ceiling. Refused: what `curveAt` refuses. Source: phases, standard 1.5 (Winning by Design, growth laws).
 */
export function phaseAt(curve: SCurve, month: number): CurvePhase {
  const share = curveAt(curve, month) / curve.ceiling;
  if (share < FASTEST_TURN) return "slow_start";
  return share > 1 - FASTEST_TURN ? "slowing_end" : "fast_middle";
}
