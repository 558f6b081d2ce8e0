export { actOn, type HandoffMove, promisesLost } from "./act.ts";
export { type Completeness, completenessOf, packageOf, type SoldDeal } from "./package.ts";
export { type ServiceLevel, serviceLevel, workingDaysBetween } from "./service.ts";
export type { Handoff, HandoffEvent, HandoffPackage, When } from "./types.ts";
