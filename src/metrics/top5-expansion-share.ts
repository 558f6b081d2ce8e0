import type { Metric } from "./definition.ts";
import { known, missing } from "./points.ts";
import { retainedAt, retentionAsk, retentionEvidence, windowMethods } from "./retention.ts";
import { topAsks, topEvidence, topOf } from "./top-expansion.ts";

export const top5ExpansionShare: Metric = {
  id: "top5_expansion_share",
  version: 1,
  title: "Share of the five largest expansions",
  unit: "ratio",
  meaning:
    "How much of all the growth inside net revenue retention comes from the five customers that grew most. Over one half, retention stands on few feet.",
  formula: "top5 / growth",
  source: "standard 4.5, what hides in NRR",
  perCurrency: true,
  methods: windowMethods,
  reasons: ["no_base"],
  asks: (context) => ({ runs: retentionAsk(context), ...topAsks(context) }),
  compute: (sums, context) =>
    context.periods.map((period, i) => {
      const { net, gross } = retainedAt(sums["runs"] ?? [], period.to);
      const { growth, customers } = topOf(sums[`top${i}`] ?? []);
      if (net === gross) return missing(period, context, "no_base", 0);
      return known(period, context, Number(growth) / Number(net - gross), customers);
    }),
  evidence: ({ period }, context) => [
    topEvidence("top5", "growth", period, context),
    retentionEvidence("growth", "growth", period, context),
  ],
  combine: ({ top5 = 0n, growth = 0n }) => (growth === 0n ? null : Number(top5) / Number(growth)),
  example: {
    given: ["a: 100 USD/month from 2023-01, +50 in 2023-06", "b: 100 USD/month from 2023-01"],
    ask: { from: "2024-01", to: "2024-01" },
    answer: [1],
  },
};
