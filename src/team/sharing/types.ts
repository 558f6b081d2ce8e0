import type { Day, Money } from "../../domain/index.ts";
import type { MeasurementSource } from "../../standard/index.ts";
import type { Kept } from "../documents/index.ts";
import type { Measurement, Outcome, Plan, Reading } from "../plans/index.ts";
import type { FeeBasis, Fees, ValueAgainstFees } from "./fees.ts";
import type { Attachment } from "./files.ts";
import type { SharingLanguage } from "./links.ts";
import type { PlanComment, Signature } from "./store.ts";

export const buyerAskKinds = ["confirm", "late", "soon", "date", "task", "measure", "sign"] as const;

/** One thing the buyer's side is asked for now. */
export interface BuyerAsk {
  readonly kind: (typeof buyerAskKinds)[number];
  /** Id of the outcome, step or milestone it is about; `null` for the plan as a whole. */
  readonly about: string | null;
  readonly name: string | null;
  readonly due: Day | null;
}

/** Everything that is known of a plan; what of it the buyer sees is decided below, and nowhere else. */
export interface SharedPlan {
  readonly plan: Plan;
  readonly objective: string;
  readonly measurements: readonly Measurement[];
  readonly readings: readonly Reading[];
  readonly fees: Fees;
  readonly comments: readonly Kept<PlanComment>[];
  readonly files: readonly Attachment[];
  readonly signature: Signature | null;
  readonly contact: string | null;
}

export interface Viewer {
  readonly name: string;
  readonly language: SharingLanguage;
  /** `null` for our own look at what the buyer sees. */
  readonly expiresAt: Date | null;
}

export interface BuyerStep {
  readonly id: string;
  readonly name: string;
  readonly buyerOwner: string | null;
  readonly ourOwner: string | null;
  readonly due: Day | null;
  /** Latest day on which it may end so that the day of the value holds; `null` when done. */
  readonly latest: Day | null;
  readonly doneOn: Day | null;
  /** Somebody of the buyer's side has it, so the buyer may change it. */
  readonly isYours: boolean;
}

/** Something the buyer's side said of an outcome. */
export interface BuyerWord {
  readonly by: string;
  readonly on: Day;
  readonly reason: string | null;
}

export interface BuyerOutcome {
  readonly id: string;
  readonly statement: string;
  readonly metric: { readonly name: string; readonly unit: string; readonly direction: "up" | "down" | "band" } | null;
  readonly baseline: { readonly value: number; readonly on: Day } | null;
  readonly target: { readonly value: number; readonly upTo: number | null; readonly dueOn: Day } | null;
  readonly buyerOwner: string | null;
  readonly ourOwner: string | null;
  readonly state: Outcome["state"];
  readonly closed: { readonly as: "achieved" | "partly" | "missed" | "cancelled"; readonly on: Day } | null;
  readonly progress: number | null;
  readonly expected: number | null;
  readonly isAtRisk: boolean;
  readonly reason: "not_complete" | "no_span" | "not_measured" | null;
  readonly measurements: readonly { readonly on: Day; readonly value: number; readonly source: MeasurementSource }[];
  readonly confirmed: BuyerWord | null;
  readonly disputed: BuyerWord | null;
  readonly value: {
    readonly perUnit: Money;
    readonly attribution: number;
    readonly confirmed: number | null;
    readonly claimed: number | null;
  } | null;
  readonly mayConfirm: boolean;
  readonly mayDispute: boolean;
  readonly mayMeasure: boolean;
}

export interface BuyerMilestone {
  readonly id: string;
  readonly name: string;
  readonly outcomeId: string | null;
  readonly deadline: Day;
  readonly state: "waiting" | "in_progress" | "reached" | "reached_late" | "overdue";
  readonly reachedOn: Day | null;
  readonly buyerOwner: string | null;
  readonly ourOwner: string | null;
  readonly tasks: readonly { readonly name: string; readonly doneOn: Day | null }[];
  readonly isYours: boolean;
}

export interface BuyerView {
  readonly name: string;
  readonly language: SharingLanguage;
  readonly expiresAt: string | null;
  readonly contact: string | null;
  readonly today: Day;
  readonly phase: Plan["phase"];
  readonly objective: string;
  readonly valueOn: Day;
  readonly asks: readonly BuyerAsk[];
  readonly steps: readonly BuyerStep[];
  readonly outcomes: readonly BuyerOutcome[];
  readonly milestones: readonly BuyerMilestone[];
  readonly feeBasis: FeeBasis | null;
  readonly value: readonly ValueAgainstFees[];
  readonly comments: readonly {
    readonly id: string;
    readonly text: string;
    readonly by: string;
    readonly side: "buyer" | "us";
    readonly at: string;
  }[];
  readonly files: readonly { readonly id: string; readonly name: string; readonly bytes: number; readonly at: string }[];
  readonly signature: { readonly by: string; readonly on: Day; readonly isStill: boolean } | null;
  readonly maySign: boolean;
}
