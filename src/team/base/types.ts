import type { Day, Money } from "../../domain/index.ts";
import type { BowtieStage, ProofKind } from "../../standard/index.ts";
import type { Measurement, Plan, Reading } from "../plans/index.ts";

/** A growth of one customer, and the outcome it was proposed from; `null` where none was named. */
export interface Expansion {
  readonly id: string;
  readonly on: Day;
  /** A year. */
  readonly worth: Money;
  readonly outcomeId: string | null;
}

/** What made somebody believe, at a stage of the journey. */
export interface ProofItem {
  readonly id: string;
  readonly kind: ProofKind;
  readonly stage: BowtieStage;
  readonly on: Day;
  /** Outcome of the account it rests on; `null` where it rests on none. */
  readonly outcomeId: string | null;
}

/** A manual effort to keep a customer, and what had brought it about. */
export interface Rescue {
  readonly id: string;
  readonly on: Day;
  readonly cause: string;
  /** `null` while it goes on. */
  readonly isSaved: boolean | null;
}

/** One customer with its plan, and the numbers that others count: the ledger, usage and the contract. */
export interface BaseAccount {
  readonly id: string;
  readonly name: string;
  readonly segment: string;
  readonly owner: string;
  readonly seller: string;
  readonly committedOn: Day | null;
  readonly leftOn: Day | null;
  /** Share of what was bought that is in use, 0 to 1 or above; `null` when usage is not known. */
  readonly usage: number | null;
  readonly plan: Plan | null;
  readonly measurements: readonly Measurement[];
  readonly readings: readonly Reading[];
  readonly expansions: readonly Expansion[];
  readonly proofs: readonly ProofItem[];
  readonly rescues: readonly Rescue[];
  /** Total of the diagnosis at the commit, 0 to 15; `null` when there was none. */
  readonly diagnosed: number | null;
}

/** Recurring value of one account at the beginning and the end of a window, in minor units; given, never counted here. */
export interface Retained {
  readonly accountId: string;
  readonly openingMinor: number;
  readonly closingMinor: number;
}

/** By whom the base is looked at. */
export type Grouping = "seller" | "segment" | "owner";
