/** What is known of how much of what it bought a customer uses. Quantities are of one unit each; money of one currency. */
export interface UsageKnown {
  /** What usage was worth and what was committed to, of the same months; `null` where nothing was committed. */
  readonly commitment: { readonly used: number; readonly committed: number } | null;
  /** Seats that are paid for, and people who were active in the month; `null` where either is not known. */
  readonly seats: { readonly active: number; readonly bought: number } | null;
  /** Of each meter: what was used in the months up to the month asked for, oldest first; a month without a reading is 0. */
  readonly months: readonly (readonly number[])[];
}

export type UsageBasis = "commitment" | "seats" | "own_best";

export interface UsageShare {
  readonly share: number;
  readonly basis: UsageBasis;
}

/** Months of a meter that must be known before the last is set against the best. */
const ENOUGH_MONTHS = 3;

/**
 * The share of what was bought that is in use. What was committed to comes first, then people active against seats paid for; where neither is known, the
 * last month against the best of the meter's own, and of several meters the one that does best. The last says only whether it falls. `null` when
 * nothing is known. The order and the last rule are ours.
 */
export function usageShare({ commitment, seats, months }: UsageKnown): UsageShare | null {
  if (commitment !== null && commitment.committed > 0) return { share: commitment.used / commitment.committed, basis: "commitment" };
  if (seats !== null && seats.bought > 0) return { share: seats.active / seats.bought, basis: "seats" };
  const shares = months.flatMap((values) => {
    const best = Math.max(0, ...values);
    return values.length < ENOUGH_MONTHS || best <= 0 ? [] : [(values.at(-1) ?? 0) / best];
  });
  return shares.length === 0 ? null : { share: Math.max(...shares), basis: "own_best" };
}
