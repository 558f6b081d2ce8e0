import { DIRECTIONAL_BELOW, MIN_CASES, type Period, percentile } from "../domain/index.ts";
import { binDays } from "../facts/index.ts";
import { firstSales, LOST, OPEN, WON } from "./deals.ts";
import type { AskCondition, Metric, MetricContext, Point, Sum } from "./definition.ts";
import { known, missing } from "./points.ts";

const LAST_MONTH = 119_999;
const won: AskCondition = { column: "outcome", in: [WON] };

export const salesVelocity: Metric = {
  id: "sales_velocity",
  version: 1,
  title: "Sales velocity, per day",
  unit: "money",
  meaning:
    "Money a day that the open pipeline is worth at the present pace: open deals times win rate times the average amount won, over the days a sale takes. First sales only; win rate, amount and days are of the deals closed in the period, open deals those open at its end.",
  formula: "(open + closed_later) * (won / deals) * (amount / priced) / median(days)",
  source: "semantics B.1, velocity; standard 10, T10",
  perCurrency: true,
  methods: [
    { name: "median_cycle", meaning: "Over the median sales cycle, which a few very long sales do not move." },
    {
      name: "average_cycle",
      meaning: "Over the average sales cycle, as most published formulas have it.",
      formula: "(open + closed_later) * (won / deals) * (amount / priced) / (days / dated)",
    },
  ],
  reasons: ["too_few", "no_dates", "no_base"],
  asks: () => ({
    deals: { fact: "deal", sums: [], by: ["created_month", "closed_month", "outcome"], where: [firstSales] },
    amounts: { fact: "deal", sums: ["amount"], by: ["closed_month"], where: [firstSales, won, { column: "amount", from: 1 }] },
    cycles: { fact: "deal", sums: ["days"], by: ["closed_month", "bin"], where: [firstSales, won, { column: "bin", from: 0 }] },
  }),
  compute: (sums, context) => context.periods.map((period) => velocity(period, context, sums)),
  evidence: ({ period }) => {
    const closed: readonly AskCondition[] = [firstSales, { column: "closed_month", from: period.from, to: period.to }];
    const priced: readonly AskCondition[] = [...closed, won, { column: "amount", from: 1 }];
    const dated: readonly AskCondition[] = [...closed, won, { column: "bin", from: 0 }];
    const created: readonly AskCondition[] = [firstSales, { column: "created_month", from: 1, to: period.to }];
    return [
      { term: "open", fact: "deal", where: [...created, { column: "outcome", in: [OPEN] }], column: null },
      {
        term: "closed_later",
        fact: "deal",
        where: [...created, { column: "closed_month", from: period.to + 1, to: LAST_MONTH }],
        column: null,
      },
      { term: "won", fact: "deal", where: [...closed, won], column: null },
      { term: "deals", fact: "deal", where: [...closed, { column: "outcome", in: [WON, LOST] }], column: null },
      { term: "amount", fact: "deal", where: priced, column: "amount" },
      { term: "priced", fact: "deal", where: priced, column: null },
      { term: "days", fact: "deal", where: dated, column: "days" },
      { term: "dated", fact: "deal", where: dated, column: null },
    ];
  },
  combine: null,
  example: {
    given: [
      "deal a: sql 2024-01-02, won 2024-02-01, worth 12000 USD",
      "deal b: sql 2024-01-02, won 2024-02-01, worth 12000 USD",
      "deal c: sql 2024-01-02, won 2024-02-01, worth 15000 USD",
      "deal d: sql 2024-01-02, won 2024-02-01, worth 9000 USD",
      "deal e: sql 2024-01-02, won 2024-02-01, worth 12000 USD",
      "deal f: sql 2024-01-02, lost 2024-02-01, worth 12000 USD",
      "deal g: sql 2024-01-02, lost 2024-02-01, worth 12000 USD",
      "deal h: sql 2024-01-02, lost 2024-02-01, worth 12000 USD",
      "deal i: sql 2024-02-10, worth 20000 USD",
      "deal j: sql 2024-02-12, worth 5000 USD",
    ],
    ask: { from: "2024-02", to: "2024-02" },
    answer: [500_00],
  },
};

const inside = (value: number, { from, to }: Period): boolean => value >= from && value <= to;

function velocity(period: Period, context: MetricContext, sums: Readonly<Record<string, readonly Sum[]>>): Point {
  const pipeline = pipelineOf(sums["deals"] ?? [], period);
  const paid = { amount: 0, n: 0 };
  for (const { keys, rows, sums: sum } of sums["amounts"] ?? []) {
    if (!inside(keys[0] ?? 0, period)) continue;
    paid.amount += Number(sum[0] ?? 0n);
    paid.n += rows;
  }
  const cycles = (sums["cycles"] ?? []).filter(({ keys }) => inside(keys[0] ?? 0, period));
  const dated = cycles.reduce((n, { rows }) => n + rows, 0);
  if (pipeline.closed < MIN_CASES) return missing(period, context, "too_few", pipeline.closed);
  if (pipeline.won > 0 && dated === 0) return missing(period, context, "no_dates", pipeline.closed);
  if (dated < MIN_CASES) return missing(period, context, "too_few", dated);
  const days = context.method === "average_cycle" ? average(cycles, dated) : median(cycles);
  if (days <= 0 || paid.n === 0) return missing(period, context, "no_base", pipeline.closed);
  const value = (pipeline.open * (pipeline.won / pipeline.closed) * (paid.amount / paid.n)) / days;
  const point = known(period, context, Math.round(value), pipeline.closed);
  return pipeline.closed < DIRECTIONAL_BELOW ? { ...point, directional: true } : point;
}

interface Pipeline {
  readonly open: number;
  readonly won: number;
  readonly closed: number;
}

/** Deals open on the last day of the period, and those closed in it. */
function pipelineOf(sums: readonly Sum[], period: Period): Pipeline {
  let [open, wins, closed] = [0, 0, 0];
  for (const {
    keys: [created = 0, closedMonth = 0, outcome = 0],
    rows,
  } of sums) {
    const isOpen = outcome === OPEN || closedMonth > period.to;
    if (isOpen && created >= 1 && created <= period.to) open += rows;
    if (outcome === OPEN || !inside(closedMonth, period)) continue;
    closed += rows;
    if (outcome === WON) wins += rows;
  }
  return { open, won: wins, closed };
}

const average = (cycles: readonly Sum[], n: number): number => cycles.reduce((total, { sums }) => total + Number(sums[0] ?? 0n), 0) / n;

const median = (cycles: readonly Sum[]): number =>
  percentile(
    cycles.map(({ keys: [, bin = 0], rows }) => ({ value: binDays(bin), count: rows })),
    0.5,
  ) ?? 0;
