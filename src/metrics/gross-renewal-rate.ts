import type { Metric } from "./definition.ts";
import { shareOfDue } from "./renewal-terms.ts";

export const grossRenewalRate: Metric = {
  ...shareOfDue("kept", "gross"),
  id: "gross_renewal_rate",
  version: 1,
  title: "Gross renewal rate",
  unit: "ratio",
  meaning:
    "Of the value that came up for renewal in the period, what was kept, growth left out. It is gross retention of those who could leave, and no GRR: whoever is under contract for longer is not in it.",
  source: "semantics B.1, renewal base; standard 4.5",
  perCurrency: true,
  example: {
    given: [
      "a: 1200 USD/year from 2023-01, 1320 USD/year in 2024-01",
      "b: 1200 USD/year from 2023-01, 1200 USD/year in 2024-01",
      "c: 1200 USD/year from 2023-01, 600 USD/year in 2024-01",
      "d: 1200 USD/year from 2023-01, 1200 USD/year in 2024-01",
      "e: 1200 USD/year from 2023-01, gone 2024-01",
    ],
    ask: { from: "2024-01", to: "2024-01" },
    answer: [0.7],
  },
};
