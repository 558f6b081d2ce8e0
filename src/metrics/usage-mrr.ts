import { layerMrr } from "./beside.ts";

export const usageMrr = layerMrr("usage", {
  id: "usage_mrr",
  title: "Rated usage a month",
  meaning:
    "What customers used, rated, on average over the months of the setting that have ended. What lies within a commitment is in MRR too: do not add the two.",
  source: "semantics B.2, rows 41 and 42; standard 4.5",
  example: {
    given: [
      "acme: 100 USD/month from 2024-01, committed, uses 90 USD in 2024-01-10, uses 150 USD in 2024-02-10, uses 120 USD in 2024-03-10",
    ],
    ask: { from: "2024-01", to: "2024-03" },
    answer: [30_00, 80_00, 120_00],
  },
});
