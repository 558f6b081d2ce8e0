import type { Metric } from "./definition.ts";
import { missing, share } from "./points.ts";
import { beforeData, retainedAt, retentionAsk, retentionEvidence, windowMethods } from "./retention.ts";

export const logoRetention: Metric = {
  id: "logo_retention",
  version: 1,
  title: "Logo retention",
  unit: "ratio",
  meaning: "Of the customers who paid at the opening (twelve months ago, unless the method says otherwise), the share that pays now.",
  formula: "kept / customers",
  source: "semantics B.1; standard test T8",
  perCurrency: false,
  methods: windowMethods,
  reasons: ["no_base", "too_few", "no_data"],
  asks: (context) => ({ runs: retentionAsk(context) }),
  compute: (sums, context) =>
    context.periods.map((period) => {
      const { kept, logos } = retainedAt(sums["runs"] ?? [], period.to);
      if (logos === 0 && beforeData(period, context)) return missing(period, context, "no_data", 0);
      return share(period, context, kept, logos);
    }),
  evidence: ({ period }, context) => [
    retentionEvidence("kept", "kept", period, context),
    retentionEvidence("customers", "logo", period, context),
  ],
  combine: ({ kept, customers }) => (customers ? Number(kept ?? 0n) / Number(customers) : null),
  example: {
    given: [
      "a: 100 USD/month from 2023-01, +50 in 2023-06",
      "b: 100 USD/month from 2023-01",
      "c: 100 USD/month from 2023-01",
      "d: 100 USD/month from 2023-01",
      "e: 100 USD/month from 2023-01, gone 2023-09",
    ],
    ask: { from: "2024-01", to: "2024-01" },
    answer: [0.8],
  },
};
