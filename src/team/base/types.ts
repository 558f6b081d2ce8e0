import type { Day, Money } from "../../domain/index.ts";
import type { BowtieStage, ProofKind } from "../../standard/index.ts";
import type { Measurement, Plan, Reading } from "../plans/index.ts";

/** A growth of one customer, and the outcome it was proposed from; `null` where none was named. */
export interface Expansion {
  readonly id: string;
  readonly on: Day;
  /** A year; `null` where the deal does not say. */
  readonly worth: Money | null;
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
  /** What it says, or where it can be read; `null` where nobody noted it. */
  readonly note: string | null;
}

/** A manual effort to keep a customer, and what had brought it about. */
export interface Rescue {
  readonly id: string;
  readonly on: Day;
  readonly cause: string;
  /** `null` while it goes on. */
  readonly isSaved: boolean | null;
}

/** One customer with its plans, and what others count and date: the ledger, usage and the contract. */
export interface BaseAccount {
  readonly id: string;
  readonly name: string;
  readonly segment: string;
  readonly owner: string;
  readonly seller: string;
  /** Day of the commit; `null` also of those who were customers before the data begins. */
  readonly committedOn: Day | null;
  /** First day it is known to have paid; `null` while it never did. */
  readonly payingOn: Day | null;
  /** Day it was lost; `null` while it is here. */
  readonly leftOn: Day | null;
  /** Days on which the ledger first has it live, with a first impact, renewed and expanded. */
  readonly liveOn: Day | null;
  readonly impactOn: Day | null;
  readonly renewedOn: Day | null;
  readonly expandedOn: Day | null;
  /** Share of what was bought that is in use, 0 to 1 or above; `null` when usage is not known. */
  readonly usage: number | null;
  /** All of its plans, those begun last at the end. */
  readonly plans: readonly Plan[];
  readonly measurements: readonly Measurement[];
  readonly readings: readonly Reading[];
  readonly expansions: readonly Expansion[];
  readonly proofs: readonly ProofItem[];
  readonly rescues: readonly Rescue[];
  /** Total of the diagnosis at the commit, 0 to 15; `null` when there was none. */
  readonly diagnosed: number | null;
}

/** Recurring value of one account at the beginning and the end of a window, in the ledger's own exact units; given, never counted here. */
export interface Retained {
  readonly accountId: string;
  readonly opening: bigint;
  /** What is left of the opening, at most all of it. */
  readonly gross: bigint;
  /** What it pays at the end, growth included. */
  readonly closing: bigint;
}

/** By whom the base is looked at. */
export type Grouping = "seller" | "segment" | "owner";
