import { monthlyMinor } from "../domain/index.ts";
import type { Metric } from "./definition.ts";
import { levelOf } from "./level.ts";
import { trackedAsk, trackedStates } from "./passage.ts";
import { known, missing, Running } from "./points.ts";

export const liveMrr: Metric = {
  id: "live_mrr",
  version: 1,
  title: "MRR of live customers",
  unit: "money",
  meaning: "The part of MRR that comes from customers who have gone live. The rest is sold but not yet used.",
  formula: "live",
  source: "standard 1.2, volume at live; ours",
  perCurrency: true,
  methods: [{ name: "end_of_period", meaning: "Level on the last day of the period." }],
  reasons: ["not_tracked"],
  asks: () => ({ tracked: trackedAsk, movements: { fact: "movement", sums: ["live_amount", "live"], by: ["month"] } }),
  compute: (sums, context) => {
    const tracked = trackedStates(sums["tracked"] ?? []).includes("live");
    const amount = new Running();
    const customers = new Running();
    for (const {
      keys: [month = 0],
      sums: [value = 0n, live = 0n],
    } of sums["movements"] ?? []) {
      amount.add(month, value);
      customers.add(month, live);
    }
    return context.periods.map((period) =>
      tracked
        ? known(period, context, monthlyMinor(amount.at(period.to)), Number(customers.at(period.to)))
        : missing(period, context, "not_tracked", 0),
    );
  },
  evidence: ({ period }) => [levelOf("live", "live_amount", period.to)],
  combine: ({ live = 0n }) => monthlyMinor(live),
  example: {
    given: ["a: 10 USD/month from 2024-01, live 2024-02-20, +5 in 2024-03", "b: 10 USD/month from 2024-01"],
    ask: { from: "2024-01", to: "2024-03" },
    answer: [0, 10_00, 15_00],
  },
};
