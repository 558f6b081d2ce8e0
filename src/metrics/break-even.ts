import { lastDay, monthOf, type Period } from "../domain/index.ts";
import { cohortAsk, cohortsOf } from "./cohorts.ts";
import type { Ask, Evidence, EvidenceContext, MetricContext, Reason, Terms } from "./definition.ts";
import { marginOf, marginTerms } from "./margin.ts";
import { SALES_AND_MARKETING, spent } from "./spending.ts";
import { isReason, own, type Sums, trailing } from "./terms.ts";

const margin = marginTerms(trailing);
export const spending = spent("spent", SALES_AND_MARKETING, own);

export const breakEvenAsks: Readonly<Record<string, Ask>> = Object.assign(
  { cohorts: cohortAsk("amount"), ...spending.asks },
  ...Object.values(margin).map((term) => term.asks),
) as Record<string, Ask>;

export const lastFullMonth = ({ through }: MetricContext): number =>
  lastDay(monthOf(through)) === through ? monthOf(through) : monthOf(through) - 1;

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
