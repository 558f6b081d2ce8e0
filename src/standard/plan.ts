import type { Role } from "./roles.ts";

/**
 * The one plan of a customer as data: the steps to the signature counted back from the day of value, the life of an impact,
 * and the limits a plan is checked by (standard 4.2, 4.3).
 */

export const outcomeBuckets = ["revenue", "cost", "experience", "risk"] as const;
export type OutcomeBucket = (typeof outcomeBuckets)[number];

/** Which way a figure is to move: above the baseline, below it, or to stay within a band. */
export const directions = ["up", "down", "band"] as const;
export type Direction = (typeof directions)[number];

/** Where a measurement comes from: read from usage or from what else the ledger holds, sent by a system that measures, typed by us, or given by the buyer. */
export const measurementSources = ["usage", "ledger", "system", "hand", "buyer"] as const;
export type MeasurementSource = (typeof measurementSources)[number];

/** How usage becomes one figure: all of a month together, known once the month is over, or what was measured last. */
export const usageTakes = ["sum_of_month", "last"] as const;
/**
 * How other records of the ledger become one: activities of a type in a month, recurring revenue in a currency at the end of a month, days from the
 * first win to a state. What is counted, the type, the currency or the state, is the name of the meter.
 */
export const ledgerTakes = ["events_of_month", "revenue_of_month", "days_to_state"] as const;
export type LedgerTake = (typeof ledgerTakes)[number];
export const meterTakes = [...usageTakes, ...ledgerTakes] as const;
export type MeterTake = (typeof meterTakes)[number];

/** Before the commit a plan leads to the signature, after it to the result; it is the same plan. */
export const planPhases = ["close", "success"] as const;
export type PlanPhase = (typeof planPhases)[number];

/** The life of an impact (seed 002): found, agreed on, delivered as we say, confirmed as the buyer says. */
export const impactStates = ["discovered", "agreed", "delivered", "confirmed"] as const;
export type ImpactState = (typeof impactStates)[number];

/** What a change of an impact's state must bring with it. */
export type ImpactNeed = "complete" | "buyer" | "evidence" | "reason";

export interface ImpactTransition {
  readonly from: ImpactState;
  readonly to: ImpactState;
  /** Who may make it. Only the buyer confirms, and only the buyer takes a confirmation back. */
  readonly by: readonly Role[];
  readonly needs: readonly ImpactNeed[];
}

export const impactTransitions: readonly ImpactTransition[] = [
  { from: "discovered", to: "agreed", by: ["ae", "csm", "am", "buyer"], needs: ["complete", "buyer"] },
  { from: "agreed", to: "delivered", by: ["csm", "am"], needs: ["evidence"] },
  { from: "delivered", to: "confirmed", by: ["buyer"], needs: [] },
  { from: "agreed", to: "discovered", by: ["ae", "csm", "am", "buyer"], needs: ["reason"] },
  { from: "delivered", to: "agreed", by: ["csm", "am", "buyer"], needs: ["reason"] },
  { from: "confirmed", to: "delivered", by: ["buyer"], needs: ["reason"] },
];

/** How an outcome ended. Its score is in `closureScores`; a cancelled one is left out (ServiceNow, outcomes). */
export const closures = ["achieved", "partly", "missed", "cancelled"] as const;
export type Closure = (typeof closures)[number];
export const closureScores: Readonly<Record<Closure, number | null>> = { achieved: 1, partly: 0.5, missed: 0, cancelled: null };

/** What an outcome must have before anybody may agree on it; without one it is a vague promise. */
export const outcomeParts = ["metric", "baseline", "target", "date", "buyer_owner", "our_owner"] as const;
export type OutcomePart = (typeof outcomeParts)[number];

export interface PlanLimits {
  readonly edition: number;
  /** Outcomes an account should have, and must not go beyond. */
  readonly outcomes: { readonly from: number; readonly to: number; readonly most: number };
  readonly milestones: { readonly from: number; readonly to: number };
  /** Days without an update after which a plan is stale. */
  readonly staleDays: number;
  /** How far progress may lie behind what is expected. */
  readonly atRiskBehind: number;
}

export const planLimits: PlanLimits = {
  edition: 1,
  outcomes: { from: 2, to: 4, most: 5 },
  milestones: { from: 3, to: 6 },
  staleDays: 60,
  atRiskBehind: 0.15,
};

export const closeStepIds = [
  "technical_validation",
  "business_case",
  "decision",
  "security_review",
  "legal",
  "purchase_order",
  "signature",
  "go_live",
  "first_value",
] as const;
export type CloseStepId = (typeof closeStepIds)[number];

export interface CloseStep {
  readonly id: CloseStepId;
  readonly dependsOn: readonly CloseStepId[];
  /** Civil days it takes; ours, to be changed. */
  readonly days: number;
}

/** The usual way from a validated solution to the first value. Their order is of practitioners, their lengths are ours. */
export const closeSteps: readonly CloseStep[] = [
  { id: "technical_validation", dependsOn: [], days: 14 },
  { id: "business_case", dependsOn: ["technical_validation"], days: 7 },
  { id: "decision", dependsOn: ["business_case"], days: 5 },
  { id: "security_review", dependsOn: ["decision"], days: 10 },
  { id: "legal", dependsOn: ["decision"], days: 10 },
  { id: "purchase_order", dependsOn: ["security_review", "legal"], days: 5 },
  { id: "signature", dependsOn: ["purchase_order"], days: 2 },
  { id: "go_live", dependsOn: ["signature"], days: 21 },
  { id: "first_value", dependsOn: ["go_live"], days: 30 },
];

/**
 * What makes others, or the customer, believe: second-hand proof is somebody else's word, first-hand proof what the customer sees
 * of its own (standard 4.4). References and cases may rest on confirmed outcomes only.
 */
export const proofKinds = ["review", "rating", "testimonial", "reference", "case", "outcome"] as const;
export type ProofKind = (typeof proofKinds)[number];
export const proofIs: Readonly<Record<ProofKind, { readonly firstHand: boolean; readonly needsConfirmedOutcome: boolean }>> = {
  review: { firstHand: false, needsConfirmedOutcome: false },
  rating: { firstHand: false, needsConfirmedOutcome: false },
  testimonial: { firstHand: false, needsConfirmedOutcome: false },
  reference: { firstHand: false, needsConfirmedOutcome: true },
  case: { firstHand: false, needsConfirmedOutcome: true },
  outcome: { firstHand: true, needsConfirmedOutcome: true },
};
