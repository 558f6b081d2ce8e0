export { actualLevers } from "./actual-levers.ts";
export { type Calibrated, calibrate } from "./calibrate.ts";
export type { MonthCounts, PassageCounts, SegmentCounts, SpellCounts } from "./counts.ts";
export type { Evidence } from "./evidence.ts";
