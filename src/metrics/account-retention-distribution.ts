import type { Metric } from "./definition.ts";
import { known } from "./points.ts";
import { holdsAt, retentionEvidence, windowMethods, windowOf } from "./retention.ts";

/** Names of the bins of `retentionBin`: lost, tenths below 100 %, exactly 100 %, tenths above, over 200 %. */
export const BINS: readonly string[] = [
  "lost",
  ...Array.from({ length: 10 }, (_, i) => `${i * 10}-${i * 10 + 10}`),
  "100",
  ...Array.from({ length: 10 }, (_, i) => `${100 + i * 10}-${110 + i * 10}`),
  "over_200",
];

export const accountRetentionDistribution: Metric = {
  id: "account_retention_distribution",
  version: 1,
  title: "Accounts by their own retention",
  unit: "count",
  meaning:
    "How many of the customers of the opening (twelve months ago, unless the method says otherwise) have kept which share of what they paid then. An average over 100 % can hide many below it.",
  formula: "accounts",
  source: "standard 4.5, what hides in NRR",
  perCurrency: true,
  methods: windowMethods,
  reasons: [],
  asks: (context) => ({
    runs: {
      fact: "retention",
      sums: [],
      by: ["from_month", "to_month", "bin"],
      where: [{ column: "window_months", in: [windowOf(context)] }],
    },
  }),
  compute: (sums, context) =>
    context.periods.flatMap((period) => {
      const counts = new Map<number, number>();
      for (const {
        keys: [from = 0, to = 0, bin = 0],
        rows,
      } of sums["runs"] ?? []) {
        if (from <= period.to && to > period.to) counts.set(bin, (counts.get(bin) ?? 0) + rows);
      }
      return BINS.map((name, bin) => known(period, context, counts.get(bin) ?? 0, counts.get(bin) ?? 0, name));
    }),
  evidence: ({ period, part }, context) => {
    const accounts = retentionEvidence("accounts", null, period, context);
    return [{ ...accounts, where: [...holdsAt(period, context), { column: "bin", in: [BINS.indexOf(part ?? "")] }] }];
  },
  combine: ({ accounts = 0n }) => Number(accounts),
  example: {
    given: [
      "a: 100 USD/month from 2023-01, +50 in 2023-06",
      "b: 100 USD/month from 2023-01",
      "c: 100 USD/month from 2023-01, gone 2023-09",
    ],
    ask: { from: "2024-01", to: "2024-01", part: "100" },
    answer: [1],
  },
};
