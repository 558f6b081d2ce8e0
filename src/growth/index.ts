export * from "./compounding.ts";
export * from "./fit-s-curve.ts";
export * from "./lifetime-share.ts";
export * from "./retention-claim.ts";
export * from "./retention-to-profit.ts";
export * from "./s-curve.ts";
export * from "./stack-curves.ts";
export * from "./win-rate-by-meetings.ts";
