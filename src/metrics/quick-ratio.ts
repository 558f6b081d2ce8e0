import type { Metric, MetricContext } from "./definition.ts";
import { classicCodes } from "./kinds.ts";
import { known, missing, Running } from "./points.ts";

export const quickRatio: Metric = {
  id: "quick_ratio",
  version: 2,
  title: "Quick ratio",
  unit: "ratio",
  meaning: "MRR gained for every unit of MRR lost in the period.",
  formula: "gained / -lost",
  source: "semantics B.1, quick ratio; standard 4.5",
  perCurrency: true,
  methods: [
    {
      name: "as_set",
      meaning:
        "New and expansion over contraction and churn; returning customers are a gain unless the setting quickRatioReactivation leaves them out.",
    },
    { name: "without_reactivation", meaning: "New and expansion over contraction and churn." },
    { name: "with_reactivation", meaning: "Returning customers count among the gains." },
  ],
  reasons: ["no_loss"],
  asks: () => ({ movements: { fact: "movement", sums: ["amount"], by: ["month", "kind"] } }),
  compute: (sums, context) => {
    const gained = new Running();
    const lost = new Running();
    const rows = new Running();
    for (const {
      keys: [month = 0, kind = 0],
      rows: count,
      sums: [amount = 0n],
    } of sums["movements"] ?? []) {
      const into = gains(context).includes(kind) ? gained : LOSSES.includes(kind) ? lost : null;
      into?.add(month, amount);
      if (into) rows.add(month, BigInt(count));
    }
    return context.periods.map((period) => {
      const loss = -lost.between(period.from, period.to);
      const n = Number(rows.between(period.from, period.to));
      if (loss === 0n) return missing(period, context, "no_loss", n);
      return known(period, context, Number(gained.between(period.from, period.to)) / Number(loss), n);
    });
  },
  evidence: ({ period }, context) =>
    (
      [
        ["gained", gains(context)],
        ["lost", LOSSES],
      ] as const
    ).map(([term, codes]) => ({
      term,
      fact: "movement" as const,
      where: [
        { column: "month", from: period.from, to: period.to },
        { column: "kind", in: codes },
      ],
      column: "amount",
    })),
  combine: ({ gained = 0n, lost = 0n }) => (lost === 0n ? null : Number(gained) / -Number(lost)),
  example: {
    given: ["a: 10 USD/month from 2024-01, gone 2024-02", "b: 10 USD/month from 2024-01, +5 in 2024-02", "c: 10 USD/month from 2024-02"],
    ask: { from: "2024-01", to: "2024-02" },
    answer: [null, 1.5],
  },
};

const LOSSES = [...classicCodes("contraction"), ...classicCodes("churn")];
const gains = ({ method, settings }: MetricContext): readonly number[] => [
  ...classicCodes("new"),
  ...classicCodes("expansion"),
  ...(method === "with_reactivation" || (method === "as_set" && settings.quickRatioReactivation === "included")
    ? classicCodes("reactivation")
    : []),
];
