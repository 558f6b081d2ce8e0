export * from "./lifetime-share.ts";
export * from "./win-rate-by-meetings.ts";
