import { MIN_CASES, month, type Period, percentile } from "../domain/index.ts";
import { binDays } from "../facts/index.ts";
import { firstSales, WON } from "./deals.ts";
import type { Ask, Sum } from "./definition.ts";
import type { Term } from "./terms.ts";

const DAYS_A_MONTH = 365 / 12;
const LONGEST = 6;

/** First sales by the month they were won and how long they took. A duration has no currency. */
export const cycleAsk: Ask = {
  fact: "deal",
  sums: [],
  by: ["closed_month", "bin"],
  where: [firstSales, { column: "outcome", in: [WON] }, { column: "bin", from: 0 }],
  anyCurrency: true,
};

/** Median sales cycle of the twelve months to the end of a period, in whole months from 0 to 6; `null` under five sales. */
export function lagOf(cycle: readonly Sum[], { to }: Period): number | null {
  const recent = cycle.filter(({ keys: [closed = 0] }) => closed > to - 12 && closed <= to);
  const times = recent.map(({ keys: [, bin = 0], rows }) => ({ value: binDays(bin), count: rows }));
  if (times.reduce((n, { count }) => n + count, 0) < MIN_CASES) return null;
  const median = percentile(times, 0.5);
  return median === null ? null : Math.min(LONGEST, Math.round(median / DAYS_A_MONTH));
}

const earlier = ({ from, to }: Period, lag: number): Period => ({ from: month(from - lag), to: month(to - lag) });

/** A term looked up as many months before the period as a sale takes. */
export const lagged = (term: Term): Term => ({
  asks: { ...term.asks, cycle: cycleAsk },
  total: (sums, period, context) => {
    const lag = lagOf(sums["cycle"] ?? [], period);
    return lag === null ? "too_few" : term.total(sums, earlier(period, lag), context);
  },
  evidence: (name, period, context) => term.evidence(name, earlier(period, context.lag(period) ?? 0), context),
});
