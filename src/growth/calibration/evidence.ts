import { DIRECTIONAL_BELOW, MIN_CASES, wilson } from "../../domain/index.ts";
import type { Uncertainty } from "../uncertainty.ts";

/**
 * How a lever's value is known: from own cases, from few own ones drawn toward all segments together, from all of them only,
 * assumed because no data tells, or not there.
 */
export type Basis = "own" | "drawn" | "parent" | "assumed" | "none";

/** What stands behind one value of a model. */
export interface Evidence {
  readonly value: number;
  /** Cases behind it: journeys, customers, months. */
  readonly n: number;
  /** 95 % interval of the value; null where it was assumed. */
  readonly low: number | null;
  readonly high: number | null;
  readonly basis: Basis;
  /** Share of the value that comes from all segments together. */
  readonly fromParent: number;
  /** Why it is what it is, where that needs saying: `not_tracked`, `no_costs`, `few_cases`. */
  readonly note?: string | undefined;
}

export interface Learned {
  readonly evidence: Evidence;
  readonly uncertainty: Uncertainty | null;
}

/** Cases the value of all segments together weighs as much as. */
export const PARENT_CASES = DIRECTIONAL_BELOW;

const Z = 1.959963984540054;

/**
 * A share from `hits` of `n` cases, drawn toward the parent's as if {@link PARENT_CASES} further cases had it (a Beta prior
 * whose mean is the parent's share). Below five own cases only the parent counts.
 */
export function learnShare(hits: number, n: number, parent: Evidence | null): Learned {
  const usable = parent !== null && parent.basis !== "none" && parent.basis !== "assumed" ? parent : null;
  if (n < MIN_CASES && usable !== null) {
    const { value } = usable;
    return {
      evidence: { ...usable, n, basis: "parent", fromParent: 1, note: "few_cases" },
      uncertainty: { kind: "beta", hits: value * PARENT_CASES, misses: (1 - value) * PARENT_CASES },
    };
  }
  const prior = usable === null ? 0 : PARENT_CASES;
  const whole = n + prior;
  const all = hits + prior * (usable?.value ?? 0);
  const value = whole > 0 ? Math.min(1, Math.max(0, all / whole)) : 0;
  const bounds = wilson(value * whole, whole);
  const fromParent = whole > 0 ? prior / whole : 0;
  return {
    evidence: {
      value,
      n,
      low: bounds?.low ?? null,
      high: bounds?.high ?? null,
      basis: n <= 0 ? "none" : fromParent > 0.2 ? "drawn" : "own",
      fromParent,
      ...(n < MIN_CASES ? { note: "few_cases" } : {}),
    },
    uncertainty: { kind: "beta", hits: value * whole, misses: (1 - value) * whole },
  };
}

/** A number from monthly values or sizes: its mean with the standard error relative to it. */
export function learnMean(value: number, relativeError: number, n: number): Learned {
  const spread = Math.abs(value) * relativeError * Z;
  return {
    evidence: { value, n, low: Math.max(0, value - spread), high: value + spread, basis: n <= 0 ? "none" : "own", fromParent: 0 },
    uncertainty: value > 0 && relativeError > 0 ? { kind: "spread", deviation: relativeError } : null,
  };
}

export const assumed = (value: number, note: string): Learned => ({
  evidence: { value, n: 0, low: null, high: null, basis: "assumed", fromParent: 0, note },
  uncertainty: null,
});

/** Standard error of the mean of some values, relative to it; 0 where it says nothing. */
export function relativeErrorOf(values: readonly number[]): number {
  const n = values.length;
  if (n < 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (mean <= 0) return 0;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  return Math.sqrt(variance / n) / mean;
}
