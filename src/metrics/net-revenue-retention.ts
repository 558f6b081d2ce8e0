import type { Metric } from "./definition.ts";
import { missing, ratio } from "./points.ts";
import { beforeData, retainedAt, retentionAsk, retentionEvidence, windowMethods } from "./retention.ts";

export const netRevenueRetention: Metric = {
  id: "net_revenue_retention",
  version: 1,
  title: "Net revenue retention",
  unit: "ratio",
  meaning:
    "Of what customers paid twelve months ago, how much the same customers pay now, growth included. Customers won since are not in it.",
  formula: "(gross + growth) / opening",
  source: "semantics B.1, NRR and GRR; standard 4.5",
  perCurrency: true,
  methods: windowMethods,
  reasons: ["no_base", "too_few", "no_data"],
  asks: (context) => ({ runs: retentionAsk(context) }),
  compute: (sums, context) =>
    context.periods.map((period) => {
      const { net, opening, customers } = retainedAt(sums["runs"] ?? [], period.to);
      if (opening === 0n && beforeData(period, context)) return missing(period, context, "no_data", 0);
      return ratio(period, context, net, opening, customers);
    }),
  evidence: ({ period }, context) => ["gross", "growth", "opening"].map((column) => retentionEvidence(column, column, period, context)),
  combine: ({ gross = 0n, growth = 0n, opening = 0n }) => (opening === 0n ? null : Number(gross + growth) / Number(opening)),
  example: {
    given: [
      "a: 100 USD/month from 2023-01, +50 in 2023-06",
      "b: 100 USD/month from 2023-01",
      "c: 100 USD/month from 2023-01",
      "d: 100 USD/month from 2023-01",
      "e: 100 USD/month from 2023-01, gone 2023-09",
    ],
    ask: { from: "2023-12", to: "2024-01" },
    answer: [null, 0.9],
  },
};
