import type { Metric } from "./definition.ts";
import { known, missing, Running } from "./points.ts";
import { isTracked, signUpSteps, stepsEver } from "./sign-ups.ts";

/** Where each part is counted: by the month in which it happened. */
const COLUMN = { sign_up: "month", active: "active_month", paid: "paid_month" } as const;
type Part = keyof typeof COLUMN;
const PARTS = ["sign_up", ...signUpSteps] as const;

export const freemiumVolume: Metric = {
  id: "freemium_volume",
  version: 1,
  title: "Freemium funnel",
  unit: "count",
  meaning:
    "How many accounts signed up for something free in the period, how many used it for the first time in it, and how many made their first payment in it. Each account once, whoever paid before signing up not at all.",
  formula: "accounts",
  source: "standard 1.1, finding 4; semantics B.2, row 16",
  perCurrency: false,
  methods: [{ name: "happened", meaning: "By the month in which each step was made." }],
  reasons: ["not_tracked"],
  asks: () => ({
    sign_up: { fact: "freemium", sums: [], by: [COLUMN.sign_up] },
    active: { fact: "freemium", sums: [], by: [COLUMN.active] },
    paid: { fact: "freemium", sums: [], by: [COLUMN.paid] },
    active_ever: stepsEver("active"),
    paid_ever: stepsEver("paid"),
  }),
  compute: (sums, context) => {
    const happened = PARTS.map((part) => {
      const running = new Running();
      for (const {
        keys: [month = 0],
        rows,
      } of sums[part] ?? [])
        if (month > 0) running.add(month, BigInt(rows));
      return { part, running, tracked: part === "sign_up" ? isTracked(sums, "paid") : isTracked(sums, part) };
    });
    return context.periods.flatMap((period) =>
      happened.map(({ part, running, tracked }) => {
        if (!tracked) return missing(period, context, "not_tracked", 0, part);
        const count = Number(running.between(period.from, period.to));
        return known(period, context, count, count, part);
      }),
    );
  },
  evidence: ({ period, part }) => {
    const column = COLUMN[(part ?? "") as Part];
    if (column === undefined) return [];
    return [{ term: "accounts", fact: "freemium", where: [{ column, from: period.from, to: period.to }], column: null }];
  },
  combine: ({ accounts = 0n }) => Number(accounts),
  example: {
    given: [
      "a: 0 EUR/month from 2024-01-03, used 2024-01-05, gone 2024-03, 20 EUR/month from 2024-03",
      "b: 0 EUR/month from 2024-01-10",
      "c: 20 EUR/month from 2024-01-10",
    ],
    ask: { from: "2024-01", to: "2024-03", by: "total", part: "sign_up" },
    answer: [2],
  },
};
