import { geometricSum } from "./geometric-sum.ts";
import { checkFinite, checkNotNegative, checkPositive, checkShare, checkWhole } from "./ranges.ts";

/** One customer won today. Amounts are of one currency, in any one unit; shares and rates are yearly. */
export interface CustomerEconomics {
  /** Share of customers who are still there a year later: 0 to 1. */
  readonly retention: number;
  /** Revenue a customer brings in a year, the same every year it is kept. */
  readonly revenuePerYear: number;
  /** Share of revenue left after the cost of what is sold: 0 to 1. */
  readonly grossMargin: number;
  /** What it cost to win the customer, paid at the start. */
  readonly acquisitionCost: number;
  /** What serving a customer costs a year beyond what the gross margin already carries. */
  readonly costToServePerYear: number;
  /** What a year of waiting costs: 0.1 values next year's 110 as 100 today. */
  readonly discountRate: number;
  /** Years looked at, whole: 1 to 100. Nothing after them counts. */
  readonly years: number;
}

export interface ProfitByYear {
  /** Profit since the start, at the end of this year. */
  readonly year: number;
  readonly before: number;
  readonly after: number;
  /** How much more, as a share of before: 0.25 is 25 % more; null where there was no profit before. */
  readonly lift: number | null;
}

export interface RetentionToProfit {
  readonly retentionBefore: number;
  readonly retentionAfter: number;
  /** The points did not all fit: retention stops at 1. */
  readonly capped: boolean;
  /** Years a customer is expected to be kept, within the years looked at. */
  readonly yearsKeptBefore: number;
  readonly yearsKeptAfter: number;
  readonly byYear: readonly ProfitByYear[];
  /** The last year of `byYear`: profit over the whole time. */
  readonly profit: ProfitByYear;
}

function checkEconomics(economics: CustomerEconomics): void {
  checkShare("retention", economics.retention);
  checkPositive("revenuePerYear", economics.revenuePerYear);
  checkShare("grossMargin", economics.grossMargin);
  checkNotNegative("acquisitionCost", economics.acquisitionCost);
  checkNotNegative("costToServePerYear", economics.costToServePerYear);
  checkNotNegative("discountRate", economics.discountRate);
  checkWhole("years", economics.years, 1, 100);
}

/** Profit of one customer at the end of each year: `-CAC + sum (s / (1 + d))^k · (revenue · margin - cost to serve)`. */
export function profitByYear(economics: CustomerEconomics): readonly number[] {
  checkEconomics(economics);
  const perYear = economics.revenuePerYear * economics.grossMargin - economics.costToServePerYear;
  const factor = economics.retention / (1 + economics.discountRate);
  let profit = -economics.acquisitionCost;
  return Array.from({ length: economics.years }, (_, k) => {
    profit += factor ** k * perYear;
    return profit;
  });
}

/**
 * What more retention does to the profit of a customer, over the years looked at and year by year.
 *
 * `points` are absolute points of yearly retention, 0.05 unless told; what would pass 1 is cut there and `capped` says so.
 * A year counts whole and at its start. Revenue and cost of a kept customer stay the same: no expansion, no referral, no
 * falling cost to serve. The better retention itself costs nothing here. Refused: shares outside 0 to 1, negative amounts.
 * Source: discounted lifetime value with constant retention; standard 1.3.4 and 1.3.5.
 */
export function retentionToProfit(economics: CustomerEconomics, points = 0.05): RetentionToProfit {
  checkFinite("points", points);
  const before = profitByYear(economics);
  const retentionAfter = Math.min(1, Math.max(0, economics.retention + points));
  const after = profitByYear({ ...economics, retention: retentionAfter });
  const byYear = before.map((amount, k): ProfitByYear => {
    const later = after[k] ?? amount;
    return { year: k + 1, before: amount, after: later, lift: amount > 0 ? later / amount - 1 : null };
  });
  return {
    retentionBefore: economics.retention,
    retentionAfter,
    capped: economics.retention + points > 1 || economics.retention + points < 0,
    yearsKeptBefore: geometricSum(economics.retention, economics.years),
    yearsKeptAfter: geometricSum(retentionAfter, economics.years),
    byYear,
    profit: byYear.at(-1) ?? { year: 0, before: 0, after: 0, lift: null },
  };
}
