import type { CalibratedView } from "../../../../contract/index.ts";
import { DAYS_A_MONTH } from "../../../../domain/index.ts";
import { compareModels, meanLag, newCustomerOf, type SellingModel } from "../../../../growth/index.ts";

/** One thing a switch changes, before and after; `null` where data does not tell. */
export interface Switched {
  readonly id: "cycle" | "winRate" | "perWin" | "budget" | "risk";
  readonly unit: "months" | "ratio" | "count" | "money";
  readonly before: number | null;
  readonly after: number | null;
}

const YEAR = 12;
const MONTHS_KEPT = 36;

/**
 * What selling like another segment does to cycle, win rate, the money that may be spent on a customer, and the seller's risk after
 * a year, each with the segments' own numbers (standard 1.1, check of a move).
 *
 * @param payback months in which what a customer costs is to be earned back
 */
export function switched(before: CalibratedView, after: CalibratedView, payback: number): readonly Switched[] {
  const [from, to] = [sellingOf(before), sellingOf(after)];
  const compared = from.model && to.model ? compareModels(from.model, to.model, payback) : null;
  const perWin = (rate: number | null): number | null => (rate === null || rate <= 0 ? null : 1 / rate);
  return [
    { id: "cycle", unit: "months", before: from.cycle, after: to.cycle },
    { id: "winRate", unit: "ratio", before: from.winRate, after: to.winRate },
    { id: "perWin", unit: "count", before: perWin(from.winRate), after: perWin(to.winRate) },
    { id: "budget", unit: "money", before: compared?.before.cacBudget ?? null, after: compared?.after.cacBudget ?? null },
    { id: "risk", unit: "ratio", before: compared?.before.sellerRisk[YEAR] ?? null, after: compared?.after.sellerRisk[YEAR] ?? null },
  ];
}

interface Selling {
  readonly cycle: number | null;
  readonly winRate: number | null;
  /** `null` where nothing tells what winning or serving a customer costs. */
  readonly model: SellingModel | null;
}

function sellingOf({ model, evidence }: CalibratedView): Selling {
  const cycle = model.journey.length === 0 ? null : model.journey.reduce((sum, { lag }) => sum + meanLag(lag), 0);
  const winRate = evidence["cr.win"]?.value ?? null;
  const isTold = ["spend", "margin"].every((lever) => evidence[lever] !== undefined && evidence[lever].basis !== "assumed");
  const customer = isTold ? newCustomerOf(model, MONTHS_KEPT) : null;
  // What a customer brings does not hang on how long its sale took; a sale within the month still takes a moment.
  return { cycle, winRate, model: customer && { cycleDays: Math.max(1, (cycle ?? 0) * DAYS_A_MONTH), winRate: winRate ?? 1, ...customer } };
}
