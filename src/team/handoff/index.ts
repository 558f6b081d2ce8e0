export { actOn, type HandoffMove } from "./act.ts";
export { completenessOf, packageOf } from "./package.ts";
export { serviceLevel, workingDaysBetween } from "./service.ts";
export { handoffStandardOf, handoffStandardStore, handoffs } from "./store.ts";
export type { Handoff, HandoffPackage } from "./types.ts";
