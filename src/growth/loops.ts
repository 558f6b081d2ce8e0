import { geometricSum } from "./geometric-sum.ts";
import { checkGain, checkNotNegative, checkPositive } from "./ranges.ts";

/** A value of a formula, or the market where the formula goes beyond it. */
export interface MarketLimited {
  readonly value: number;
  readonly bounded: boolean;
  readonly reason: "market_reached" | null;
}

const limited = (value: number, market: number): MarketLimited =>
  value > market ? { value: market, bounded: true, reason: "market_reached" } : { value, bounded: false, reason: null };

export interface LoopMeasures {
  /** Who can set the loop off: customers, users, prospects. */
  readonly participants: number;
  /** What each of them does in a cycle: invitations, introductions, reviews. */
  readonly actions: number;
  /** New participants an action brings. */
  readonly conversion: number;
  /** Days from a participant to the participants it brought. */
  readonly cycleDays: number;
  /** Most participants there can still be. */
  readonly market: number;
}

export interface LoopGain {
  /** K: new participants a participant brings in a cycle. */
  readonly gain: number;
  readonly cyclesPerYear: number;
  /** `P · K^(365/T)`: those the last cycle of a year brings, not the year's total. */
  readonly lastCycleOfYear: MarketLimited;
  /** `P · (K + K² + … )` over the cycles of a year: all that participants of today bring in it, and those they bring. */
  readonly broughtInYear: MarketLimited;
  /** K above 1: the loop grows without anything coming in from outside, until the market ends it. */
  readonly compoundsAlone: boolean;
  /** What one participant from outside becomes in the end, `1 / (1 - K)`; null from K = 1 on, where there is no end. */
  readonly multiplier: number | null;
}

/**
 * Gain of a loop, what it brings in a year, and whether it compounds alone.
 *
 * Part of a cycle counts that part of what the cycle would bring. At K of exactly 1 the loop keeps its number and no more.
 * Refused: negative measures, a cycle of no days. Source: standard 1.5, `K = a · c`, `P · K^(365/T)`, `1 / (1 - K)`; the
 * year's total is ours.
 */
export function loopGain({ participants, actions, conversion, cycleDays, market }: LoopMeasures): LoopGain {
  checkNotNegative("participants", participants);
  checkNotNegative("actions", actions);
  checkNotNegative("conversion", conversion);
  checkPositive("cycleDays", cycleDays);
  checkNotNegative("market", market);
  const gain = actions * conversion;
  const cyclesPerYear = 365 / cycleDays;
  const brought = (perParticipant: number): number => (participants === 0 ? 0 : participants * perParticipant);
  return {
    gain,
    cyclesPerYear,
    lastCycleOfYear: limited(brought(gain ** cyclesPerYear), market),
    broughtInYear: limited(brought(gain * geometricSum(gain, cyclesPerYear)), market),
    compoundsAlone: gain > 1,
    multiplier: gain < 1 ? 1 / (1 - gain) : null,
  };
}

/**
 * L, the gain of several loops side by side: their sum, when each brings back to the same state and is counted per entry there.
 *
 * The gain of one loop of several steps is the product of its rates before it comes in here. Refused: a negative gain.
 * Source: standard 1.3.7.
 */
export function totalGain(loops: readonly { readonly gain: number }[]): number {
  for (const { gain } of loops) checkNotNegative("gain", gain);
  return loops.reduce((sum, { gain }) => sum + gain, 0);
}

export interface SteadyState {
  /** What enters in a month once the loops have settled: external and from loops. */
  readonly total: number;
  readonly fromLoops: number;
  /** The total over what comes from outside; null when nothing does. */
  readonly multiplier: number | null;
  readonly bounded: boolean;
  /** `gain_at_least_one`: nothing but the market ends the growth. `market_reached`: it would settle above the market. */
  readonly reason: "gain_at_least_one" | "market_reached" | null;
}

/**
 * What enters in a month in the steady state of a closed loop: `external / (1 - L)`.
 *
 * `external` a month, `gain` the total L, `market` the most that can enter in a month (null: not known). With L of 1 or more
 * there is no steady state: the answer is the market, bounded, and without a market the call is refused.
 * Source: standard 1.3.7.
 */
export function steadyState({ external, gain, market = null }: ClosedLoop): SteadyState {
  checkNotNegative("external", external);
  checkGain(gain, market);
  if (external === 0) return { total: 0, fromLoops: 0, multiplier: null, bounded: false, reason: null };
  const settled = gain < 1 ? external / (1 - gain) : Number.POSITIVE_INFINITY;
  const bounded = market !== null && settled > market;
  const total = bounded ? market : settled;
  const reason = bounded ? (gain < 1 ? "market_reached" : "gain_at_least_one") : null;
  return { total, fromLoops: Math.max(0, total - external), multiplier: total / external, bounded, reason };
}

export interface ClosedLoop {
  readonly external: number;
  readonly gain: number;
  readonly market?: number | null;
}
