import type { Delay } from "./delay.ts";
import { AT } from "./levers.ts";
import type { SegmentModel } from "./model.ts";

/** Ages in months at which the customers at the start are told apart; their last group holds all who are older. */
export const AGES = 48;

/** What happens to customers on the way into an age in months since the sale, while ages differ. */
export interface YoungFates {
  /** Share of those still in onboarding for whom it ends at this age, well or not. */
  readonly decided: Float64Array;
  /** Share of live customers lost to usage. */
  readonly hazard: Float64Array;
  /** Share that stays at the end of a term; 1 at other ages. */
  readonly renewed: Float64Array;
  /** Factor on what those who stay pay. */
  readonly grown: Float64Array;
}

export const youngFates = (ages: number): YoungFates => ({
  decided: new Float64Array(ages + 1),
  hazard: new Float64Array(ages + 1),
  renewed: new Float64Array(ages + 1),
  grown: new Float64Array(ages + 1),
});

/** Months after which anniversaries, terms and invoices all come round again. */
export const cycleOf = ({ renewal, billing }: SegmentModel): number =>
  leastMultiple(leastMultiple(12, renewal?.termMonths ?? 1), billing.everyMonths);

const leastMultiple = (a: number, b: number): number => (a / greatestDivisor(a, b)) * b;
const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));

/** Ages below which customers must be told apart: while some are in onboarding, or usage churn has a shape. */
export function youngOf({ usageChurn: { shape } }: SegmentModel, onboarding: number): number {
  let flat = shape.length - 1;
  while (flat > 0 && shape[flat - 1] === shape[flat]) flat--;
  return Math.max(1, onboarding, flat);
}

/** Writes the fates of ages 0 to `young` that follow from lever values. */
export function writeYoung(fates: YoungFates, young: number, model: SegmentModel, values: Float64Array, lag: Delay): void {
  const monthly = values[AT.usageChurn] as number;
  const { shape } = model.usageChurn;
  const growth = growthOf(values);
  let waiting = 1;
  for (let age = 0; age <= young; age++) {
    const ends = lag.shareAt(age);
    fates.decided[age] = waiting < 1e-12 || age >= young || age === lag.length - 1 ? 1 : Math.min(1, ends / waiting);
    waiting -= ends;
    fates.hazard[age] = age === 0 ? 0 : Math.min(1, monthly * (shape[Math.min(age, shape.length - 1)] ?? 1));
    fates.renewed[age] = renewedAt(age, model, values);
    fates.grown[age] = age === 0 ? 1 : age % 12 === 0 ? growth.anniversary : growth.usual;
  }
}

/**
 * Writes the fates of later ages, once onboarding is over and usage churn holds on: they only depend on the month of the
 * cycle. Share lost and growth of the rest stand side by side, twice over, so that a cycle can be read from any month on.
 */
export function writeCycle(fates: Float64Array, cycle: number, model: SegmentModel, values: Float64Array): void {
  const hazard = Math.min(1, (values[AT.usageChurn] as number) * (model.usageChurn.shape.at(-1) ?? 1));
  const growth = growthOf(values);
  for (let phase = 0; phase < cycle; phase++) {
    fates[2 * phase] = 1 - (1 - hazard) * renewedAt(phase + cycle, model, values);
    fates[2 * phase + 1] = phase % 12 === 0 ? growth.anniversary : growth.usual;
  }
  fates.copyWithin(2 * cycle, 0, 2 * cycle);
}

const renewedAt = (age: number, { renewal }: SegmentModel, values: Float64Array): number =>
  renewal !== null && age > 0 && age % renewal.termMonths === 0 ? (values[AT.renewal] as number) : 1;

function growthOf(values: Float64Array): { readonly usual: number; readonly anniversary: number } {
  const usual = 1 + (values[AT.expansion] as number) - (values[AT.contraction] as number);
  return { usual, anniversary: usual * (1 + (values[AT.uplift] as number)) };
}
