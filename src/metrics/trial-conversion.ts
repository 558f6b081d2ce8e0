import type { Period } from "../domain/index.ts";
import type { LayerName } from "../facts/index.ts";
import { isRecorded, layerCodes, recordedAsk } from "./beside.ts";
import type { AskCondition, Evidence, Metric, Sum } from "./definition.ts";
import { missing, share } from "./points.ts";

const ALL = ["trial", "trial_paid", "trial_lost"] as const satisfies readonly LayerName[];

const begunIn = ({ from, to }: Period, ...names: readonly LayerName[]): readonly AskCondition[] => [
  { column: "layer", in: layerCodes(...names) },
  { column: "cohort", from, to },
];

/** Trials begun in a period. One still running is its own +1; one that ended has left, and is a row of how it ended. */
function count(sums: readonly Sum[], { from, to }: Period, ...names: readonly LayerName[]): number {
  const codes = layerCodes(...names);
  let total = 0n;
  for (const {
    keys: [cohort = 0, layer = 0],
    sums: [logos = 0n],
  } of sums)
    if (cohort >= from && cohort <= to && codes.includes(layer)) total += logos;
  return Number(total);
}

export const trialConversion: Metric = {
  id: "trial_conversion",
  version: 1,
  title: "Trials that became paying customers",
  unit: "ratio",
  meaning:
    "Of the trials that began in the period, the share that has been paid for since. While some of them still run the value is not final; while most of them do, there is none.",
  formula: "paid / trials",
  source: "semantics B.2, row 15",
  perCurrency: false,
  methods: [{ name: "start_cohort", meaning: "By the month the trial began: the same trials in both numbers." }],
  reasons: ["not_recorded", "not_mature", "no_base", "too_few"],
  asks: () => ({
    recorded: recordedAsk(...ALL),
    trials: { fact: "layer", sums: ["logos"], by: ["cohort", "layer"], where: [{ column: "layer", in: layerCodes(...ALL) }] },
  }),
  compute: (sums, context) =>
    context.periods.map((period) => {
      if (!isRecorded(sums["recorded"])) return missing(period, context, "not_recorded", 0);
      const trials = sums["trials"] ?? [];
      const n = count(trials, period, ...ALL);
      const running = count(trials, period, "trial");
      if (running * 2 > n) return missing(period, context, "not_mature", n);
      return share(period, context, count(trials, period, "trial_paid"), n, running > 0 ? { partial: true } : {});
    }),
  evidence: ({ period }): readonly Evidence[] => [
    { term: "paid", fact: "layer", where: begunIn(period, "trial_paid"), column: "logos" },
    { term: "trials", fact: "layer", where: begunIn(period, ...ALL), column: "logos" },
  ],
  combine: ({ paid = 0n, trials = 0n }) => (trials === 0n ? null : Number(paid) / Number(trials)),
  example: {
    given: [
      "a: 100 USD/month from 2024-01, trial until 2024-01-15",
      "b: 100 USD/month from 2024-01, trial until 2024-01-15",
      "c: 100 USD/month from 2024-01, trial until 2024-01-15, gone 2024-01-15",
      "d: 100 USD/month from 2024-01, trial until 2024-01-15",
      "e: 100 USD/month from 2024-01-20, trial until 2024-02-03, gone 2024-02-01",
    ],
    ask: { from: "2024-01", to: "2024-01" },
    answer: [0.6],
  },
};
