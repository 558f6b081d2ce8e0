import {
  type AnnualUnits,
  type ChurnPhase,
  type Currency,
  type Day,
  type Month,
  type MovementReason,
  movementKinds,
} from "../domain/index.ts";

/**
 * `live` is not a movement of money: it marks the day a paying customer was onboarded, so that live customers can be counted.
 * `segment_out` and `segment_in` take what a customer pays, and the cohorts it belongs to, from one segment to another; over all
 * segments they are nothing.
 */
export const factKinds = [...movementKinds, "live", "segment_in", "segment_out"] as const;
export type FactKind = (typeof factKinds)[number];

/** Which cohorts an entity belongs to, whether it pays or not. */
export interface Memberships {
  /** Month of its latest return by then; 0 before the first. */
  readonly returned: Month | 0;
  /** +1 as it first comes at all, as it joins the cohort of its first payment, and that of a return: once each, whatever becomes of it. */
  readonly entered: number;
  readonly joined: number;
  readonly rejoined: number;
}

export const memberships = ["entered", "joined", "rejoined"] as const;
export const NO_MEMBER: Memberships = { returned: 0, entered: 0, joined: 0, rejoined: 0 };

export interface MovementFact extends Memberships {
  readonly day: Day;
  readonly kind: FactKind;
  readonly reason: MovementReason;
  readonly phase: ChurnPhase;
  readonly currency: Currency;
  /** Month the entity first paid (0: before the data begins), month its present spell of paying began, and month it was live in that spell (0: not yet). */
  readonly cohort: Month | 0;
  readonly since: Month;
  readonly liveSince: Month | 0;
  readonly amount: AnnualUnits;
  /** +1 and -1 as a customer is won and lost; it counts once, in the currency its spell of paying began with. */
  readonly logos: number;
  /** +1 and -1 as a customer begins and ceases to pay in this currency. */
  readonly payers: number;
  readonly live: number;
  /** What the movement adds to the value of customers who are live. */
  readonly liveAmount: AnnualUnits;
  /** What the entity's change comes to over the month, the quarter and the year; the net view sums by them. */
  readonly netMonth: FactKind | null;
  readonly netQuarter: FactKind | null;
  readonly netYear: FactKind | null;
  /** The ledger entries it follows from. */
  readonly entries: readonly number[];
  /** Which of the entity's labels it is counted under; 0 for the newest. */
  readonly epoch: number;
}
