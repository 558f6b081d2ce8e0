import { layerMrr } from "./beside.ts";

export const overageMrr = layerMrr("overage", {
  id: "overage_mrr",
  title: "Usage above commitments",
  meaning:
    "What customers used in a month beyond what they had committed to, on average over the months of the setting that have ended. It is no part of MRR, nor of NRR.",
  source: "semantics B.2, rows 41 and 43; standard 4.5",
  example: {
    given: [
      "acme: 100 USD/month from 2024-01, committed, uses 90 USD in 2024-01-10, uses 160 USD in 2024-02-10, uses 130 USD in 2024-03-10",
    ],
    ask: { from: "2024-01", to: "2024-03" },
    answer: [0, 20_00, 30_00],
  },
});
