import { checkNotNegative, checkShare, checkWhole } from "./ranges.ts";

/**
 * Wins as the linear view counts them: `opportunities · win rate`. Twice the wins needs twice the opportunities.
 *
 * Shown as the naive model. Refused: negative opportunities, a win rate outside 0 to 1. Source: standard 1.3.1.
 */
export function linearWins({ opportunities, winRate }: { readonly opportunities: number; readonly winRate: number }): number {
  checkNotNegative("opportunities", opportunities);
  checkShare("winRate", winRate);
  return opportunities * winRate;
}

export interface Accumulation {
  /** ARR at the start, and the ARR that new customers add a year, of one currency and unit. */
  readonly arr: number;
  readonly newArrPerYear: number;
  /** Yearly net retention: 1.1 is 110 %. */
  readonly netRetention: number;
  /** Whole years, 1 to 100. */
  readonly years: number;
}

export interface YearOfGrowth {
  readonly year: number;
  /** What is there if customers only stay as they are: `ARR + new · years`. */
  readonly linear: number;
  /** What is there when retention acts on all of it every year: `ARR_t = ARR_(t-1) · NRR + new`. */
  readonly compounding: number;
}

/**
 * ARR at the end of each year, by the linear view and as it compounds, side by side; the two agree at a net retention of 1.
 *
 * What is new in a year is retained from the next on. Refused: negative amounts or retention. Source: standard 1.3.4; T6.
 */
export function linearAndCompounding({ arr, newArrPerYear, netRetention, years }: Accumulation): readonly YearOfGrowth[] {
  checkNotNegative("arr", arr);
  checkNotNegative("newArrPerYear", newArrPerYear);
  checkNotNegative("netRetention", netRetention);
  checkWhole("years", years, 1, 100);
  let compounding = arr;
  return Array.from({ length: years }, (_, i) => {
    compounding = compounding * netRetention + newArrPerYear;
    return { year: i + 1, linear: arr + newArrPerYear * (i + 1), compounding };
  });
}

/**
 * What becomes of the customers of today without any new one, as a multiple of their ARR: `NRR^years`, ten years unless told.
 *
 * Refused: negative retention or years. Source: standard 1.3.4 (jurjen-gtm-engineer/gtmskills uses ten years).
 */
export function baseMultiple({ netRetention, years = 10 }: { readonly netRetention: number; readonly years?: number }): number {
  checkNotNegative("netRetention", netRetention);
  checkNotNegative("years", years);
  return netRetention ** years;
}
