import { monthlyMinor, type Period } from "../domain/index.ts";
import type { AskCondition, Metric, Sum } from "./definition.ts";
import { levelOf, levels } from "./level.ts";
import { known } from "./points.ts";

/** Terms that ran at the opening and end in the period. */
const due = ({ from, to }: Period): readonly AskCondition[] => [
  { column: "due_month", from, to },
  { column: "since_month", to: from - 1 },
];

function amountDue(sums: readonly Sum[], { from, to }: Period): bigint {
  let total = 0n;
  for (const {
    keys: [month = 0, since = 0],
    sums: [amount = 0n],
  } of sums)
    if (month >= from && month <= to && since < from) total += amount;
  return total;
}

export const notUpForRenewal: Metric = {
  id: "not_up_for_renewal",
  version: 1,
  title: "MRR not up for renewal",
  unit: "money",
  meaning:
    "MRR at the opening of the period less what comes to the end of a term within it, as it pays by then: contracts of several years, and all that runs until somebody ends it. Retention over all customers rests on it.",
  formula: "opening − due",
  source: "standard 4.5, multi-year; semantics B.2, row 44",
  perCurrency: true,
  methods: [{ name: "opening", meaning: "MRR of the opening whose term does not end within the period." }],
  reasons: [],
  asks: () => ({
    movements: { fact: "movement", sums: ["amount", "payers"], by: ["month"] },
    terms: { fact: "renewal", sums: ["amount"], by: ["due_month", "since_month"] },
  }),
  compute: (sums, context) => {
    const { amount, customers } = levels(sums["movements"] ?? []);
    return context.periods.map((period) =>
      known(
        period,
        context,
        monthlyMinor(amount.at(period.from - 1) - amountDue(sums["terms"] ?? [], period)),
        Number(customers.at(period.from - 1)),
      ),
    );
  },
  evidence: ({ period }) => [
    levelOf("opening", "amount", period.from - 1),
    { term: "due", fact: "renewal", where: due(period), column: "amount" },
  ],
  combine: ({ opening = 0n, due: ending = 0n }) => monthlyMinor(opening - ending),
  example: {
    given: [
      "acme: 3600 USD/3 years from 2023-01, gone 2026-01",
      "blue: 1200 USD/year from 2023-01, 1200 USD/year in 2024-01",
      "cyan: 50 USD/month from 2023-01",
    ],
    ask: { from: "2024", to: "2024", by: "year" },
    answer: [150_00],
  },
};
