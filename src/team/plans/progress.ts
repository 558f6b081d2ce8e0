import type { Day } from "../../domain/index.ts";
import { type PlanLimits, planLimits } from "../../standard/index.ts";
import type { Measurement, Outcome } from "./types.ts";

export interface Progress {
  /** 0 to 1; `null` with a reason. */
  readonly progress: number | null;
  /** The same without limits: above 1 is past the target, below 0 worse than at the start. */
  readonly unlimited: number | null;
  /** What should be reached by now if it came evenly from baseline to due day; `null` where that is not known. */
  readonly expected: number | null;
  readonly isAtRisk: boolean;
  readonly newest: Measurement | null;
  readonly reason: "not_complete" | "no_span" | "not_measured" | null;
}

/** The last measurement up to a day; of one day the one recorded last. */
export function newestOf(outcomeId: string, measurements: readonly Measurement[], on: Day): Measurement | null {
  let newest: Measurement | null = null;
  for (const one of measurements) if (one.outcomeId === outcomeId && one.on <= on && (newest === null || one.on >= newest.on)) newest = one;
  return newest;
}

/** How far a value lies outside a band; 0 within it. */
const outside = (value: number, low: number, high: number): number => Math.max(0, low - value, value - high);

/**
 * How far a figure has come, without limits: `(value − baseline) / (target − baseline)`, for figures that are to rise or to fall (standard 4.2). Of a band
 * it is the part of the way into it; where the baseline lies within, 1 inside and 0 outside. `null` where baseline and target are the
 * same, or lie the other way round than the direction says.
 */
export function reachedBy({ metric, baseline, target }: Outcome, value: number): number | null {
  if (metric === null || baseline === null || target === null) return null;
  if (metric.direction === "band") {
    if (target.upTo === null || target.upTo < target.value) return null;
    const from = outside(baseline.value, target.value, target.upTo);
    const now = outside(value, target.value, target.upTo);
    return from === 0 ? (now === 0 ? 1 : 0) : 1 - now / from;
  }
  const span = target.value - baseline.value;
  if (span === 0 || span > 0 !== (metric.direction === "up")) return null;
  return (value - baseline.value) / span;
}

/** What lies on the limit is not beyond it, whatever floating point makes of it. */
const EDGE = 1e-9;

const limited = (value: number): number => Math.min(1, Math.max(0, value));

/** Even course from the day of the baseline to the due day; `null` where those are one day. */
function expectedOn({ baseline, target }: Outcome, on: Day): number | null {
  if (baseline === null || target === null || target.dueOn <= baseline.on) return null;
  return limited((on - baseline.on) / (target.dueOn - baseline.on));
}

/**
 * Progress of an outcome on a day, beside what is expected by then. At risk is what lies behind by more than the limit, 0.15; what was never
 * measured counts as 0 reached, so that silence does not hide a risk. A closed outcome is no longer at risk.
 */
export function progressOf(outcome: Outcome, measurements: readonly Measurement[], on: Day, limits: PlanLimits = planLimits): Progress {
  const { metric, baseline, target } = outcome;
  const none = { progress: null, unlimited: null, expected: null, isAtRisk: false, newest: null };
  if (metric === null || baseline === null || target === null) return { ...none, reason: "not_complete" };
  if (reachedBy(outcome, baseline.value) === null) return { ...none, reason: "no_span" };
  const expected = expectedOn(outcome, on);
  const newest = newestOf(outcome.id, measurements, on);
  const unlimited = newest === null ? null : reachedBy(outcome, newest.value);
  const progress = unlimited === null ? null : limited(unlimited);
  const isBehind = expected !== null && expected - (progress ?? 0) > limits.atRiskBehind + EDGE;
  return {
    progress,
    unlimited,
    expected,
    isAtRisk: isBehind && (outcome.closed === null || outcome.closed.on > on),
    newest,
    reason: newest === null ? "not_measured" : null,
  };
}
