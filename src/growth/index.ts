export * from "./calibration/index.ts";
export * from "./levers.ts";
export * from "./model.ts";
export * from "./random.ts";
export * from "./simulate.ts";
export * from "./uncertainty.ts";
