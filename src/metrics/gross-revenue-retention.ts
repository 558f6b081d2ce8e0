import type { Metric } from "./definition.ts";
import { combineForm, computeForm, formAsks, formEvidence, formMethods } from "./forms.ts";

export const grossRevenueRetention: Metric = {
  id: "gross_revenue_retention",
  version: 2,
  title: "Gross revenue retention",
  unit: "ratio",
  meaning:
    "Of what customers paid at the opening (twelve months ago, unless the method says otherwise), how much is left without any growth: by cohort, each customer counts with the smaller of both values, so one customer's growth never hides another's loss.",
  formula: "gross / opening",
  source: "semantics B.1, NRR and GRR; standard 4.5",
  perCurrency: true,
  methods: formMethods("gross"),
  reasons: ["no_base", "too_few", "no_data"],
  asks: formAsks,
  compute: (sums, context) => computeForm("gross", sums, context),
  evidence: ({ period }, context) => formEvidence("gross", period, context),
  combine: combineForm,
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
