import { badRequest } from "../domain/index.ts";
import { leversOf } from "./levers.ts";
import type { SegmentModel } from "./model.ts";
import type { Random } from "./random.ts";

/** What is known of a lever's true value, given what was counted. */
export type Uncertainty =
  /** A share counted from cases: Beta(hits + 1, misses + 1), its posterior under a flat prior. Fractions are allowed. */
  | { readonly kind: "beta"; readonly hits: number; readonly misses: number }
  /** A volume or money with a relative standard error: lognormal, its mean the lever's value. */
  | { readonly kind: "spread"; readonly deviation: number }
  /** A mean lag with a standard error in months: normal about the lever's value, never below 0. */
  | { readonly kind: "mean"; readonly deviation: number };

/** A segment with what is known of it. */
export interface UncertainSegment {
  readonly model: SegmentModel;
  /** By id of the lever; what is not named is taken as known. */
  readonly uncertain: Readonly<Record<string, Uncertainty>>;
  /** Coefficient of variation of yearly value between customers: 0 where all pay the same. */
  readonly accountSpread: number;
}

/**
 * One value a lever may truly have.
 *
 * @see standard 1.3, Monte Carlo: rates from Beta(successes + 1, failures + 1)
 */
export function drawLever(known: Uncertainty, value: number, random: Random): number {
  switch (known.kind) {
    case "beta":
      return random.beta(known.hits + 1, known.misses + 1);
    case "spread":
      return value * lognormal(known.deviation, random.normal());
    case "mean":
      return Math.max(0, value + known.deviation * random.normal());
  }
}

/** A positive factor with mean 1 and the given standard deviation, from a standard normal. */
export function lognormal(deviation: number, normal: number): number {
  const variance = Math.log(1 + deviation * deviation);
  return Math.exp(Math.sqrt(variance) * normal - variance / 2);
}

/** Refuses what cannot be drawn: negative counts or errors, and levers the segment does not have. */
export function checkUncertain({ model, uncertain, accountSpread }: UncertainSegment): void {
  const levers = new Set(leversOf(model).map(({ id }) => id));
  for (const [id, known] of Object.entries(uncertain)) {
    if (!levers.has(id)) throw badRequest("no_such_lever", `${model.name} has no lever “${id}” to be uncertain about.`);
    const parts = known.kind === "beta" ? [known.hits, known.misses] : [known.deviation];
    if (!parts.every((part) => Number.isFinite(part) && part >= 0))
      throw badRequest("bad_uncertainty", `${model.name}: what is known of ${id} is no count or error. Give numbers of 0 and above.`);
  }
  if (!(Number.isFinite(accountSpread) && accountSpread >= 0))
    throw badRequest("bad_uncertainty", `${model.name}: the spread between customers is ${accountSpread}. Give a number of 0 and above.`);
}
