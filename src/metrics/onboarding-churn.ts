import { monthsOf } from "../domain/index.ts";
import type { Metric } from "./definition.ts";
import {
  enteredEvidence,
  entriesAsk,
  matureMonths,
  medianPassage,
  monthSet,
  passageOf,
  timesAsk,
  trackedAsk,
  trackedStates,
} from "./passage.ts";
import { missing, share } from "./points.ts";

export const onboardingChurn: Metric = {
  id: "onboarding_churn",
  version: 1,
  title: "Onboarding churn",
  unit: "ratio",
  meaning:
    "Of the customers who committed in the period, the share that has not gone live. Only months that ended at least a median onboarding before the data does.",
  formula: "1 - live / commits",
  source: "standard 1.2.2",
  perCurrency: false,
  methods: [{ name: "cohort", meaning: "By the month of the commit." }],
  reasons: ["not_tracked", "not_mature", "no_base", "too_few"],
  asks: () => ({ tracked: trackedAsk, entries: entriesAsk, times: timesAsk }),
  compute: (sums, context) => {
    const tracked = trackedStates(sums["tracked"] ?? []);
    return context.periods.map((period) => {
      if (!tracked.includes("live")) return missing(period, context, "not_tracked", 0);
      const months = matureMonths(period, medianPassage(sums["times"] ?? [], "commit", "live"), context);
      const entries = sums["entries"] ?? [];
      if (months.length === 0)
        return missing(period, context, "not_mature", passageOf(entries, "commit", "live", monthSet(monthsOf(period))).entered);
      const { entered, reached } = passageOf(entries, "commit", "live", monthSet(months));
      return share(period, context, entered - reached, entered, months.length < period.to - period.from + 1 ? { partial: true } : {});
    });
  },
  evidence: ({ period }, context) => {
    const { months } = context.passage("commit", period);
    return [enteredEvidence("live", "commit", months, "live"), enteredEvidence("commits", "commit", months, null)];
  },
  combine: ({ live = 0n, commits = 0n }) => (commits === 0n ? null : 1 - Number(live) / Number(commits)),
  example: {
    given: [
      "deal a: won 2024-01-10, live 2024-01-20",
      "deal b: won 2024-01-10, live 2024-01-20",
      "deal c: won 2024-01-10, live 2024-01-20",
      "deal d: won 2024-01-10, live 2024-01-20",
      "deal e: won 2024-01-10",
      "deal f: sql 2024-06-30",
    ],
    ask: { from: "2024-01", to: "2024-01" },
    answer: [0.2],
  },
};
