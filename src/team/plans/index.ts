export {
  becomeSuccessPlan,
  checkNothingForgotten,
  type Fate,
  missingFrom,
  type PlanDifference,
  type PromiseFate,
  promiseFates,
} from "./carry.ts";
export { checkPlan, isStale, type PlanCheck, type PlanFlag } from "./checks.ts";
export { closureScore, confirmedOn, lackingParts, moveImpact, stateOn } from "./impact.ts";
export { type MilestoneStanding, milestoneStanding } from "./milestones.ts";
export { type Progress, progressOf, reachedBy } from "./progress.ts";
export { type Schedule, type ScheduledStep, type StepFlag, scheduleOf, usualSteps } from "./schedule.ts";
export type {
  Dropped,
  ImpactChange,
  Measurement,
  Milestone,
  Outcome,
  OutcomeMetric,
  Plan,
  PlanPerson,
  Promised,
  Reading,
  Step,
} from "./types.ts";
export {
  firstValueOn,
  timeToFirstValue,
  type ValueLine,
  type ValueRealised,
  valueRealised,
  valueToCost,
} from "./value.ts";
