import { layerMrr } from "./beside.ts";

export const trialMrr = layerMrr("trial", {
  id: "trial_mrr",
  title: "Value on trial",
  meaning: "What customers on trial would pay a month if all of them stayed, at the end of the period. It is no part of MRR.",
  source: "semantics B.1, level; B.2, row 15",
  example: {
    given: ["acme: 100 USD/month from 2024-01, trial until 2024-03"],
    ask: { from: "2024-01", to: "2024-03" },
    answer: [100_00, 100_00, 0],
  },
});
