import { isRecorded, layerAsk, layerLevel, recordedAsk } from "./beside.ts";
import type { Metric } from "./definition.ts";
import { levels } from "./level.ts";
import { known, missing } from "./points.ts";

export const freeCustomers: Metric = {
  id: "free_customers",
  version: 1,
  title: "Customers who pay nothing",
  unit: "count",
  meaning:
    "Customers on a plan without a price, or with a discount of 100 %, who pay for nothing else, at the end of the period. They are no paying customers; the day they begin to pay, they are new.",
  formula: "customers",
  source: "semantics B.2, row 16",
  perCurrency: false,
  methods: [{ name: "end_of_period", meaning: "Customers on the last day of the period." }],
  reasons: ["not_recorded"],
  asks: () => ({ recorded: recordedAsk("free"), changes: layerAsk("free") }),
  compute: (sums, context) => {
    const { customers } = levels(sums["changes"] ?? []);
    return context.periods.map((period) => {
      const value = Number(customers.at(period.to));
      return isRecorded(sums["recorded"]) ? known(period, context, value, value) : missing(period, context, "not_recorded", 0);
    });
  },
  evidence: ({ period }) => [layerLevel("customers", "logos", period.to, "free")],
  combine: ({ customers }) => Number(customers ?? 0n),
  example: {
    given: ["acme: 0 USD/month from 2024-01, 20 USD/month in 2024-03", "blue: 30 USD/month from 2024-01, -100 % until 2024-02"],
    ask: { from: "2024-01", to: "2024-03" },
    answer: [2, 1, 0],
  },
};
