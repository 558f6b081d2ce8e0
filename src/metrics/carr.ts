import { annualMinor } from "../domain/index.ts";
import { layerAsk, layerLevel } from "./beside.ts";
import type { Metric, MetricContext, Terms } from "./definition.ts";
import { levelOf, levels } from "./level.ts";
import { known } from "./points.ts";

const contracted = ({ arr = 0n, signed = 0n, steps = 0n, notices = 0n, exits = 0n }: Terms): number =>
  annualMinor(arr + signed + steps + notices + exits);

const CONTRACT = ["signed", "step", "notice"] as const;
const layersOf = ({ method }: MetricContext) => (method === "earliest_exit" ? ([...CONTRACT, "opt_out"] as const) : CONTRACT);

export const carr: Metric = {
  id: "carr",
  version: 1,
  title: "Contracted annual recurring revenue (CARR)",
  unit: "money",
  meaning:
    "ARR with what is agreed and not yet true: contracts that are signed and start later, later steps of a price, and, taken away, what a customer has given notice of. Without any of them it is ARR.",
  formula: "arr + signed + steps + notices",
  source: "semantics B.1, level; B.2, rows 19, 34, 40, 45 and 46",
  perCurrency: true,
  methods: [
    { name: "contracted", meaning: "Everything that is under contract, on the last day of the period." },
    {
      name: "earliest_exit",
      meaning: "Contracts that may be ended for convenience count until the earliest day the customer may leave.",
      formula: "arr + signed + steps + notices + exits",
    },
  ],
  reasons: [],
  asks: (context) => ({
    movements: { fact: "movement", sums: ["amount", "payers"], by: ["month"] },
    layers: layerAsk(...layersOf(context)),
  }),
  compute: (sums, context) => {
    const level = levels(sums["movements"] ?? []);
    const layers = levels(sums["layers"] ?? []);
    return context.periods.map((period) =>
      known(period, context, annualMinor(level.amount.at(period.to) + layers.amount.at(period.to)), Number(level.customers.at(period.to))),
    );
  },
  evidence: ({ period }, { method }) => [
    levelOf("arr", "amount", period.to),
    layerLevel("signed", "amount", period.to, "signed"),
    layerLevel("steps", "amount", period.to, "step"),
    layerLevel("notices", "amount", period.to, "notice"),
    ...(method === "earliest_exit" ? [layerLevel("exits", "amount", period.to, "opt_out")] : []),
  ],
  combine: contracted,
  example: {
    given: ["acme: 100 USD/month from 2024-01, gone 2024-04, notice 2024-02-10", "blue: 50 USD/month from 2024-03, signed 2024-01-15"],
    ask: { from: "2024-01", to: "2024-04" },
    answer: [1800_00, 600_00, 600_00, 600_00],
  },
};
