export * from "./common.ts";
export * from "./metrics.ts";
export * from "./mapping.ts";
export * from "./imports.ts";
