export { type RescueReport, rescueReport, type Threads, threadsOn } from "./care.ts";
export {
  type ExpansionProof,
  type ExpansionReport,
  expansionReport,
  type RetentionByDepth,
  type RetentionByOutcome,
  type RetentionOf,
  retentionByDepth,
  retentionByOutcome,
} from "./growth.ts";
export { type BucketReport, confirmedLately, impactRecurrence, outcomesByBucket } from "./outcomes.ts";
export {
  type Oversold,
  type OversoldLimits,
  type OversoldSign,
  oversold,
  oversoldLimits,
  oversoldRates,
  type PromisesKept,
  promisesKept,
} from "./promises.ts";
export { type ProofCase, type ProofLift, type ProofReport, proofLift, proofReport } from "./proof.ts";
export type { BaseAccount, Expansion, Grouping, ProofItem, Rescue, Retained } from "./types.ts";
export { type UsageAndOutcome, usageAndOutcome, type Waiting, waitingForValue } from "./waiting.ts";
