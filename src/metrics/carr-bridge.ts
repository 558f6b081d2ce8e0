import { annualMinor } from "../domain/index.ts";
import type { LayerName } from "../facts/index.ts";
import { layerAsk, layerLevel } from "./beside.ts";
import type { Metric } from "./definition.ts";
import { levelOf, levels } from "./level.ts";
import { known } from "./points.ts";

const STEPS = [
  { part: "signed", layer: "signed" },
  { part: "steps", layer: "step" },
  { part: "notices", layer: "notice" },
] as const satisfies readonly { readonly part: string; readonly layer: LayerName }[];

export const carrBridge: Metric = {
  id: "carr_bridge",
  version: 1,
  title: "From ARR to contracted ARR",
  unit: "money",
  meaning: "What is agreed beside ARR at the end of the period: contracts signed and not started, later steps of a price, notices.",
  formula: "arr + signed + steps + notices",
  source: "semantics B.1, level; B.2, rows 19, 34, 40 and 46",
  perCurrency: true,
  methods: [{ name: "end_of_period", meaning: "Levels on the last day of the period." }],
  reasons: [],
  asks: () => ({
    movements: { fact: "movement", sums: ["amount", "payers"], by: ["month"] },
    signed: layerAsk("signed"),
    steps: layerAsk("step"),
    notices: layerAsk("notice"),
  }),
  compute: (sums, context) => {
    const arr = levels(sums["movements"] ?? []);
    const beside = STEPS.map(({ part }) => ({ part, ...levels(sums[part] ?? []) }));
    return context.periods.flatMap((period) => {
      const exact = beside.reduce((sum, { amount }) => sum + amount.at(period.to), arr.amount.at(period.to));
      const points = [
        known(period, context, annualMinor(arr.amount.at(period.to)), Number(arr.customers.at(period.to)), "arr"),
        ...beside.map(({ part, amount, customers }) =>
          known(period, context, annualMinor(amount.at(period.to)), Number(customers.at(period.to)), part),
        ),
      ];
      const rest = annualMinor(exact) - points.reduce((sum, { value }) => sum + (value ?? 0), 0);
      if (rest !== 0) points.push(known(period, context, rest, 0, "rounding"));
      return [...points, known(period, context, annualMinor(exact), Number(arr.customers.at(period.to)), "carr")];
    });
  },
  evidence: ({ period, part }) => [
    ...(part === "arr" || part === "carr" ? [levelOf("arr", "amount", period.to)] : []),
    ...STEPS.filter((step) => part === "carr" || part === step.part).map((step) => layerLevel(step.part, "amount", period.to, step.layer)),
  ],
  combine: ({ arr = 0n, signed = 0n, steps = 0n, notices = 0n }) => annualMinor(arr + signed + steps + notices),
  example: {
    given: ["acme: 100 USD/month from 2024-01, gone 2024-04, notice 2024-02-10", "blue: 50 USD/month from 2024-03, signed 2024-01-15"],
    ask: { from: "2024-02", to: "2024-02" },
    answer: [1200_00, 600_00, 0, -1200_00, 600_00],
  },
};
