import { checkPositive } from "./ranges.ts";
import { type TouchLevel, touchLevelRatios, touchLevels } from "./touch-levels.ts";

/**
 * The level of touch a first-year value calls for, by the bands of standard 1.4.
 *
 * `rate` is what a euro or US dollar costs in the currency of the value, 1 unless told. Refused: a value or rate not above 0.
 */
export function levelForAcv(acv: number, rate = 1): TouchLevel {
  checkPositive("acv", acv);
  checkPositive("rate", rate);
  return touchLevels.find((level) => acv < (touchLevelRatios[level].acvBelow ?? Number.POSITIVE_INFINITY) * rate) ?? "dedicated";
}

export interface MotionMatch {
  readonly level: TouchLevel;
  readonly calledFor: TouchLevel;
  /** Levels of touch too many; below 0 too few. */
  readonly levelsTooMany: number;
  /** One level off is amber, more is red. */
  readonly flag: "none" | "amber" | "red";
}

/**
 * Whether the motion a deal or segment is sold by fits its first-year value.
 *
 * Refused: what `levelForAcv` refuses. Source: standard 1.4, mismatch rules.
 */
export function matchMotion({
  acv,
  level,
  rate = 1,
}: {
  readonly acv: number;
  readonly level: TouchLevel;
  readonly rate?: number;
}): MotionMatch {
  const calledFor = levelForAcv(acv, rate);
  const levelsTooMany = touchLevels.indexOf(level) - touchLevels.indexOf(calledFor);
  const off = Math.abs(levelsTooMany);
  return { level, calledFor, levelsTooMany, flag: off === 0 ? "none" : off === 1 ? "amber" : "red" };
}

export interface SellerCost {
  /** Fully loaded yearly cost of an account executive over the first-year value it brings. */
  readonly share: number;
  readonly flagged: boolean;
  /** Deals a year that only pay for the account executive. */
  readonly dealsToCoverCost: number;
}

/**
 * Whether what account executives close pays for them: cost over deals times ACV, flagged above `most` (0.5 unless told).
 *
 * All amounts of one currency, a year. Refused: amounts not above 0. Source: standard 1.4, mismatch rules; the limit is ours.
 */
export function sellerCost(asked: {
  readonly yearlyCost: number;
  readonly dealsPerAe: number;
  readonly acv: number;
  readonly most?: number;
}): SellerCost {
  const { yearlyCost, dealsPerAe, acv, most = 0.5 } = asked;
  checkPositive("yearlyCost", yearlyCost);
  checkPositive("dealsPerAe", dealsPerAe);
  checkPositive("acv", acv);
  checkPositive("most", most);
  const share = yearlyCost / (dealsPerAe * acv);
  return { share, flagged: share > most, dealsToCoverCost: yearlyCost / acv };
}
