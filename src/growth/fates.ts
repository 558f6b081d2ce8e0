import { AT } from "./levers.ts";
import type { Lag, SegmentModel } from "./model.ts";

/** Ages in months that are kept apart. Customers older than that are one pool, whose yearly events are spread over the months. */
export const AGES = 48;

/** What happens to customers of each age on the way into it; index is the age in months since the sale. */
export interface Fates {
  /** Share that is lost. */
  readonly gone: Float64Array;
  /** Factor on what those who stay pay. */
  readonly grown: Float64Array;
  /** Share of those still there that is live. */
  readonly live: Float64Array;
}

export const makeFates = (): Fates => ({
  gone: new Float64Array(AGES + 1),
  grown: new Float64Array(AGES + 1),
  live: new Float64Array(AGES + 1),
});

/**
 * Writes the fates that follow from lever values. Until customers are live they can only be lost by not going live, which
 * falls when the others do; once live by usage churn, and at the end of a term.
 */
export function writeFates({ gone, grown, live }: Fates, model: SegmentModel, values: Float64Array, lag: Lag): void {
  const rate = values[AT.onboarding] as number;
  const monthly = values[AT.usageChurn] as number;
  const { shape } = model.usageChurn;
  let waiting = 1;
  let share = 0;
  for (let age = 0; age <= AGES; age++) {
    const before = rate * (1 - waiting) + waiting;
    waiting = age === AGES ? 0 : Math.max(0, waiting - (lag[age] ?? 0));
    const after = rate * (1 - waiting) + waiting;
    const hazard = age === 0 ? 0 : Math.min(1, monthly * (shape[Math.min(age, shape.length - 1)] ?? 1)) * share;
    gone[age] = 1 - (before > 0 ? after / before : 1) * (1 - hazard) * renewsAt(age, model, values[AT.renewal] as number);
    share = after > 0 ? (rate * (1 - waiting)) / after : 1;
    live[age] = share;
    grown[age] = growthAt(age, values);
  }
}

function renewsAt(age: number, { renewal }: SegmentModel, rate: number): number {
  if (renewal === null || age === 0) return 1;
  if (age === AGES) return rate ** (1 / renewal.termMonths);
  return age % renewal.termMonths === 0 ? rate : 1;
}

function growthAt(age: number, values: Float64Array): number {
  if (age === 0) return 1;
  const steady = 1 + (values[AT.expansion] as number) - (values[AT.contraction] as number);
  const uplift = 1 + (values[AT.uplift] as number);
  if (age === AGES) return steady * uplift ** (1 / 12);
  return age % 12 === 0 ? steady * uplift : steady;
}
