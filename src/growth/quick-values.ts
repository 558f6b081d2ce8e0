import { checkNotNegative, checkPositive, checkShare, checkWhole } from "./ranges.ts";

/**
 * Periods a customer is expected to stay when the same share leaves in each: `1 / churn`. Refused: a churn of 0 or above 1.
 *
 * Source: standard 1.3.5.
 */
export function expectedLifetime(churn: number): number {
  checkPositive("churn", churn);
  checkShare("churn", churn);
  return 1 / churn;
}

/**
 * Share lost over several periods when the same share of those left is lost in each: `1 - (1 - churn)^n`, never `n · churn`.
 *
 * Source: standard 10, T16.
 */
export function churnOverPeriods({ churn, periods }: { readonly churn: number; readonly periods: number }): number {
  checkShare("churn", churn);
  checkWhole("periods", periods, 0);
  return 1 - (1 - churn) ** periods;
}

export interface CustomerValue {
  /** What the average customer pays a period, in any one unit of money. */
  readonly arpa: number;
  readonly grossMargin: number;
  /** Share lost a period, of the same length. */
  readonly churn: number;
}

/** Margin a customer brings as long as it stays: `ARPA · margin / churn`, without discount. Source: standard 1.4; T24. */
export function lifetimeValue({ arpa, grossMargin, churn }: CustomerValue): number {
  checkNotNegative("arpa", arpa);
  checkShare("grossMargin", grossMargin);
  return arpa * grossMargin * expectedLifetime(churn);
}

/**
 * Net retention out of its two steps: `kept · (1 + expansion)`, expansion as a share of what was kept.
 *
 * Source: standard 1.3, derived quick values (CR7, CR8); T25.
 */
export function impliedNetRetention({ kept, expansion }: { readonly kept: number; readonly expansion: number }): number {
  checkShare("kept", kept);
  checkNotNegative("expansion", expansion);
  return kept * (1 + expansion);
}

/**
 * Share of new customers kept through onboarding and use: `(1 - onboarding churn) · (1 - usage churn)`.
 *
 * Exact for customers followed from the sale on; beside a retention of all customers it is an approximation.
 * Source: standard 1.2.2.
 */
export function keptThroughPhases(churn: { readonly onboarding: number; readonly usage: number }): number {
  checkShare("onboarding", churn.onboarding);
  checkShare("usage", churn.usage);
  return (1 - churn.onboarding) * (1 - churn.usage);
}

export interface FasterOnboarding {
  /** Months by which customers go live earlier. */
  readonly months: number;
  /** What a new customer pays a month. */
  readonly mrr: number;
  readonly grossMargin: number;
  /** Customers won in the time looked at. */
  readonly commits: number;
}

/** Margin that comes earlier when customers go live earlier: `months · MRR · margin · commits`. Source: standard 1.3.6. */
export function valueOfFasterOnboarding({ months, mrr, grossMargin, commits }: FasterOnboarding): number {
  checkNotNegative("months", months);
  checkNotNegative("mrr", mrr);
  checkShare("grossMargin", grossMargin);
  checkNotNegative("commits", commits);
  return months * mrr * grossMargin * commits;
}

export interface Acquisition {
  /** Sales and marketing spent on new customers. */
  readonly spend: number;
  readonly customers: number;
  /** First-year value of a customer. */
  readonly acv: number;
  readonly grossMargin: number;
}

/** What a customer costs, and the months of its margin until that is back. Source: standard 1.4; T9. */
export function acquisitionPayback({ spend, customers, acv, grossMargin }: Acquisition): { readonly cac: number; readonly months: number } {
  checkNotNegative("spend", spend);
  checkPositive("customers", customers);
  checkPositive("acv", acv);
  checkPositive("grossMargin", grossMargin);
  checkShare("grossMargin", grossMargin);
  const cac = spend / customers;
  return { cac, months: cac / ((acv / 12) * grossMargin) };
}
