import { checkFinite, checkPositive, checkShare, checkSome, checkWhole } from "./ranges.ts";

/** What selling a product by one business model is like: numbers of a customer, of one currency and unit. */
export interface SellingModel {
  /** Days from opening to the decision. */
  readonly cycleDays: number;
  /** Share of qualified opportunities won. */
  readonly winRate: number;
  /** What winning a customer costs. */
  readonly cac: number;
  /** Gross margin a customer is expected to bring in month 1, 2, …: those that have left by then already taken off. */
  readonly marginByMonth: readonly number[];
}

export interface ModelOutlook {
  /** What may be spent on winning a customer to have it back in the months allowed. */
  readonly cacBudget: number;
  /** Share of CAC not yet recovered, from month 0 (all of it) on: `max(0, 1 - margin so far / CAC)`. */
  readonly sellerRisk: readonly number[];
  /** First month in which all of it is back; null when none of those given is. */
  readonly paybackMonth: number | null;
}

export interface ModelComparison {
  readonly before: ModelOutlook;
  readonly after: ModelOutlook;
  /** After over before: 0.5 is half; null where before is nothing. */
  readonly cycleTimes: number | null;
  readonly winRateTimes: number | null;
  readonly cacBudgetTimes: number | null;
  /** Opportunities needed for one customer, before and after; null where none is won. */
  readonly opportunitiesPerWin: readonly [number | null, number | null];
  /** How much more of CAC is at risk in each month after the switch than before; below 0 is less. */
  readonly riskChange: readonly number[];
}

/**
 * What selling a product by another business model changes: cycle, win rate, what may be spent on a customer, seller's risk.
 *
 * `paybackMonths` is how long the money may be out. Months beyond the shorter of the two margins are not compared. The
 * margin is what has come in, so that a year paid ahead counts in its first month. Refused: no months, a CAC or cycle of 0,
 * more payback months than months given. Source: standard 1.1, seller's risk and the check of a move.
 */
export function compareModels(before: SellingModel, after: SellingModel, paybackMonths: number): ModelComparison {
  const outlooks = [outlook(before, paybackMonths), outlook(after, paybackMonths)] as const;
  const months = Math.min(outlooks[0].sellerRisk.length, outlooks[1].sellerRisk.length);
  const times = (now: number, then: number): number | null => (now > 0 ? then / now : null);
  return {
    before: outlooks[0],
    after: outlooks[1],
    cycleTimes: times(before.cycleDays, after.cycleDays),
    winRateTimes: times(before.winRate, after.winRate),
    cacBudgetTimes: times(outlooks[0].cacBudget, outlooks[1].cacBudget),
    opportunitiesPerWin: [times(before.winRate, 1), times(after.winRate, 1)],
    riskChange: Array.from({ length: months }, (_, month) => (outlooks[1].sellerRisk[month] ?? 0) - (outlooks[0].sellerRisk[month] ?? 0)),
  };
}

function outlook({ cycleDays, winRate, cac, marginByMonth }: SellingModel, paybackMonths: number): ModelOutlook {
  checkPositive("cycleDays", cycleDays);
  checkShare("winRate", winRate);
  checkPositive("cac", cac);
  checkSome("marginByMonth", marginByMonth);
  for (const margin of marginByMonth) checkFinite("marginByMonth", margin);
  checkWhole("paybackMonths", paybackMonths, 1, marginByMonth.length);
  return {
    cacBudget: Math.max(0, marginSoFar(marginByMonth)[paybackMonths] ?? 0),
    ...sellerRisk({ cac, marginByMonth }),
  };
}

/**
 * Share of CAC a seller has not had back, from month 0 on, and the month in which it has all of it.
 *
 * Refused: a CAC that is not above 0. Source: standard 1.1, `max(0, 1 - cumulative gross margin / CAC)`.
 */
export function sellerRisk({ cac, marginByMonth }: Pick<SellingModel, "cac" | "marginByMonth">): Omit<ModelOutlook, "cacBudget"> {
  checkPositive("cac", cac);
  const risk = marginSoFar(marginByMonth).map((margin) => Math.max(0, 1 - margin / cac));
  const back = risk.indexOf(0);
  return { sellerRisk: risk, paybackMonth: back < 0 ? null : back };
}

/** Margin added up, from 0 at month 0. */
function marginSoFar(marginByMonth: readonly number[]): readonly number[] {
  const sums = [0];
  for (const margin of marginByMonth) sums.push((sums.at(-1) ?? 0) + margin);
  return sums;
}
