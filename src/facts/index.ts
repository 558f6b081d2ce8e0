export { binDays, durationBin, retentionBin } from "./bins.ts";
export type { DealFact } from "./deals.ts";
export { deriveUnit, type FactSink } from "./derive.ts";
export type { StageFact } from "./journeys.ts";
export { type Labels, labelsOf, segmentFields } from "./labels.ts";
export { type FactKind, factKinds, type MovementFact } from "./movements.ts";
export type { RetentionFact } from "./retention.ts";
export * from "./tables.ts";
export { type Counting, type Level, levels, type Unit, type UnitEntry } from "./unit.ts";
