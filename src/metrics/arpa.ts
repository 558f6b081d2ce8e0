import { monthlyMinor, roundHalfUp, UNITS_PER_MINOR } from "../domain/index.ts";
import type { Metric } from "./definition.ts";
import { levelOf, levels } from "./level.ts";
import { known, missing } from "./points.ts";

export const arpa: Metric = {
  id: "arpa",
  version: 1,
  title: "Average revenue per account",
  unit: "money",
  meaning: "MRR divided by active customers, at the end of the period.",
  formula: "mrr / customers",
  source: "semantics B.1, LTV",
  perCurrency: true,
  methods: [{ name: "end_of_period", meaning: "Level and customers on the last day of the period." }],
  reasons: ["no_base"],
  asks: () => ({ movements: { fact: "movement", sums: ["amount", "payers"], by: ["month"] } }),
  compute: (sums, context) => {
    const level = levels(sums["movements"] ?? []);
    return context.periods.map((period) => {
      const customers = level.customers.at(period.to);
      if (customers <= 0n) return missing(period, context, "no_base", 0);
      return known(period, context, perCustomer(level.amount.at(period.to), customers), Number(customers));
    });
  },
  evidence: ({ period }) => [levelOf("mrr", "amount", period.to), levelOf("customers", "payers", period.to)],
  combine: ({ mrr = 0n, customers = 0n }) => (customers > 0n ? perCustomer(mrr, customers) : null),
  example: {
    given: ["acme: 100 USD/month from 2024-01", "blue: 50 USD/month from 2024-01"],
    ask: { from: "2024-01", to: "2024-01" },
    answer: [75_00],
  },
};

const perCustomer = (amount: bigint, customers: bigint): number =>
  customers === 1n ? monthlyMinor(amount) : Number(roundHalfUp(amount, 12n * UNITS_PER_MINOR * customers));
