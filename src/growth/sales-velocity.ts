import { checkNotNegative, checkPositive, checkShare } from "./ranges.ts";

export interface SalesSystem {
  /** Opportunities open at a time. */
  readonly opportunities: number;
  /** First-year value of a deal, in any one unit of money. */
  readonly acv: number;
  readonly winRate: number;
  /** Days from opening to the decision. */
  readonly cycleDays: number;
}

/**
 * Money won a day: `opportunities · ACV · win rate / cycle days`. Half the cycle is twice the throughput.
 *
 * Refused: negative amounts, a win rate outside 0 to 1, a cycle of no days. Source: standard 1.3.6; T10.
 */
export function salesVelocity({ opportunities, acv, winRate, cycleDays }: SalesSystem): number {
  checkNotNegative("opportunities", opportunities);
  checkNotNegative("acv", acv);
  checkShare("winRate", winRate);
  checkPositive("cycleDays", cycleDays);
  return (opportunities * acv * winRate) / cycleDays;
}
