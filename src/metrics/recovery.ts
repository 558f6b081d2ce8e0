import type { Month } from "../domain/index.ts";
import { SCALE } from "./terms.ts";

/** What one customer cost, what it has brought back, and when the second reached the first. */
export interface Recovery {
  /** Margin it has brought to the end of the last full month, in minor units. */
  readonly returned: number;
  /** What of its cost has not come back; never below nothing. */
  readonly left: number;
  /** The first month at whose end nothing was left. */
  readonly paidBack: Month | null;
  /** Months still needed at what it pays now; null when it has paid back, or pays nothing. */
  readonly monthsLeft: number | null;
}

/**
 * The standard's risk of the seller, for one customer: CAC less the margin it has brought, month by month (standard 1.1, T9).
 *
 * @param won month of its first payment
 * @param last the last full month
 * @param changes what its recurring value changed by in each month, in annual units
 * @param cost what winning it has cost, in minor units
 * @param margin share of revenue that is left after serving, above 0
 */
export function recoveryOf(won: Month, last: Month, changes: ReadonlyMap<Month, bigint>, cost: number, margin: number): Recovery {
  let level = 0n;
  let paid = 0n;
  let paidBack: Month | null = null;
  const returned = (): number => (Number(paid) / Number(SCALE)) * margin;
  for (let at = won; at <= last; at++) {
    level += changes.get(at) ?? 0n;
    paid += level;
    if (paidBack === null && returned() >= cost) paidBack = at;
  }
  const left = Math.max(0, cost - returned());
  const monthly = (Number(level) / Number(SCALE)) * margin;
  return { returned: returned(), left, paidBack, monthsLeft: left === 0 || monthly <= 0 ? null : Math.ceil(left / monthly) };
}
