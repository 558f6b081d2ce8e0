export * from "./compounding.ts";
export * from "./lifetime-share.ts";
export * from "./retention-claim.ts";
export * from "./retention-to-profit.ts";
export * from "./win-rate-by-meetings.ts";
