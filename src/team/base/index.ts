export { rescueReport, threadsOn } from "./care.ts";
export {
  expansionReport,
  retentionByDepth,
  retentionByOutcome,
} from "./growth.ts";
export { confirmedLately, impactRecurrence, outcomesByBucket } from "./outcomes.ts";
export {
  oversold,
  oversoldRates,
  promisesKept,
} from "./promises.ts";
export { proofLift, proofReport } from "./proof.ts";
export type { BaseAccount } from "./types.ts";
export { usageAndOutcome, waitingForValue } from "./waiting.ts";
