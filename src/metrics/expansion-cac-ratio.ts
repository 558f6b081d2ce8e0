import { cacRatioShape } from "./cac-ratio.ts";
import type { Metric } from "./definition.ts";
import { gained } from "./revenue-terms.ts";
import { spent } from "./spending.ts";
import { fromTerms, own } from "./terms.ts";

export const expansionCacRatio: Metric = {
  ...cacRatioShape,
  id: "expansion_cac_ratio",
  title: "Expansion CAC ratio",
  meaning: "What was spent on selling more to customers for every unit of ARR it brought. Only costs whose purpose is to expand count.",
  formula: "expansion_spending / (12 * expansion)",
  methods: [{ name: "same_period", meaning: "Costs of the purpose expand in the period." }],
  ...fromTerms({
    terms: () => ({ expansion_spending: spent("expand", ["expand"], own), expansion: gained("expansion", "amount", own) }),
    cases: () => "expansion_spending",
    value: ({ expansion_spending: money = 0n, expansion = 0n }) => (expansion <= 0n ? "no_base" : Number(money) / (12 * Number(expansion))),
  }),
  example: {
    given: ["a: 100 USD/month from 2024-01, +50 in 2024-02", "costs: 2400 USD acquire in 2024-02, 300 USD expand in 2024-02"],
    ask: { from: "2024-01", to: "2024-02" },
    answer: [null, 0.5],
  },
};
