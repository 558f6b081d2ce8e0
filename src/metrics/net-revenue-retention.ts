import type { Metric } from "./definition.ts";
import { combineForm, computeForm, formAsks, formEvidence, formMethods } from "./forms.ts";

export const netRevenueRetention: Metric = {
  id: "net_revenue_retention",
  version: 2,
  title: "Net revenue retention",
  unit: "ratio",
  meaning:
    "Of what customers paid at the opening (twelve months ago, unless the method says otherwise), how much the same customers pay now, growth included. By cohort, customers won since are not in it.",
  formula: "(gross + growth) / opening",
  source: "semantics B.1, NRR and GRR; standard 4.5",
  perCurrency: true,
  methods: formMethods("net"),
  reasons: ["no_base", "too_few", "no_data"],
  asks: formAsks,
  compute: (sums, context) => computeForm("net", sums, context),
  evidence: ({ period }, context) => formEvidence("net", period, context),
  combine: combineForm,
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
