import type { Metric } from "./definition.ts";
import { missing, ratio } from "./points.ts";
import { beforeData, retainedAt, retentionAsk, retentionEvidence, windowMethods } from "./retention.ts";
import { topAsks, topEvidence, topOf } from "./top-expansion.ts";

export const nrrWithoutTop5: Metric = {
  id: "nrr_without_top5",
  version: 1,
  title: "Net revenue retention without the five largest expansions",
  unit: "ratio",
  meaning: "Net revenue retention as it would be had the five customers that grew most not been there at all.",
  formula: "(gross + growth - top5_gross - top5_growth) / (opening - top5_opening)",
  source: "standard 4.5, what hides in NRR",
  perCurrency: true,
  methods: windowMethods,
  reasons: ["no_base", "too_few", "no_data"],
  asks: (context) => ({ runs: retentionAsk(context), ...topAsks(context) }),
  compute: (sums, context) =>
    context.periods.map((period, i) => {
      const { net, opening, customers } = retainedAt(sums["runs"] ?? [], period.to);
      const top = topOf(sums[`top${i}`] ?? []);
      if (opening === 0n && beforeData(period, context)) return missing(period, context, "no_data", 0);
      return ratio(period, context, net - top.gross - top.growth, opening - top.opening, customers - top.customers);
    }),
  evidence: ({ period }, context) =>
    (["gross", "growth", "opening"] as const).flatMap((column) => [
      retentionEvidence(column, column, period, context),
      topEvidence(`top5_${column}`, column, period, context),
    ]),
  combine: (terms) => {
    const without = (column: string): bigint => (terms[column] ?? 0n) - (terms[`top5_${column}`] ?? 0n);
    return without("opening") === 0n ? null : Number(without("gross") + without("growth")) / Number(without("opening"));
  },
  example: {
    given: [
      ...["a", "b", "c", "d", "e"].map((name) => `${name}: 100 USD/month from 2023-01, +100 in 2023-06`),
      ...["f", "g", "h", "i"].map((name) => `${name}: 100 USD/month from 2023-01`),
      "j: 100 USD/month from 2023-01, gone 2023-09",
    ],
    ask: { from: "2024-01", to: "2024-01" },
    answer: [0.8],
  },
};
