import type { Metric } from "./definition.ts";
import { missing, ratio } from "./points.ts";
import { beforeData, retainedAt, retentionAsk, retentionEvidence, windowMethods } from "./retention.ts";

export const grossRevenueRetention: Metric = {
  id: "gross_revenue_retention",
  version: 1,
  title: "Gross revenue retention",
  unit: "ratio",
  meaning:
    "Of what customers paid twelve months ago, how much is left without any growth: each customer counts with the smaller of both values, so one customer's growth never hides another's loss.",
  formula: "gross / opening",
  source: "semantics B.1, NRR and GRR; standard 4.5",
  perCurrency: true,
  methods: windowMethods,
  reasons: ["no_base", "too_few", "no_data"],
  asks: (context) => ({ runs: retentionAsk(context) }),
  compute: (sums, context) =>
    context.periods.map((period) => {
      const { gross, opening, customers } = retainedAt(sums["runs"] ?? [], period.to);
      if (opening === 0n && beforeData(period, context)) return missing(period, context, "no_data", 0);
      return ratio(period, context, gross, opening, customers);
    }),
  evidence: ({ period }, context) => [
    retentionEvidence("gross", "gross", period, context),
    retentionEvidence("opening", "opening", period, context),
  ],
  combine: ({ gross, opening }) => (opening ? Number(gross ?? 0n) / Number(opening) : null),
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
