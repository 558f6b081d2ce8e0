import { type CustomerEconomics, retentionToProfit } from "./retention-to-profit.ts";

/**
 * A claim of others, not a finding of ours: five points more retention are said to lift profit by 25 to 95 %, by industry.
 *
 * It is usually given to Reichheld and Sasser, “Zero Defections”, Harvard Business Review, September 1990, whose own
 * sentence is “almost 100 %”; the range comes from Reichheld's later work at Bain & Company. It is of the profit of a
 * customer over its whole life, reckoned from longer lives, not observed in companies, and it lets customers buy more and
 * cost less as the years pass.
 */
export const retentionClaim = {
  points: 0.05,
  low: 0.25,
  high: 0.95,
  source: "Reichheld and Sasser, Harvard Business Review, September 1990, and Reichheld, Bain & Company; as cited in standard 5.5",
} as const;

export type ClaimPlace = "below" | "within" | "above" | "no_profit_before" | "no_room";

export interface RetentionClaimCheck {
  readonly claim: typeof retentionClaim;
  /** Lift of profit here for five points, as a share; null where there is no profit before. */
  readonly lift: number | null;
  /** `no_room`: retention is above 95 %, so that five points do not fit below 1. */
  readonly place: ClaimPlace;
  /** Runs of yearly retention, in whole points and both ends included, for which the claim would hold with all else as given. */
  readonly holdsAt: readonly { readonly from: number; readonly to: number }[];
}

const STEPS = 100;
const within = (lift: number | null): boolean => lift !== null && lift >= retentionClaim.low && lift <= retentionClaim.high;

/**
 * Whether the claim of 25 to 95 % more profit holds for these customers, and at what retention it would.
 *
 * `holdsAt` tries every whole point of retention from 0 to 95 %. There may be two runs: with a high acquisition cost a
 * profit close to nothing is lifted many times over, which says little. Refused: what `retentionToProfit` refuses.
 */
export function checkRetentionClaim(economics: CustomerEconomics): RetentionClaimCheck {
  const { profit, capped } = retentionToProfit(economics, retentionClaim.points);
  const holdsAt: { from: number; to: number }[] = [];
  for (let step = 0; step <= STEPS * (1 - retentionClaim.points); step++) {
    if (!within(retentionToProfit({ ...economics, retention: step / STEPS }, retentionClaim.points).profit.lift)) continue;
    const run = holdsAt.at(-1);
    if (run && Math.round(run.to * STEPS) === step - 1) run.to = step / STEPS;
    else holdsAt.push({ from: step / STEPS, to: step / STEPS });
  }
  return { claim: retentionClaim, lift: profit.lift, place: placeOf(profit.lift, capped), holdsAt };
}

function placeOf(lift: number | null, capped: boolean): ClaimPlace {
  if (lift === null) return "no_profit_before";
  if (capped) return "no_room";
  if (lift < retentionClaim.low) return "below";
  return lift > retentionClaim.high ? "above" : "within";
}
