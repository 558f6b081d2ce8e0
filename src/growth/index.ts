export * from "./calibration/index.ts";
export type { Fan } from "./fan.ts";
export type * from "./goal.ts";
export * from "./goal-seek.ts";
export * from "./levers.ts";
export * from "./model.ts";
export { type Chance, type MonteCarlo, type MonteCarloInput, monteCarlo, monteCarloSteps, type Target } from "./monte-carlo.ts";
export type { PerLever } from "./outcome.ts";
export * from "./random.ts";
export * from "./sensitivity.ts";
export * from "./simulate.ts";

export * from "./target-lift.ts";
export type { UncertainSegment, Uncertainty } from "./uncertainty.ts";
