/**
 * What happened to recurring revenue on one day (semantics B.1). `initial` is the balance a source opens with: it was
 * won before the data begins, so it is never counted as new.
 */
export const movementKinds = [
  "initial",
  "new",
  "expansion",
  "contraction",
  "churn",
  "reactivation",
  "pause",
  "resume",
  "transfer_in",
  "transfer_out",
  "fx",
  "correction",
] as const;
export type MovementKind = (typeof movementKinds)[number];

/** Why it happened; `unknown` where a source gives an amount and nothing else. */
export const movementReasons = [
  "unknown",
  "quantity",
  "price",
  "uplift",
  "plan",
  "add_on",
  "discount",
  "discount_expiry",
  "usage_commitment",
  "ramp",
  "gap",
  "trial_end",
  "chosen",
  "payment",
  "end_of_term",
  "pause_expired",
  "win_back",
] as const;
export type MovementReason = (typeof movementReasons)[number];

/** Where in the customer's life a churn fell (standard 1.2.2). */
export const churnPhases = ["none", "onboarding", "usage", "renewal"] as const;
export type ChurnPhase = (typeof churnPhases)[number];

export const classicKinds = ["new", "expansion", "contraction", "churn", "reactivation"] as const;
/** The five columns every tool shows; the finer kinds roll up into them. */
export type ClassicKind = (typeof classicKinds)[number];

const CLASSIC: Readonly<Partial<Record<MovementKind, ClassicKind>>> = {
  new: "new",
  expansion: "expansion",
  contraction: "contraction",
  churn: "churn",
  reactivation: "reactivation",
  pause: "contraction",
  resume: "expansion",
};

/** The classic column a kind is shown in, or `null` for those that are rows of their own (initial, transfer, fx, correction). */
export const classicKind = (kind: MovementKind): ClassicKind | null => CLASSIC[kind] ?? null;
