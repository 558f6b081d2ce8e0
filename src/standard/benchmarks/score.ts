import type { Benchmark } from "./benchmark.ts";

export type Verdict = "ahead" | "near" | "behind" | "neutral";

/** How far from a benchmark a value may be and still be near it. */
const NEAR_HIGHER = 0.8;
const NEAR_LOWER = 1.25;
/** A value that lies on the edge is not pushed over it by the last bit of a product. */
const EDGE = 1e-12;

/**
 * What a value is against one benchmark. Where higher is better: ahead from the benchmark on, near from 80 % of it;
 * where lower is better: ahead up to it, near up to 125 %. Without a benchmark it is neutral. Source: standard 8, scoring
 * rule of GTM Skills.
 */
export function verdictOf(value: number, { median, better }: Pick<Benchmark, "median" | "better">): Verdict {
  if (median === null) return "neutral";
  if (better === "higher") return value >= median ? "ahead" : value >= NEAR_HIGHER * median * (1 - EDGE) ? "near" : "behind";
  return value <= median ? "ahead" : value <= NEAR_LOWER * median * (1 + EDGE) ? "near" : "behind";
}

/** By how much of the benchmark a value misses it: 0.2 is a fifth; 0 or less when it does not. `null` without one to divide by. */
export function gapOf(value: number, { median, better }: Pick<Benchmark, "median" | "better">): number | null {
  if (median === null || median <= 0) return null;
  return better === "higher" ? (median - value) / median : (value - median) / median;
}
