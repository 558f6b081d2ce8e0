import type { Metric } from "./definition.ts";
import { kindCodes } from "./kinds.ts";
import { trackedAsk, trackedStates } from "./passage.ts";
import { missing, Running, share } from "./points.ts";

export const usageChurn: Metric = {
  id: "usage_churn",
  version: 1,
  title: "Usage churn",
  unit: "ratio",
  meaning: "Of the customers who were live at the opening of the period, the share that left in it: the impact did not recur.",
  formula: "-left / live",
  source: "standard 1.2.2",
  perCurrency: false,
  methods: [{ name: "opening", meaning: "Live customers who left over customers live at the opening." }],
  reasons: ["not_tracked", "no_base", "too_few"],
  asks: () => ({
    tracked: trackedAsk,
    live: { fact: "movement", sums: ["live"], by: ["month"] },
    left: { fact: "movement", sums: ["live"], by: ["month", "live_since"], where: [{ column: "kind", in: kindCodes("churn") }] },
  }),
  compute: (sums, context) => {
    const tracked = trackedStates(sums["tracked"] ?? []).includes("live");
    const live = new Running();
    for (const {
      keys: [month = 0],
      sums: [count = 0n],
    } of sums["live"] ?? [])
      live.add(month, count);
    return context.periods.map((period) => {
      if (!tracked) return missing(period, context, "not_tracked", 0);
      let left = 0;
      for (const {
        keys: [month = 0, since = 0],
        sums: [count = 0n],
      } of sums["left"] ?? []) {
        if (month >= period.from && month <= period.to && since < period.from) left -= Number(count);
      }
      return share(period, context, left, Number(live.at(period.from - 1)));
    });
  },
  evidence: ({ period }) => [
    {
      term: "left",
      fact: "movement",
      where: [
        { column: "kind", in: kindCodes("churn") },
        { column: "month", from: period.from, to: period.to },
        { column: "live_since", to: period.from - 1 },
      ],
      column: "live",
    },
    { term: "live", fact: "movement", where: [{ column: "month", to: period.from - 1 }], column: "live" },
  ],
  combine: ({ left = 0n, live = 0n }) => (live === 0n ? null : -Number(left) / Number(live)),
  example: {
    given: [
      "a: 10 USD/month from 2024-01, live 2024-01-20, gone 2024-03",
      "b: 10 USD/month from 2024-01, live 2024-01-20",
      "c: 10 USD/month from 2024-01, live 2024-01-20",
      "d: 10 USD/month from 2024-01, live 2024-01-20",
      "e: 10 USD/month from 2024-01, live 2024-01-20",
      "f: 10 USD/month from 2024-01, gone 2024-03",
    ],
    ask: { from: "2024-03", to: "2024-03" },
    answer: [0.2],
  },
};
