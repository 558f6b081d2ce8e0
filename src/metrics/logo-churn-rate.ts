import { arrivedOf, lossAsk, lossesOf, lossWhere } from "./churn.ts";
import { baseEvidence, baseFormula, baseOf, casesOf, overBase } from "./churn-base.ts";
import type { AskCondition, Evidence, Metric } from "./definition.ts";
import { kindCodes } from "./kinds.ts";
import { levelOf, levels } from "./level.ts";
import { known, missing, Running, ratio, share } from "./points.ts";

/** Whoever becomes a customer in a period, for the first time or again. */
const arrivals: AskCondition = { column: "kind", in: kindCodes("new", "reactivation", "initial") };

export const logoChurnRate: Metric = {
  id: "logo_churn_rate",
  version: 2,
  title: "Logo churn rate",
  unit: "ratio",
  meaning:
    "Of the customers at the opening of the period, the share that left in it. Customers who arrived and left inside the period are counted apart. The settings churnBase and arrivedAndLeft decide otherwise.",
  formula: "-churned / opening",
  source: "semantics B.1, churn",
  perCurrency: false,
  methods: [
    {
      name: "opening",
      meaning:
        "Churned customers over the base the setting churnBase names: customers at the opening; half of opening and closing; or the exposure, where each month counts with half of its first and half of its last level and the months are averaged, so that a change counts as if in the middle of its month.",
    },
    {
      name: "arrived_and_left",
      meaning: "How many arrived and left inside the period; a count, not a rate.",
      formula: "-churned",
      unit: "count",
    },
    {
      name: "with_arrivals",
      meaning: "All churned customers over those of the opening and all who arrived in the period, first timers and returners.",
      formula: "-churned / (opening + arrived)",
    },
  ],
  reasons: ["no_base", "too_few", "not_shown"],
  asks: ({ method }) => ({
    movements: { fact: "movement", sums: ["amount", "logos"], by: ["month"] },
    churned: lossAsk("churn", ["logos"]),
    ...(method === "with_arrivals" ? { arrived: { fact: "movement", sums: ["logos"], by: ["month"], where: [arrivals] } as const } : {}),
  }),
  compute: (sums, context) => {
    const { customers } = levels(sums["movements"] ?? []);
    const arrived = new Running();
    for (const { keys, sums: added } of sums["arrived"] ?? []) arrived.add(keys[0] ?? 0, added[0] ?? 0n);
    const churned = (period: (typeof context.periods)[number], who: Parameters<typeof lossesOf>[2]): number =>
      -Number(lossesOf(sums["churned"] ?? [], period, who).sums[0] ?? 0n);
    return context.periods.map((period) => {
      switch (context.method) {
        case "arrived_and_left": {
          if (context.settings.arrivedAndLeft === "hidden") return missing(period, context, "not_shown", 0);
          const count = churned(period, "within");
          return known(period, context, count, count);
        }
        case "with_arrivals":
          return share(
            period,
            context,
            churned(period, "any"),
            Number(customers.at(period.from - 1) + arrived.between(period.from, period.to)),
          );
        default: {
          const base = baseOf(customers, period, context);
          const lost = churned(period, arrivedOf(context));
          // Only those lost among those who were there are a share with an interval.
          return context.settings.churnBase === "opening" && arrivedOf(context) === "before"
            ? share(period, context, lost, casesOf(base))
            : ratio(period, context, BigInt(lost) * base.parts, base.total, casesOf(base));
        }
      }
    });
  },
  evidence: ({ period }, context) => {
    const churned = (who: Parameters<typeof lossWhere>[2]): Evidence => ({
      term: "churned",
      fact: "movement",
      where: lossWhere("churn", period, who),
      column: "logos",
    });
    switch (context.method) {
      case "arrived_and_left":
        return context.settings.arrivedAndLeft === "hidden" ? [] : [churned("within")];
      case "with_arrivals":
        return [
          churned("any"),
          levelOf("opening", "logos", period.from - 1),
          { term: "arrived", fact: "movement", where: [arrivals, { column: "month", from: period.from, to: period.to }], column: "logos" },
        ];
      default:
        return [churned(arrivedOf(context)), ...baseEvidence("logos", period, context)];
    }
  },
  formulaInForce: (context) => (context.method === "opening" ? `-churned / ${baseFormula(context)}` : undefined),
  combine: (terms, months) => {
    const { churned = 0n, opening = 0n, arrived } = terms;
    if (arrived !== undefined) return overBase(-churned, { opening: opening + arrived });
    return Object.keys(terms).length === 1 ? -Number(churned) : overBase(-churned, terms, months);
  },
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
