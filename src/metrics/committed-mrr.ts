import { layerMrr } from "./beside.ts";

export const committedMrr = layerMrr("committed", {
  id: "committed_mrr",
  title: "Committed part of MRR",
  meaning: "The part of MRR that customers pay as the least they commit to use. Usage above it is shown apart.",
  source: "semantics B.2, rows 41 and 43",
  example: {
    given: ["acme: 100 USD/month from 2024-01, committed", "blue: 30 USD/month from 2024-01"],
    ask: { from: "2024-01", to: "2024-01" },
    answer: [100_00],
  },
});
