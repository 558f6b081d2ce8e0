export {
  becomeSuccessPlan,
  checkNothingForgotten,
  type Fate,
  missingFrom,
  type PromiseFate,
  promiseFates,
  signaturesOf,
} from "./carry.ts";
export { checkPlan, isStale } from "./checks.ts";
export { closureScore, confirmedOn, lackingParts, moveImpact, stateOn } from "./impact.ts";
export { leadDaysOf, readLeadDays, USUAL_LEAD_DAYS } from "./lead.ts";
export { measuredByLedger, metersOf } from "./live.ts";
export { milestoneStanding } from "./milestones.ts";
export { progressOf, reachedBy } from "./progress.ts";
export { type Schedule, scheduleOf, usualSteps } from "./schedule.ts";
export * from "./store.ts";
export type {
  Dropped,
  ImpactChange,
  Measurement,
  Milestone,
  Outcome,
  Plan,
  Promised,
  Reading,
  Step,
} from "./types.ts";
export {
  firstValueOn,
  timeToFirstValue,
  valueRealised,
  valueToCost,
} from "./value.ts";
