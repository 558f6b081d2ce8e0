import type { LoopModel, SegmentModel } from "../model.ts";
import { monthsOf } from "../outcome.ts";
import { changesFor, type PlannedLever, type PlanTime, plannedLevers } from "../plan-levers.ts";
import type { ActualLever } from "../plan-variance.ts";
import { type MonthCases, valuesOf } from "./by-month.ts";
import type { MonthCounts, SegmentCounts } from "./counts.ts";
import { cohortsOf, ratesOf, timesOf } from "./journey-by-month.ts";
import { leavingByMonth } from "./leaving-by-month.ts";

export interface ActualInput extends PlanTime {
  /** The model the plan was made with: its steps, terms and lags are what is looked for. */
  readonly model: SegmentModel;
  /** Of all months to the last full one. */
  readonly counts: SegmentCounts;
  /** Place of the plan's first month among them. */
  readonly from: number;
}

type Known = Record<string, readonly ActualLever[]>;

/**
 * What each lever of a plan was in each month since the plan began, from what was counted in these months only. A value is of its
 * month; where that has fewer than five cases, of the newest months of the plan up to it that together have five; `null` where
 * there are not as many. Rates and times of a cohort are told once it is old enough, so the newest months look back.
 *
 * Levers nobody counts by month (loops other than winning back) are not there.
 */
export function actualLevers(input: ActualInput): Readonly<Record<string, readonly ActualLever[]>> {
  const { model, counts, from, months } = input;
  const planned = new Map(plannedLevers(model, input).map((lever) => [lever.id, lever]));
  const plan = (id: string): readonly number[] => planned.get(id)?.months ?? [];
  const each = <T>(of: (index: number, month: number) => T): readonly T[] =>
    Array.from({ length: months }, (_, month) => of(from + month, month));
  const at = (index: number): MonthCounts | undefined => counts.months[index];
  const known: Known = {};
  known["inflow"] = each((index) => {
    const entered = enteredIn(input, index);
    return entered === null ? { value: null, n: 0, over: 0 } : { value: entered, n: entered, over: 1 };
  });
  journey(input, plan, known);
  const discount = valuesOf(
    each((index): MonthCases => {
      const { sold = 0, list = 0, deals = 0 } = counts.discounts?.[index] ?? {};
      return { hits: list - sold, base: list, n: deals };
    }),
    1,
  );
  known["discount"] = discount;
  known["price"] = valuesOf(
    each((index, month): MonthCases => {
      const { newArr = 0, won = 0 } = at(index) ?? {};
      const given = discount[month]?.value ?? plan("discount")[month] ?? 0;
      return { hits: newArr, base: won * (1 - given), n: won };
    }),
  );
  onboarding(input, plan, known);
  const leaving = leavingByMonth(counts, from, model, plan("usage_churn"));
  known["usage_churn"] = leaving.usageChurn.slice(0, months);
  known["renewal"] = leaving.renewal.slice(0, months);
  const ofBase = (of: (month: MonthCounts) => number, most: number): readonly ActualLever[] =>
    valuesOf(
      each((index) => {
        const month = at(index);
        // What grows and shrinks is what stays, as the model has it.
        return { hits: month ? of(month) : 0, base: month ? month.opening - month.churn : 0, n: month?.customers ?? 0 };
      }),
      most,
    );
  known["expansion"] = ofBase(({ expansion }) => expansion, 10);
  known["contraction"] = ofBase(({ contraction }) => contraction, 1);
  const anniversaries = anniversariesOf(input, [...planned.values()]);
  known["uplift"] = valuesOf(
    each((index, month): MonthCases => {
      const share = anniversaries[month] ?? 0;
      const { uplift = 0, opening = 0, customers = 0 } = at(index) ?? {};
      return { hits: uplift, base: opening * share, n: customers * share };
    }),
    10,
  );
  for (const loop of model.loops) if (loop.id === "loop.win_back") known[loop.id] = winBack(input, loop);
  return known;
}

/** What came in from outside; `null` where the state it enters is no longer told. */
function enteredIn({ model, counts }: ActualInput, index: number): number | null {
  const [first] = model.journey;
  if (first === undefined) return counts.months[index]?.won ?? 0;
  return counts.journey.find(({ from }) => from === first.from)?.entered[index] ?? null;
}

function journey({ model, counts, from, months }: ActualInput, plan: (id: string) => readonly number[], known: Known): void {
  for (const step of model.journey) {
    const passage = counts.journey.find((one) => one.from === step.from && one.to === step.to);
    if (passage === undefined) continue;
    const cohorts = cohortsOf(passage, from).slice(0, months);
    const planned = plan(step.duration);
    const times = timesOf(cohorts, step.lag, planned);
    known[step.duration] = times;
    known[step.conversion] = ratesOf(cohorts, step.lag, planned, times);
  }
}

function onboarding({ model, counts, from, months }: ActualInput, plan: (id: string) => readonly number[], known: Known): void {
  const spells = counts.spells.filter(({ kind, seen, start }) => kind === "onboarding" && seen <= start);
  if (!spells.some(({ how }) => how === "passed")) return;
  const last = counts.months.length - 1;
  const ended = Array.from({ length: months }, () => ({ hits: 0, base: 0, n: 0 }));
  const cohorts = Array.from({ length: months }, (_, month) => ({ entered: 0, hits: 0, dated: 0, times: 0, watched: last - from - month }));
  for (const { start, end, how, count } of spells) {
    const cohort = cohorts[start - from];
    if (cohort) cohort.entered += count;
    if (end === null || how === "running") continue;
    const here = ended[end - from];
    if (here) {
      here.hits += how === "passed" ? count : 0;
      here.base += count;
      here.n += count;
    }
    if (!cohort || how !== "passed") continue;
    cohort.hits += count;
    cohort.dated += count;
    cohort.times += count * (end - start);
  }
  known["cr.onboard"] = valuesOf(ended, 1);
  known["dt.onboard"] = timesOf(cohorts, model.onboarding.lag, plan("dt.onboard"));
}

/** A price increase the model has none of is tried, to see whose anniversary falls when. */
const TRIED = 0.01;

/** Share of what a month begins with whose price may rise in it, as the plan has it. */
function anniversariesOf({ model, months, startMonth }: ActualInput, planned: readonly PlannedLever[]): readonly number[] {
  const levers = planned.map((lever) =>
    lever.id === "uplift" ? { ...lever, months: lever.months.map((value) => (value > 0 ? value : TRIED)) } : lever,
  );
  const rates = levers.find(({ id }) => id === "uplift")?.months ?? [];
  const { series } = monthsOf(model, months, changesFor(model, startMonth, levers), startMonth);
  const opening = model.base.arr.reduce((sum, value) => sum + value, 0);
  return rates.map((rate, month) => {
    const before = month === 0 ? opening : (series.arr[month - 1] ?? 0);
    return before > 0 ? (series.uplift[month] ?? 0) / rate / before : 0;
  });
}

/** Those who came back in a month, of those who had left the loop's time before. */
function winBack({ counts, from, months }: ActualInput, { lag }: LoopModel): readonly ActualLever[] {
  const cases = Array.from({ length: months }, (_, month): MonthCases => {
    const left = lag.reduce((sum, share, k) => sum + share * (counts.months[from + month - 1 - k]?.lost ?? 0), 0);
    return { hits: counts.months[from + month]?.returned ?? 0, base: left, n: left };
  });
  return valuesOf(cases, 1);
}
