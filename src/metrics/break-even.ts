import { month, monthOf, type Period } from "../domain/index.ts";
import { cohortAsk, cohortsOf } from "./cohorts.ts";
import type { Ask, Evidence, EvidenceContext, MetricContext, Reason, Terms } from "./definition.ts";
import { marginOf, marginTerms } from "./margin.ts";
import { Running } from "./points.ts";
import { Booked, SALES_AND_MARKETING, spent } from "./spending.ts";
import { isReason, own, type Sums, trailing } from "./terms.ts";

const margin = marginTerms(trailing);
export const spending = spent("spent", SALES_AND_MARKETING, own);

export const breakEvenAsks: Readonly<Record<string, Ask>> = Object.assign(
  { cohorts: cohortAsk("amount"), ...spending.asks },
  ...Object.values(margin).map((term) => term.asks),
) as Record<string, Ask>;

/** The margin of the twelve months before the last day; a reason where it is not known or nothing is left. */
export function presentMargin(sums: Sums, context: MetricContext): number | Reason {
  const last = monthOf(context.through);
  const totals: Record<string, bigint> = {};
  for (const [name, term] of Object.entries(margin)) {
    const total = term.total(sums, { from: last, to: last }, context);
    if (isReason(total)) return total;
    totals[name] = total.sum;
  }
  const found = marginOf(totals as Terms);
  return found === null ? "no_base" : found <= 0 ? "no_margin" : found;
}

export const cohorts = (sums: Sums): ReturnType<typeof cohortsOf> => cohortsOf(sums["cohorts"] ?? []);

/** What winning one customer of a month has cost: spending of the twelve months to it, over the customers won in them. */
export class CostOfWinning {
  readonly booked: Booked;
  private readonly won = new Running();
  private readonly wonIn = new Map<number, bigint>();

  constructor(sums: Sums) {
    this.booked = new Booked(sums["spent"] ?? []);
    for (const [cohort, { customers }] of cohorts(sums)) {
      if (cohort <= 0) continue;
      this.won.add(cohort, customers.at(cohort));
      this.wonIn.set(cohort, customers.at(cohort));
    }
  }

  /** In minor units; null where nobody was won in the month, or costs were not yet recorded. */
  each(cohort: number): number | null {
    if (cohort < this.booked.begins || (this.wonIn.get(cohort) ?? 0n) <= 0n) return null;
    const year = { from: month(Math.max(cohort - 11, this.booked.begins)), to: month(cohort) };
    const cost = this.booked.in(year);
    return cost === null ? null : Number(cost) / Number(this.won.between(year.from, year.to));
  }
}

/** The rows behind: what was spent, what the customers won then have paid since, and what serving costs. */
export function breakEvenEvidence(period: Period, context: EvidenceContext, last: number): readonly Evidence[] {
  const now = monthOf(context.through);
  return [
    spending.evidence("sales_marketing", period, context),
    {
      term: "cohort_revenue",
      fact: "movement",
      where: [
        { column: "cohort", from: period.from, to: period.to },
        { column: "month", to: last },
      ],
      column: "amount",
      weigh: { by: ["month"], factor: ([month = 0]) => last - month + 1 },
    },
    ...Object.entries(margin).map(([name, term]) => term.evidence(name, { from: now, to: now }, context)),
  ];
}
