import type { Period } from "../domain/index.ts";
import { firstSales, LOST, OPEN, WON } from "./deals.ts";
import type { AskCondition, Metric, Sum } from "./definition.ts";
import { share } from "./points.ts";

const column = (method: string): string => (method === "created_cohort" ? "created_month" : "closed_month");
const outcomesIn = (method: string): readonly number[] => (method === "created_cohort" ? [WON, LOST, OPEN] : [WON, LOST]);

export const winRate: Metric = {
  id: "win_rate",
  version: 1,
  title: "Win rate",
  unit: "ratio",
  meaning:
    "The share of first sales that are won. Among those closed in the period it flatters when losses take longer to be closed; among those created in it, open ones count as not won yet.",
  formula: "won / deals",
  source: "semantics B.1, win rate; standard 1.2.4",
  perCurrency: false,
  methods: [
    { name: "closed_period", meaning: "Won over won and lost, of the deals closed in the period." },
    { name: "created_cohort", meaning: "Won so far over all deals created in the period, open ones included." },
  ],
  reasons: ["no_base", "too_few"],
  asks: (context) => ({ deals: { fact: "deal", sums: [], by: [column(context.method), "outcome"], where: [firstSales] } }),
  compute: (sums, context) =>
    context.periods.map((period) => {
      const deals = count(sums["deals"] ?? [], period, outcomesIn(context.method));
      return share(period, context, count(sums["deals"] ?? [], period, [WON]), deals);
    }),
  evidence: ({ period }, context) => {
    const where = (outcomes: readonly number[]): readonly AskCondition[] => [
      firstSales,
      { column: column(context.method), from: period.from, to: period.to },
      { column: "outcome", in: outcomes },
    ];
    return [
      { term: "won", fact: "deal", where: where([WON]), column: null },
      { term: "deals", fact: "deal", where: where(outcomesIn(context.method)), column: null },
    ];
  },
  combine: ({ won = 0n, deals = 0n }) => (deals === 0n ? null : Number(won) / Number(deals)),
  example: {
    given: [
      "deal a: sql 2024-01-10, won 2024-02-15",
      "deal b: sql 2024-01-12, lost 2024-02-01",
      "deal c: sql 2024-01-12, lost 2024-02-01",
      "deal d: sql 2024-01-12, lost 2024-02-01",
      "deal e: sql 2024-01-14, won 2024-02-01",
    ],
    ask: { from: "2024-02", to: "2024-02" },
    answer: [0.4],
  },
};

function count(sums: readonly Sum[], period: Period, outcomes: readonly number[]): number {
  let total = 0;
  for (const {
    keys: [month = 0, outcome = 0],
    rows,
  } of sums) {
    if (month >= period.from && month <= period.to && outcomes.includes(outcome)) total += rows;
  }
  return total;
}
