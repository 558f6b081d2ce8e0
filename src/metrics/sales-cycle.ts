import { binDays } from "../facts/index.ts";
import { timePoints } from "./bowtie-time.ts";
import { firstSales, WON } from "./deals.ts";
import type { Metric } from "./definition.ts";

export const salesCycle: Metric = {
  id: "sales_cycle",
  version: 1,
  title: "Sales cycle",
  unit: "days",
  meaning: "Days from the creation of an opportunity to its being won, of the first sales won in the period.",
  formula: "percentile(days)",
  source: "semantics B.1, velocity: medians, with p75 and p90",
  perCurrency: false,
  methods: [{ name: "won_in_period", meaning: "By the month the deal was won." }],
  reasons: ["no_dates", "too_few"],
  asks: () => ({
    deals: {
      fact: "deal",
      sums: [],
      by: ["closed_month", "bin"],
      where: [firstSales, { column: "outcome", in: [WON] }, { column: "bin", from: 0 }],
    },
  }),
  compute: (sums, context) =>
    context.periods.flatMap((period) => {
      const counts = new Map<number, number>();
      for (const {
        keys: [month = 0, bin = 0],
        rows,
      } of sums["deals"] ?? []) {
        if (month >= period.from && month <= period.to) counts.set(bin, (counts.get(bin) ?? 0) + rows);
      }
      return timePoints(
        period,
        context,
        [...counts].map(([bin, count]) => ({ value: binDays(bin), count })),
        (name) => name,
      );
    }),
  evidence: ({ period }) => [
    {
      term: "days",
      fact: "deal",
      where: [
        firstSales,
        { column: "outcome", in: [WON] },
        { column: "closed_month", from: period.from, to: period.to },
        { column: "bin", from: 0 },
      ],
      column: "days",
    },
  ],
  combine: null,
  example: {
    given: [
      "deal a: sql 2024-01-10, won 2024-01-20",
      "deal b: sql 2024-01-12, won 2024-01-31",
      "deal c: sql 2024-01-01, won 2024-01-31",
      "deal d: sql 2024-01-05, won 2024-01-15",
      "deal e: sql 2024-01-02, won 2024-01-30",
    ],
    ask: { from: "2024-01", to: "2024-01", part: "median" },
    answer: [19],
  },
};
