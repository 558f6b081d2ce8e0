export { rescueReport, threadsOn } from "./care.ts";
export { chainsOf } from "./chain.ts";
export { customerFunnel } from "./funnel.ts";
export { countCustomers, type Groups } from "./groups.ts";
export {
  expansionReport,
  retentionByDepth,
  retentionByOutcome,
} from "./growth.ts";
export { USUAL_DAYS, waitingLimits } from "./limits.ts";
export { confirmationsOf, isCustomer, outcomesOf } from "./outcome-days.ts";
export { confirmedLately, impactRecurrence, outcomesByBucket } from "./outcomes.ts";
export {
  oversold,
  oversoldRates,
  type PromisesKept,
  promisesKept,
  promisesTogether,
} from "./promises.ts";
export { isSupported, type ProofCase, proofLift, proofReport } from "./proof.ts";
export * from "./store.ts";
export type { BaseAccount, Expansion, Retained } from "./types.ts";
export { type UsageKnown, type UsageShare, usageShare } from "./usage.ts";
export { usageAndOutcome, waitingForValue } from "./waiting.ts";
