export * from "./win-rate-by-meetings.ts";
