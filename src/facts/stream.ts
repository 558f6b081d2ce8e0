import type { Currency, Day, Fraction, MovementReason } from "../domain/index.ts";

/** What a recurring value is made of, so that a change of it can be given a reason. */
export interface Parts {
  readonly plan: string;
  readonly price: string;
  readonly quantity: string;
  readonly discount: string;
  /** The price is what the customer commits to use at least. */
  readonly commitment?: boolean;
}

/** Nothing a reason could be read from has changed. */
export const sameTerms = (a: Parts | null, b: Parts | null): boolean =>
  a !== null && b !== null && a.plan === b.plan && a.price === b.price && a.quantity === b.quantity && a.discount === b.discount;

/** From `day` on, a stream is worth `value` a year, until its next step. */
export interface Step {
  readonly day: Day;
  readonly value: Fraction;
  readonly parts: Parts | null;
  /** The ledger entry that says so. */
  readonly entry: number;
  /** Other entries of the same day that this step has taken in. */
  readonly also?: readonly number[];
  readonly paused: boolean;
  /** The reason the source gives; `null` lets the parts speak. */
  readonly reason: MovementReason | null;
  /** True where the source's data begins: the value was there before. */
  readonly opens: boolean;
  /** The contract goes over to another account, or comes from one. */
  readonly transfer?: true;
  /** A contract ran out here, and nobody said that it should end. */
  readonly lapses?: true;
  /** The line before it had run its whole term: a new price is one of a renewal. */
  readonly renews?: true;
  /** What the step before is worth at the rate of this day, where a currency view turns money over again. */
  readonly revalued?: Fraction;
}

/** One item a customer pays for, over time. Steps are in order of day, at most one a day. */
export interface Stream {
  readonly subscription: number;
  readonly currency: Currency;
  readonly steps: readonly Step[];
  /** The currency it is paid in, where a currency view shows another. */
  readonly native?: Currency;
  /** It has run out and is still used: it keeps its value until this day. */
  readonly keptUntil?: Day;
}

export const nativeOf = (stream: Stream): Currency => stream.native ?? stream.currency;

/** Puts a step at the end; one of the same day takes in what was there. */
export function pushStep(steps: Step[], step: Step): void {
  const last = steps[steps.length - 1];
  if (last?.day !== step.day) {
    steps.push(step);
    return;
  }
  steps[steps.length - 1] = { ...step, opens: step.opens || last.opens, also: [...(last.also ?? []), last.entry, ...(step.also ?? [])] };
}
