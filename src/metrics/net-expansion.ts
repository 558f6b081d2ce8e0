import { monthlyMinor } from "../domain/index.ts";
import type { Metric } from "./definition.ts";
import { known, missing } from "./points.ts";
import { beforeData, retainedAt, retentionAsk, retentionEvidence, windowMethods } from "./retention.ts";

export const netExpansion: Metric = {
  id: "net_expansion",
  version: 1,
  title: "Net expansion",
  unit: "money",
  meaning:
    "The difference that net revenue retention shows as a ratio: how much MRR the customers of the opening (twelve months ago, unless the method says otherwise) have added or lost since.",
  formula: "gross + growth - opening",
  source: "standard 4.5, seed 003",
  perCurrency: true,
  methods: windowMethods,
  reasons: ["no_data"],
  asks: (context) => ({ runs: retentionAsk(context) }),
  compute: (sums, context) =>
    context.periods.map((period) => {
      const { net, opening, customers } = retainedAt(sums["runs"] ?? [], period.to);
      if (opening === 0n && beforeData(period, context)) return missing(period, context, "no_data", 0);
      return known(period, context, monthlyMinor(net - opening), customers);
    }),
  evidence: ({ period }, context) => ["gross", "growth", "opening"].map((column) => retentionEvidence(column, column, period, context)),
  combine: ({ gross = 0n, growth = 0n, opening = 0n }) => monthlyMinor(gross + growth - opening),
  example: {
    given: ["a: 100 USD/month from 2023-01, +50 in 2023-06", "b: 100 USD/month from 2023-01, gone 2023-09"],
    ask: { from: "2024-01", to: "2024-01" },
    answer: [-50_00],
  },
};
