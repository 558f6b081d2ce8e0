import { add, compare, type Fraction, fraction, multiply, subtract, ZERO } from "./decimal.ts";

/** One step of a price list. It begins where the step before ends. */
export interface Tier {
  /** Last unit of the step, itself included; `null` for the last step, which has no end. */
  readonly upTo: Fraction | null;
  /** Price of a unit, in major units of the currency. */
  readonly perUnit: Fraction;
  /** Added once when the step is reached; the first step is always reached. */
  readonly flat: Fraction;
}

/** A percentage of what passes, and a fee for each event, after what is free. */
export interface PercentageTerms {
  /** Percent of the units: 1.3 takes 13 of 1000. */
  readonly percent: Fraction;
  /** For each event that is not free. */
  readonly perEvent: Fraction;
  /** The first events are free, as many as this; `null`: no limit by number. */
  readonly freeEvents: number | null;
  /** Units up to this total are free; `null`: no limit by amount. With both limits `null` nothing is free. */
  readonly freeTotal: Fraction | null;
}

/** What passed in a period: all units, how many events brought them, and the running total after each of the first events. */
export interface PercentageUsage {
  readonly units: Fraction;
  readonly events: number;
  readonly runningTotals: readonly Fraction[];
}

function requireUsage(units: Fraction): void {
  if (units.n < 0n) throw new RangeError("units used cannot be below zero");
}

function requireTiers(tiers: readonly Tier[]): void {
  const ends = tiers.map(({ upTo }) => upTo);
  if (tiers.length === 0 || ends.at(-1) !== null) throw new RangeError("a price list needs a last tier without an end");
  ends.slice(0, -1).forEach((end, i) => {
    const before = i === 0 ? ZERO : (ends[i - 1] ?? null);
    if (end === null || before === null || compare(end, before) <= 0)
      throw new RangeError("every tier must end after the one before it, and only the last has no end");
  });
}

/**
 * Price of `units` at a fixed price each, in major units of the currency, exactly.
 * @throws RangeError for units below zero
 */
export function standardCharge(perUnit: Fraction, units: Fraction): Fraction {
  requireUsage(units);
  return multiply(perUnit, units);
}

/**
 * Every unit at the price of the tier it falls in, and the flat fee of every tier that was reached, in major units,
 * exactly. Nothing used still costs the flat fee of the first tier. Source: Lago, graduated charge model.
 * @throws RangeError for units below zero, and for tiers that do not rise to one without an end
 */
export function graduatedCharge(tiers: readonly Tier[], units: Fraction): Fraction {
  requireUsage(units);
  requireTiers(tiers);
  let total = ZERO;
  let from = ZERO;
  for (const [i, { upTo, perUnit, flat }] of tiers.entries()) {
    if (i > 0 && compare(units, from) <= 0) break;
    const last = upTo !== null && compare(upTo, units) < 0 ? upTo : units;
    total = add(total, add(flat, multiply(perUnit, subtract(last, from))));
    from = last;
  }
  return total;
}

/**
 * All units at the price of the one tier that the whole quantity falls in, and its flat fee, in major units, exactly.
 * A prorated quantity is charged as it is, in the tier of the full one (`fullUnits`). It can fall when units are added:
 * that is the model, not an error. Source: Lago, volume charge model.
 * @throws RangeError for units below zero, and for tiers that do not rise to one without an end
 */
export function volumeCharge(tiers: readonly Tier[], units: Fraction, fullUnits: Fraction = units): Fraction {
  requireUsage(units);
  requireUsage(fullUnits);
  requireTiers(tiers);
  const tier = tiers.find(({ upTo }) => upTo === null || compare(fullUnits, upTo) <= 0);
  return tier === undefined ? ZERO : add(tier.flat, multiply(tier.perUnit, units));
}

/**
 * Whole packages of `size` units at `price` each, a begun one included, after `freeUnits`; in major units, exactly.
 * Source: Lago, package charge model.
 * @throws RangeError for units or free units below zero, and for a size that is not above zero
 */
export function packageCharge(price: Fraction, size: Fraction, units: Fraction, freeUnits: Fraction = ZERO): Fraction {
  requireUsage(units);
  requireUsage(freeUnits);
  if (size.n <= 0n) throw new RangeError("a package must hold more than nothing");
  const charged = subtract(units, freeUnits);
  if (charged.n <= 0n) return ZERO;
  const [n, d] = [charged.n * size.d, charged.d * size.n];
  return multiply(price, fraction((n + d - 1n) / d));
}

/**
 * A percentage of the units and a fee for each event, in major units, exactly. What is free ends where the first of its
 * two limits is met: an event is free of its fee only when it is wholly within both. Nothing passed costs nothing.
 * Source: Lago, percentage charge model.
 * @throws RangeError for units, counts or totals below zero
 */
export function percentageCharge(terms: PercentageTerms, usage: PercentageUsage): Fraction {
  requireUsage(usage.units);
  for (const count of [usage.events, terms.freeEvents ?? 0])
    if (!Number.isInteger(count) || count < 0) throw new RangeError("events are counted in whole numbers from 0");
  if (usage.units.n === 0n) return ZERO;
  const free = freeOf(terms, usage);
  const charged = subtract(usage.units, free.units);
  const share = charged.n <= 0n ? ZERO : multiply(charged, multiply(terms.percent, fraction(1n, 100n)));
  return add(share, multiply(terms.perEvent, fraction(BigInt(Math.max(0, usage.events - free.events)))));
}

function freeOf(
  { freeEvents, freeTotal }: PercentageTerms,
  { runningTotals, events }: PercentageUsage,
): { units: Fraction; events: number } {
  if (freeEvents === null && freeTotal === null) return { units: ZERO, events: 0 };
  const first = runningTotals.slice(0, freeEvents ?? events);
  const within = freeTotal === null ? first : first.filter((total) => compare(total, freeTotal) <= 0);
  const passed = first.at(-1) ?? ZERO;
  const units = freeTotal !== null && compare(freeTotal, passed) < 0 ? freeTotal : passed;
  return { units, events: within.length };
}
