import type { MetricQuestion } from "../contract/index.ts";
import { badRequest, type Day, formatDay, formatPeriod, type Month, month, monthOf, type Period, parsePeriod } from "../domain/index.ts";

/** Months asked for, no later than the ledger speaks. Without a start: a year, but nothing before the first entry. */
export function rangeOf(question: MetricQuestion, through: Day, firstMonth: Month): Period {
  const last = monthOf(through);
  const from = question.from === undefined ? null : parse(question.from, "from");
  const to = question.to === undefined ? { from: last, to: last } : parse(question.to, "to");
  const end = month(Math.min(to.to, last));
  const start = from?.from ?? month(Math.min(end, Math.max(firstMonth, end - 11)));
  if (start > end) {
    const wanted = question.from ?? formatPeriod({ from: start, to: start });
    if (start > last) throw badRequest("after_the_data", `The ledger speaks up to ${formatDay(through)}; ${wanted} lies after that.`);
    throw badRequest("empty_range", `${wanted} lies after ${question.to}. Give the earlier period first.`);
  }
  return { from: start, to: end };
}

function parse(text: string, name: string): Period {
  const period = parsePeriod(text);
  if (period === null)
    throw badRequest("bad_period", `${name}: “${text}” is no period. Metrics are counted by whole months: write 2026-06, 2026-Q2 or 2026.`);
  return period;
}
