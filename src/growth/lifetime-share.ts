import { badRequest } from "../domain/index.ts";
import { geometricSum } from "./geometric-sum.ts";
import { checkAtLeast, checkNotNegative, checkShare } from "./ranges.ts";

export interface Lifetime {
  /** What a year brings over what the year before brought (NRR of the customer): 0 or more, 1 when it stays the same. */
  readonly yearlyFactor: number;
  /** Years kept: 1 or more. Half a year counts half of what that year would have brought. */
  readonly years: number;
}

export interface LifetimeShare {
  /** Lifetime value in first years. */
  readonly multiple: number;
  /** Share of lifetime value that comes after the first year: 0 to 1. */
  readonly share: number;
}

/**
 * Lifetime value in first years, and the share of it that comes after the first: `M = 1 + r + … + r^(N-1)`, `share = 1 - 1/M`.
 *
 * The factor acts once a year, at the renewal, and revenue comes evenly within a year, so years need not be whole. Revenue
 * or gross margin: the share is of whatever the factor is of. Refused: less than one year (the first sale is the first
 * year), a negative factor. Source: standard 1.2.3; T14, T15.
 */
export function lifetimeShare({ yearlyFactor, years }: Lifetime): LifetimeShare {
  checkNotNegative("yearlyFactor", yearlyFactor);
  checkAtLeast("years", years, 1);
  const multiple = geometricSum(yearlyFactor, years);
  return { multiple, share: 1 - 1 / multiple };
}

/** `never`: revenue fades so fast that no lifetime, however long, brings the share; it stays below `shareBelow`. */
export type LifetimeNeeded =
  | { readonly kind: "reached"; readonly multiple: number; readonly years: number }
  | { readonly kind: "never"; readonly multiple: number; readonly shareBelow: number; readonly reason: "revenue_fades_first" };

/**
 * Years a customer must be kept for a share of lifetime value to come after the first year, and that lifetime in first years.
 *
 * With r below 1 the share stays below r, so a share of r or more is never reached. Refused: a share outside 0 to 1, or of 1
 * itself. Source: inverse of standard 1.2.3; 72 % is 3.5714 first years, 93 % is 14.2857 (T15).
 */
export function lifetimeForShare({ share, yearlyFactor = 1 }: { readonly share: number; readonly yearlyFactor?: number }): LifetimeNeeded {
  checkShare("share", share);
  if (share === 1) throw badRequest("share_of_all", "No lifetime puts all of its value after the first year: give a share below 1.");
  checkNotNegative("yearlyFactor", yearlyFactor);
  const multiple = 1 / (1 - share);
  if (yearlyFactor === 1 || share === 0) return { kind: "reached", multiple, years: multiple };
  if (yearlyFactor <= share) return { kind: "never", multiple, shareBelow: yearlyFactor, reason: "revenue_fades_first" };
  const growth = yearlyFactor - 1;
  let whole = Math.max(1, Math.floor(Math.log1p(growth * multiple) / Math.log1p(growth)));
  while (whole > 1 && geometricSum(yearlyFactor, whole) > multiple) whole--;
  const rest = (multiple - geometricSum(yearlyFactor, whole)) / yearlyFactor ** whole;
  return { kind: "reached", multiple, years: whole + Math.max(0, rest) };
}

/** Share of lifetime value after the first sale as published for recurring revenue. Source: standard 1.2.3 (Winning by Design). */
export const publishedLifetimeShare = { low: 0.72, high: 0.93, source: "standard 1.2.3; Winning by Design" } as const;

/** Where a share lies against the published 72 to 93 %; both ends are within. Refused: a share outside 0 to 1. */
export function placeLifetimeShare(share: number): "below" | "within" | "above" {
  checkShare("share", share);
  if (share < publishedLifetimeShare.low) return "below";
  return share > publishedLifetimeShare.high ? "above" : "within";
}
