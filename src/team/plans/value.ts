import { type Day, day, type Money, totalsOf } from "../../domain/index.ts";
import { confirmedOn, stateOn } from "./impact.ts";
import { milestoneStanding } from "./milestones.ts";
import { newestOf } from "./progress.ts";
import type { Measurement, Outcome, Plan, Reading } from "./types.ts";

/** One line of the value a customer got: the movement of a figure, its worth, and who says so. */
export interface ValueLine {
  readonly outcomeId: string;
  /** `confirmed` by the buyer, or `claimed` by us: a part of an outcome may be of either. */
  readonly kind: "confirmed" | "claimed";
  /** Units moved the wanted way; below 0 it got worse. */
  readonly units: number;
  readonly worth: Money;
  readonly measurement: Measurement;
}

export interface ValueRealised {
  readonly lines: readonly ValueLine[];
  /** By currency. Only what is confirmed counts as proven. */
  readonly confirmed: readonly Money[];
  readonly claimed: readonly Money[];
}

/** Units moved the wanted way since the baseline; into a band, the part of the distance that is gone. */
function movedTo({ metric, baseline, target }: Outcome, value: number): number {
  if (metric === null || baseline === null) return 0;
  if (metric.direction === "up") return value - baseline.value;
  if (metric.direction === "down") return baseline.value - value;
  if (target === null || target.upTo === null) return 0;
  const { value: low, upTo } = target;
  const outside = (one: number): number => Math.max(0, low - one, one - upTo);
  return outside(baseline.value) - outside(value);
}

/** Halves away from zero, and never the zero below zero. */
const whole = (minor: number): number => Math.sign(minor) * Math.round(Math.abs(minor)) + 0;

function linesOf(outcome: Outcome, measurements: readonly Measurement[], on: Day): readonly ValueLine[] {
  const { id, worth } = outcome;
  const newest = newestOf(id, measurements, on);
  if (worth === null || newest === null || stateOn(outcome, on) === "discovered") return [];
  const worthOf = (measured: Measurement): number => whole(movedTo(outcome, measured.value) * worth.perUnit.minor * worth.attribution);
  const line = (kind: ValueLine["kind"], measurement: Measurement, units: number, minor: number): ValueLine => ({
    outcomeId: id,
    kind,
    units,
    worth: { minor, currency: worth.perUnit.currency },
    measurement,
  });
  const when = confirmedOn(outcome, on);
  const signed = when === null ? null : newestOf(id, measurements, when);
  if (signed === null) return [line("claimed", newest, movedTo(outcome, newest.value), worthOf(newest))];
  const proven = line("confirmed", signed, movedTo(outcome, signed.value), worthOf(signed));
  if (signed === newest) return [proven];
  const units = movedTo(outcome, newest.value) - proven.units;
  return [proven, line("claimed", newest, units, worthOf(newest) - proven.worth.minor)];
}

/**
 * The value realised up to a day (standard 4.2): units moved × worth of a unit × our share of it. What the buyer confirmed stands at what was
 * measured then; whatever was measured since is claimed, more or less. Outcomes nobody agreed on have no value.
 */
export function valueRealised(outcomes: readonly Outcome[], measurements: readonly Measurement[], on: Day): ValueRealised {
  const lines = outcomes.flatMap((outcome) => linesOf(outcome, measurements, on));
  const totals = (kind: ValueLine["kind"]): readonly Money[] =>
    totalsOf(lines.filter((one) => one.kind === kind).map(({ worth }) => worth));
  return { lines, confirmed: totals("confirmed"), claimed: totals("claimed") };
}

/** Confirmed value over fees paid; `null` without fees, or where the value is of another currency too. */
export function valueToCost({ confirmed }: ValueRealised, fees: Money): number | null {
  if (fees.minor <= 0 || confirmed.some(({ currency }) => currency !== fees.currency)) return null;
  return (confirmed[0]?.minor ?? 0) / fees.minor;
}

/** First day on which the customer had value: a confirmation that holds, or the first impact reached; `null` while it has none. */
export function firstValueOn({ outcomes, milestones }: Plan, readings: readonly Reading[], on: Day): Day | null {
  const confirmed = outcomes.map((outcome) => confirmedOn(outcome, on));
  const reached = milestones.filter(({ isFirstImpact }) => isFirstImpact).map((one) => milestoneStanding(one, readings, on).reachedOn);
  const days = [...confirmed, ...reached].filter((one) => one !== null);
  return days.length === 0 ? null : day(Math.min(...days));
}

/** Days from the commit to the first value; `null` before both. */
export function timeToFirstValue(plan: Plan, readings: readonly Reading[], on: Day): number | null {
  const first = firstValueOn(plan, readings, on);
  return first === null || plan.committedOn === null ? null : first - plan.committedOn;
}
