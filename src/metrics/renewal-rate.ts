import type { Metric } from "./definition.ts";
import { ratio, share } from "./points.ts";
import { DECIDED, dueIn, RENEWED, termsAsk, termsEvidence, UNDECIDED } from "./renewal-terms.ts";

/** Five terms of a year: one grew in price, one shrank, one is late, one was lost. */
const YEARS = [
  "a: 1200 USD/year from 2023-01, 1320 USD/year in 2024-01",
  "b: 1200 USD/year from 2023-01, 1200 USD/year in 2024-01",
  "c: 1200 USD/year from 2023-01, 600 USD/year in 2024-01",
  "d: 1200 USD/year from 2023-01, gone 2024-01, 1200 USD/year from 2024-01-05",
  "e: 1200 USD/year from 2023-01, gone 2024-01",
] as const;

export const renewalRate: Metric = {
  id: "renewal_rate",
  version: 1,
  title: "Renewal rate",
  unit: "ratio",
  meaning:
    "Of the terms that came to their end in the period, the share that was renewed. Those that are due and not decided yet are left out, and the value says so. A subscription that runs until somebody ends it has no term.",
  formula: "renewed / due",
  source: "semantics B.1, renewal base; standard 7.3",
  perCurrency: true,
  methods: [
    { name: "count", meaning: "Terms renewed over terms decided." },
    { name: "value", meaning: "The value of the terms renewed over that of the terms decided, both as they were before." },
    {
      name: "value_with_uplift",
      meaning: "The same, with what the price alone has changed.",
      formula: "(renewed + uplift) / due",
    },
  ],
  reasons: ["no_base", "too_few"],
  asks: () => ({ terms: termsAsk }),
  compute: (sums, context) =>
    context.periods.map((period) => {
      const terms = sums["terms"] ?? [];
      const due = dueIn(terms, period, DECIDED);
      const renewed = dueIn(terms, period, RENEWED);
      const extra = dueIn(terms, period, UNDECIDED).terms > 0 ? { partial: true as const } : {};
      if (context.method === "count") return share(period, context, renewed.terms, due.terms, extra);
      const top = context.method === "value" ? renewed.amount : renewed.amount + renewed.uplift;
      return ratio(period, context, top, due.amount, due.terms, extra);
    }),
  evidence: ({ period }, { method }) => {
    const column = method === "count" ? null : "amount";
    return [
      termsEvidence("renewed", period, RENEWED, column),
      ...(method === "value_with_uplift" ? [termsEvidence("uplift", period, RENEWED, "uplift")] : []),
      termsEvidence("due", period, DECIDED, column),
    ];
  },
  combine: ({ renewed = 0n, uplift = 0n, due = 0n }) => (due === 0n ? null : Number(renewed + uplift) / Number(due)),
  example: { given: YEARS, ask: { from: "2024-01", to: "2024-01" }, answer: [0.8] },
};
