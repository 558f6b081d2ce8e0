/** What is known of how much of what it bought a customer uses. Quantities are of one unit each; money of one currency. */
export interface UsageKnown {
  /** What usage was worth and what was committed to, of the same months; `null` where nothing was committed. */
  readonly commitment: { readonly used: number; readonly committed: number } | null;
  /** Seats that are paid for, and people who were active in the month; `null` where either is not known. */
  readonly seats: { readonly active: number; readonly bought: number } | null;
  /** Of each meter: what was used in the last full month, and in a month before it on average, with how many months that is of. */
  readonly meters: readonly { readonly last: number; readonly usual: number; readonly months: number }[];
}

export type UsageBasis = "commitment" | "seats" | "own_usual";

export interface UsageShare {
  readonly share: number;
  readonly basis: UsageBasis;
}

/** Months of a meter that must be known before the last is set against them. */
const ENOUGH_MONTHS = 3;

/**
 * The share of what was bought that is in use. What was committed to comes first, then people active against seats paid for; where neither is known, the
 * last month against what is usual of the meter, and of several meters the one that does best: that says only whether use falls. `null` when
 * nothing is known. The order and the last rule are ours.
 */
export function usageShare({ commitment, seats, meters }: UsageKnown): UsageShare | null {
  if (commitment !== null && commitment.committed > 0) return { share: commitment.used / commitment.committed, basis: "commitment" };
  if (seats !== null && seats.bought > 0) return { share: seats.active / seats.bought, basis: "seats" };
  const shares = meters.flatMap(({ last, usual, months }) => (months < ENOUGH_MONTHS || usual <= 0 ? [] : [last / usual]));
  return shares.length === 0 ? null : { share: Math.max(...shares), basis: "own_usual" };
}
