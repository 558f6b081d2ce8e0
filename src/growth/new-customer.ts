import type { SellingModel } from "./compare-models.ts";
import { leversOf } from "./levers.ts";
import type { SegmentModel } from "./model.ts";
import { checkWhole } from "./ranges.ts";
import { steadyMonth } from "./steady-month.ts";

/**
 * What one new customer of a model costs to win and is expected to bring in gross margin, month by month, those that left by then
 * taken off: what {@link sellerRisk} asks. `null` where winning costs nothing or nobody is won.
 *
 * Refused: months that are no whole number from 1 to 1,200. Source: standard 1.1, seller's risk.
 */
export function newCustomerOf(model: SegmentModel, months: number): Pick<SellingModel, "cac" | "marginByMonth"> | null {
  checkWhole("months", months, 1);
  const { customers, newArr, spend } = steadyMonth(model, leversOf(model));
  if (customers <= 0 || spend <= 0) return null;
  const monthly = (newArr / customers / 12) * model.margin;
  return { cac: spend / customers, marginByMonth: Array.from({ length: months }, (_, age) => monthly * staying(model, age)) };
}

/** Share of what new customers pay that is still there at an age; those that never go live leave when they would have. */
function staying({ onboarding, usageChurn, renewal, leaverValue }: SegmentModel, age: number): number {
  const without = (lost: number): number => 1 - lost * (leaverValue + (1 - leaverValue) * lost);
  const decided = onboarding.lag.slice(0, age + 1).reduce((sum, share) => sum + share, 0);
  let kept = without(decided * (1 - onboarding.rate));
  for (let month = 1; month <= age; month++) {
    kept *= without(Math.min(1, usageChurn.monthly * (usageChurn.shape[Math.min(month, usageChurn.shape.length - 1)] ?? 1)));
    if (renewal !== null && month % renewal.termMonths === 0) kept *= without(1 - renewal.rate);
  }
  return kept;
}
