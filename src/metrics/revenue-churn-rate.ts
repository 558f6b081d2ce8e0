import type { Period } from "../domain/index.ts";
import { type Arrived, arrivedOf, lossAsk, lossesOf, lossWhere } from "./churn.ts";
import { baseEvidence, baseFormula, baseOf, casesOf, overBase } from "./churn-base.ts";
import type { Evidence, Metric, MetricContext } from "./definition.ts";
import { classicCodes } from "./kinds.ts";
import { levels } from "./level.ts";
import { Running, ratio } from "./points.ts";

const NET = "net_with_reactivation";
const GAINS = ["expansion", "reactivation"] as const;

const lossesIn = ({ method }: MetricContext): readonly ("churn" | "contraction")[] =>
  method === "churn_only" ? ["churn"] : ["churn", "contraction"];

/** A net rate is of all movements of the period, as a bridge shows them. */
const whose = (context: MetricContext): Arrived => (context.method === NET ? "any" : arrivedOf(context));

const topOf = ({ method }: MetricContext): string =>
  method === "churn_only" ? "-churn" : method === NET ? "-(churn + contraction + expansion + reactivation)" : "-(churn + contraction)";

export const revenueChurnRate: Metric = {
  id: "revenue_churn_rate",
  version: 2,
  title: "Gross revenue churn rate",
  unit: "ratio",
  meaning:
    "Of the MRR at the opening of the period, the share that its customers took away in it, by leaving or by paying less. Growth elsewhere does not make it smaller. The settings churnBase and arrivedAndLeft change what it is divided by, and whose losses count.",
  formula: "-(churn + contraction) / opening",
  source: "semantics B.1, churn",
  perCurrency: true,
  methods: [
    {
      name: "gross",
      meaning:
        "Churn and contraction over the base the setting churnBase names: opening MRR; half of opening and closing; or the exposure, where each month counts with half of its first and half of its last level and the months are averaged, so that a change counts as if in the middle of its month.",
    },
    { name: "churn_only", meaning: "Churn alone over the same base.", formula: "-churn / opening" },
    {
      name: NET,
      meaning:
        "Churn and contraction less expansion and reactivation, of every customer, over the same base. Negative when more was gained than lost.",
      formula: "-(churn + contraction + expansion + reactivation) / opening",
    },
  ],
  reasons: ["no_base", "too_few"],
  asks: ({ method }) => ({
    movements: { fact: "movement", sums: ["amount", "payers"], by: ["month"] },
    churn: lossAsk("churn", ["amount"]),
    contraction: lossAsk("contraction", ["amount"]),
    ...(method === NET
      ? {
          gains: {
            fact: "movement",
            sums: ["amount"],
            by: ["month"],
            where: [{ column: "kind", in: GAINS.flatMap(classicCodes) }],
          } as const,
        }
      : {}),
  }),
  compute: (sums, context) => {
    const { amount, customers } = levels(sums["movements"] ?? []);
    const gained = new Running();
    for (const { keys, sums: added } of sums["gains"] ?? []) gained.add(keys[0] ?? 0, added[0] ?? 0n);
    return context.periods.map((period) => {
      const lost = lossesIn(context).reduce(
        (total, column) => total - (lossesOf(sums[column] ?? [], period, whose(context)).sums[0] ?? 0n),
        0n,
      );
      const base = baseOf(amount, period, context);
      const net = lost - gained.between(period.from, period.to);
      return ratio(period, context, net * base.parts, base.total, casesOf(baseOf(customers, period, context)));
    });
  },
  evidence: ({ period }, context) => [
    ...lossesIn(context).map(
      (term): Evidence => ({ term, fact: "movement", where: lossWhere(term, period, whose(context)), column: "amount" }),
    ),
    ...(context.method === NET ? GAINS.map((column) => gain(column, period)) : []),
    ...baseEvidence("amount", period, context),
  ],
  formulaInForce: (context) => `${topOf(context)} / ${baseFormula(context)}`,
  combine: (terms, months) => {
    const { churn = 0n, contraction = 0n, expansion = 0n, reactivation = 0n } = terms;
    return overBase(-(churn + contraction + expansion + reactivation), terms, months);
  },
  example: {
    given: [
      "a: 10 USD/month from 2024-01, gone 2024-02",
      "b: 10 USD/month from 2024-01, -5 in 2024-02",
      "c: 10 USD/month from 2024-01",
      "d: 10 USD/month from 2024-01",
      "e: 10 USD/month from 2024-01",
    ],
    ask: { from: "2024-02", to: "2024-02" },
    answer: [0.3],
  },
};

const gain = (column: (typeof GAINS)[number], { from, to }: Period): Evidence => ({
  term: column,
  fact: "movement",
  where: [
    { column: "kind", in: classicCodes(column) },
    { column: "month", from, to },
  ],
  column: "amount",
});
