import { DIRECTIONAL_BELOW, MIN_CASES, monthOf, type Period } from "../domain/index.ts";
import { cohortAsk, cohortsOf } from "./cohorts.ts";
import type { Evidence, Metric, MetricContext } from "./definition.ts";
import { known, missing } from "./points.ts";

/** Months that count as the first sale: its first year. */
const FIRST = 12;

export const lifetimeShareAfterFirstSale: Metric = {
  id: "lifetime_share_after_first_sale",
  version: 1,
  title: "Share of lifetime revenue after the first sale",
  unit: "ratio",
  meaning:
    "Of all recurring revenue that customers who first paid in the period have brought so far, the share that came after their first twelve months. The standard puts it at 72 to 93 % over a whole life; a young cohort has not had the time.",
  formula: "1 - first / total",
  source: "standard 1.2.3; observed revenue, month-end MRR added up",
  perCurrency: true,
  methods: [{ name: "observed", meaning: "Revenue to date, without projection." }],
  reasons: ["no_data", "too_young", "too_few"],
  asks: () => ({ movements: cohortAsk("amount") }),
  compute: (sums, context) => {
    const cohorts = cohortsOf(sums["movements"] ?? []);
    const last = monthOf(context.through);
    return context.periods.map((period) => {
      let first = 0n;
      let total = 0n;
      let n = 0;
      for (const [cohort, { value: revenue, customers }] of cohorts) {
        if (cohort < period.from || cohort > period.to) continue;
        n += Number(customers.at(cohort));
        for (let at = cohort; at <= last; at++) {
          const value = revenue.at(at);
          total += value;
          if (at < cohort + FIRST) first += value;
        }
      }
      if (n === 0) return missing(period, context, "no_data", 0);
      if (period.to + FIRST > last) return missing(period, context, "too_young", n);
      if (n < MIN_CASES) return missing(period, context, "too_few", n);
      const point = known(period, context, 1 - Number(first) / Number(total), n);
      return n < DIRECTIONAL_BELOW ? { ...point, directional: true } : point;
    });
  },
  evidence: ({ period }, context) => evidence(period, context),
  combine: ({ first = 0n, total = 0n }) => (total === 0n ? null : 1 - Number(first) / Number(total)),
  example: {
    given: [
      "a: 10 USD/month from 2023-01",
      "b: 10 USD/month from 2023-01",
      "c: 10 USD/month from 2023-01",
      "d: 10 USD/month from 2023-01",
      "e: 10 USD/month from 2023-01",
      "f: 10 USD/month from 2024-12",
    ],
    ask: { from: "2023-01", to: "2023-01" },
    answer: [0.5],
  },
};

/** A movement counts once for every month-end since: that many months it has added its amount to the revenue. */
function evidence(period: Period, context: MetricContext): readonly Evidence[] {
  const last = monthOf(context.through);
  const revenue = (term: string, until: (cohort: number) => number): Evidence => ({
    term,
    fact: "movement",
    where: [
      { column: "cohort", from: period.from, to: period.to },
      { column: "month", to: last },
    ],
    column: "amount",
    weigh: { by: ["cohort", "month"], factor: ([cohort = 0, month = 0]) => Math.max(0, until(cohort) - month + 1) },
  });
  return [revenue("first", (cohort) => Math.min(cohort + FIRST - 1, last)), revenue("total", () => last)];
}
