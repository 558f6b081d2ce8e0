import type { Metric } from "./definition.ts";
import { shareOfDue } from "./renewal-terms.ts";

export const netRenewalRate: Metric = {
  ...shareOfDue("renewed", "renewed"),
  id: "net_renewal_rate",
  version: 1,
  title: "Net renewal rate",
  unit: "ratio",
  meaning:
    "Of the value that came up for renewal in the period, what the terms that followed are worth, growth included. It is net retention of those who could leave, and no NRR.",
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
    answer: [0.72],
  },
};
