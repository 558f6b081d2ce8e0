import { annualMinor } from "../domain/index.ts";
import type { Metric } from "./definition.ts";
import { levelOf, levels } from "./level.ts";
import { known } from "./points.ts";

export const arr: Metric = {
  id: "arr",
  version: 1,
  title: "Annual recurring revenue",
  unit: "money",
  meaning: "What customers would pay in a year if nothing changed: always twelve times MRR, from the same exact value.",
  formula: "12 × mrr",
  source: "semantics B.1, level",
  perCurrency: true,
  methods: [{ name: "end_of_period", meaning: "Level on the last day of the period." }],
  reasons: [],
  asks: () => ({ movements: { fact: "movement", sums: ["amount", "payers"], by: ["month"] } }),
  compute: (sums, context) => {
    const level = levels(sums["movements"] ?? []);
    return context.periods.map((period) =>
      known(period, context, annualMinor(level.amount.at(period.to)), Number(level.customers.at(period.to))),
    );
  },
  evidence: ({ period }) => [levelOf("mrr", "amount", period.to)],
  combine: ({ mrr = 0n }) => annualMinor(mrr),
  example: {
    given: ["acme: 100 USD/month from 2024-01", "blue: 18.29 USD/year from 2024-02"],
    ask: { from: "2024-01", to: "2024-02" },
    answer: [1200_00, 1218_29],
  },
};
