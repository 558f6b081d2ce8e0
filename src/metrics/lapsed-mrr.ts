import { layerMrr } from "./beside.ts";

export const lapsedMrr = layerMrr("lapsed", {
  id: "lapsed_mrr",
  title: "Value of contracts that have lapsed",
  meaning:
    "What contracts paid a month that have run out without a notice or a renewal, and whose customer still uses the product. Until patience ends, after the days of the setting, it is in MRR too; then it is lost as of its end.",
  source: "semantics B.2, row 28",
  example: {
    given: ["acme: 100 USD/month from 2023-01, gone 2024-01-20, uses 5 USD in 2024-01-25"],
    ask: { from: "2023-12", to: "2024-02" },
    answer: [0, 100_00, 0],
  },
});
