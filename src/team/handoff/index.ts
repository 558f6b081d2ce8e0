export { actOn, type HandoffMove } from "./act.ts";
export { editHandoff, newsOf } from "./edit.ts";
export { completenessOf, packageOf } from "./package.ts";
export { checkNothingLost, registered } from "./promises.ts";
export { handoffReport } from "./report.ts";
export { dueOf, type ServiceLevel, serviceLevel, workingDaysBetween } from "./service.ts";
export { handoffStandardOf, handoffStandardStore, handoffs, saveUntouched } from "./store.ts";
export type { Handoff, HandoffPackage } from "./types.ts";
