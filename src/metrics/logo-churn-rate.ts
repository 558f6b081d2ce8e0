import { lossAsk, lossesOf, lossWhere } from "./churn.ts";
import type { Evidence, Metric } from "./definition.ts";
import { levelOf, levels } from "./level.ts";
import { known, share } from "./points.ts";

export const logoChurnRate: Metric = {
  id: "logo_churn_rate",
  version: 1,
  title: "Logo churn rate",
  unit: "ratio",
  meaning:
    "Of the customers at the opening of the period, the share that left in it. Customers who arrived and left inside the period are counted apart.",
  formula: "-churned / opening",
  source: "semantics B.1, churn",
  perCurrency: false,
  methods: [
    { name: "opening", meaning: "Churned customers over customers at the opening." },
    { name: "arrived_and_left", meaning: "How many arrived and left inside the period; a count, not a rate.", formula: "-churned" },
  ],
  reasons: ["no_base", "too_few"],
  asks: () => ({
    movements: { fact: "movement", sums: ["amount", "logos"], by: ["month"] },
    churned: lossAsk("churn", ["logos"]),
  }),
  compute: (sums, context) => {
    const { customers } = levels(sums["movements"] ?? []);
    return context.periods.map((period) => {
      if (context.method === "arrived_and_left") {
        const count = -Number(lossesOf(sums["churned"] ?? [], period, "within").sums[0] ?? 0n);
        return known(period, context, count, count);
      }
      const churned = -Number(lossesOf(sums["churned"] ?? [], period, "before").sums[0] ?? 0n);
      return share(period, context, churned, Number(customers.at(period.from - 1)));
    });
  },
  evidence: ({ period }, context) => {
    const within = context.method === "arrived_and_left";
    const where = lossWhere("churn", period, within ? "within" : "before");
    const churned: Evidence = { term: "churned", fact: "movement", where, column: "logos" };
    return within ? [churned] : [churned, levelOf("opening", "logos", period.from - 1)];
  },
  combine: ({ churned = 0n, opening }) =>
    opening === undefined ? -Number(churned) : opening === 0n ? null : -Number(churned) / Number(opening),
  example: {
    given: [
      "a: 10 USD/month from 2024-01, gone 2024-02",
      "b: 10 USD/month from 2024-01",
      "c: 10 USD/month from 2024-01",
      "d: 10 USD/month from 2024-01",
      "e: 10 USD/month from 2024-01",
      "f: 10 USD/month from 2024-02",
    ],
    ask: { from: "2024-02", to: "2024-02" },
    answer: [0.2],
  },
};
