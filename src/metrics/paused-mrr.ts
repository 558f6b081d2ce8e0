import { layerMrr } from "./beside.ts";

export const pausedMrr = layerMrr("paused", {
  id: "paused_mrr",
  title: "Value on pause",
  meaning:
    "What customers on pause paid a month before it, at the end of the period. It comes back, or becomes a churn once the pause has lasted too long.",
  source: "semantics B.1, level; B.2, row 17",
  example: {
    given: ["acme: 100 USD/month from 2024-01, paused 2024-02, resumed 2024-03"],
    ask: { from: "2024-01", to: "2024-03" },
    answer: [0, 100_00, 0],
  },
});
