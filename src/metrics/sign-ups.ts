import { type Month, type Period, percentile } from "../domain/index.ts";
import { binDays } from "../facts/index.ts";
import type { Ask, AskCondition, MetricContext, Sum } from "./definition.ts";
import { type Duration, matureMonths } from "./passage.ts";

/** The two steps after a free sign-up. */
export const signUpSteps = ["active", "paid"] as const;
export type SignUpStep = (typeof signUpSteps)[number];

export const isSignUpStep = (text: string | undefined): text is SignUpStep => text === "active" || text === "paid";

/** Sign-ups by month, with how long each step took; bin -1 where it has not been made. Keys: month, bin. */
export const stepAsk = (step: SignUpStep): Ask => ({ fact: "freemium", sums: [], by: ["month", `${step}_bin`] });

/** Whether anybody, whatever the filters, has made the step: what nobody ever does is not recorded. Keys: bin. */
export const stepsEver = (step: SignUpStep): Ask => ({ fact: "freemium", sums: [], by: [`${step}_bin`], overall: true });

export const signUpAsks: Readonly<Record<string, Ask>> = {
  active: stepAsk("active"),
  paid: stepAsk("paid"),
  active_ever: stepsEver("active"),
  paid_ever: stepsEver("paid"),
};

/** A step is tracked where anybody made it; paying is, wherever there are sign-ups: nobody having paid is an answer. */
export const isTracked = (sums: Readonly<Record<string, readonly Sum[]>>, step: SignUpStep): boolean =>
  (sums[`${step}_ever`] ?? []).some(({ keys: [bin = -1], rows }) => rows > 0 && (step === "paid" || bin >= 0));

/** Durations of a step, of those who signed up within some months; of all, when none are given. */
export function stepDurations(sums: readonly Sum[], months: Period | null): readonly Duration[] {
  const counts = new Map<number, number>();
  for (const {
    keys: [month = 0, bin = -1],
    rows,
  } of sums) {
    if (bin < 0 || (months !== null && (month < months.from || month > months.to))) continue;
    counts.set(bin, (counts.get(bin) ?? 0) + rows);
  }
  return [...counts].map(([bin, count]) => ({ value: binDays(bin), count }));
}

/** Months of a period whose sign-ups have had the median time of the step. */
export const ripeMonths = (sums: readonly Sum[], period: Period, context: MetricContext): readonly Month[] =>
  matureMonths(period, percentile(stepDurations(sums, null), 0.5), context);

/** Sign-ups of some months, and those of them that have made the step. */
export function stepped(sums: readonly Sum[], months: ReadonlySet<number>): { readonly signedUp: number; readonly reached: number } {
  let signedUp = 0;
  let reached = 0;
  for (const {
    keys: [month = 0, bin = -1],
    rows,
  } of sums) {
    if (!months.has(month)) continue;
    signedUp += rows;
    if (bin >= 0) reached += rows;
  }
  return { signedUp, reached };
}

export const madeIt = (step: SignUpStep): AskCondition => ({ column: `${step}_bin`, from: 0 });
