import { DIRECTIONAL_BELOW, monthOf, type Period, type Settings } from "../domain/index.ts";
import { cohortAsk, cohortsOf } from "./cohorts.ts";
import type { Ask, Evidence, EvidenceContext, MetricContext, Point, PointAddress, Terms } from "./definition.ts";
import { marginOf, marginTerms } from "./margin.ts";
import { known, missing } from "./points.ts";
import { lost } from "./revenue-terms.ts";
import { isReason, SCALE, type Sums, type Term, trailing } from "./terms.ts";

const rates: Readonly<Record<string, Term>> = { ...marginTerms(trailing), lost: lost(trailing) };

export const observedTerms: { readonly asks: Readonly<Record<string, Ask>> } = {
  asks: Object.assign({ cohorts: cohortAsk("amount") }, ...Object.values(rates).map((term) => term.asks)) as Record<string, Ask>,
};

type Horizon = Pick<Settings, "ltvCapMonths" | "ltvDiscountPercent">;

/**
 * Months to the horizon that settings name (semantics B.1, LTV), each smaller than the one before by what is lost in a month, and by
 * the discount.
 */
export function monthsToCome(age: number, churn: number, { ltvCapMonths, ltvDiscountPercent }: Horizon): number {
  const left = Math.max(0, ltvCapMonths - age);
  const worth = (1 + ltvDiscountPercent / 100) ** (-1 / 12);
  const kept = Math.max(0, 1 - Math.max(0, churn)) * worth;
  return kept === 1 ? left : (kept * (1 - kept ** left)) / (1 - kept);
}

/** Margin and churn come from the twelve months before the last day, whatever the cohort: they are what is known of today. */
export function observedLtv(sums: Sums, context: MetricContext): readonly Point[] {
  const last = monthOf(context.through);
  const totals: Record<string, bigint> = {};
  for (const [name, term] of Object.entries(rates)) {
    const total = term.total(sums, { from: last, to: last }, context);
    if (isReason(total)) return context.periods.map((period) => missing(period, context, total, 0));
    totals[name] = total.sum;
  }
  return context.periods.map((period) => pointOf(sums, totals, period, context));
}

function pointOf(sums: Sums, totals: Terms, period: Period, context: MetricContext): Point {
  const last = monthOf(context.through);
  const { lost: loss = 0n, openings = 0n } = totals;
  const margin = marginOf(totals);
  let customers = 0n;
  let revenue = 0;
  for (const [cohort, { value, customers: members }] of cohortsOf(sums["cohorts"] ?? [])) {
    if (cohort < period.from || cohort > period.to) continue;
    customers += members.at(cohort);
    for (let at = cohort; at <= last; at++) revenue += Number(value.at(at));
    const churn = openings > 0n ? -Number(loss) / Number(openings) : 0;
    revenue += Number(value.at(last)) * monthsToCome(last - cohort + 1, churn, context.settings);
  }
  const n = Number(customers);
  if (n === 0 || margin === null) return missing(period, context, "no_base", n);
  if (margin <= 0) return missing(period, context, "no_margin", n);
  const point = known(period, context, Math.round((revenue * margin) / Number(customers * SCALE)), n);
  return n < DIRECTIONAL_BELOW ? { ...point, directional: true } : point;
}

export function observedEvidence({ period }: PointAddress, context: EvidenceContext): readonly Evidence[] {
  const last = monthOf(context.through);
  const members = [{ column: "cohort", from: period.from, to: period.to }];
  const cohort = (term: string, column: string, factor: (keys: readonly number[]) => number): Evidence => ({
    term,
    fact: "movement",
    where: [...members, { column: "month", to: last }],
    column,
    weigh: { by: ["cohort", "month"], factor },
  });
  return [
    cohort("cohort_revenue", "amount", ([, month = 0]) => last - month + 1),
    cohort("cohort_mrr", "amount", () => 1),
    cohort("cohort_customers", "payers", ([first = 0, month = 0]) => (month <= first ? 1 : 0)),
    ...Object.entries(rates).map(([name, term]) => term.evidence(name, { from: last, to: last }, context)),
  ];
}
