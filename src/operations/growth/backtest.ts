import type { Backtest, BacktestQuestion, GrowthHistory } from "../../contract/index.ts";
import { badRequest, formatDay, formatMonth, lastDay, type Month, month } from "../../domain/index.ts";
import { COMMON_SHOCK, type Fan, type MonteCarlo, monteCarlo, scoreForecast, simulate } from "../../growth/index.ts";
import type { Context } from "../context.ts";
import type { Report } from "../progress.ts";
import { ALL } from "./gather.ts";
import { learnBefore } from "./learn-before.ts";
import { inOneCurrency, type LearnedModel, learn } from "./model.ts";

const RUNS = 2000;
const SEED = 1;
/** Between P10 and P90. */
const NOMINAL = 0.8;

type Checked = Backtest["total"][number];

/**
 * What the model would have said some months ago of the months since: it is learned from a ledger in which nothing later has
 * happened, and its fan is set beside what came.
 */
export async function backtestOf(context: Context, question: BacktestQuestion, report: Report = () => undefined): Promise<Backtest> {
  const now = await inOneCurrency(context, question, report, learn);
  const { first, last, answer } = now;
  const cut = month(last - question.months);
  if (cut - first < 2)
    throw badRequest(
      "too_short",
      `The ledger begins in ${formatMonth(first)}. To predict ${question.months} months of it, three more have to lie before; ask for fewer months.`,
    );
  const until = lastDay(cut);
  const past = await learnBefore(context, question, month(cut + 1), report);
  const months = last - past.last;
  const segments = past.answer.segments.map(({ model, uncertain, accountSpread }) => ({ model, uncertain, accountSpread }));
  const startMonth = (past.last + 1) % 12;
  const expected = simulate({ segments: segments.map(({ model }) => model), months, startMonth });
  const fan = monteCarlo({
    segments,
    months,
    startMonth,
    runs: RUNS,
    seed: SEED,
    shock: COMMON_SHOCK,
    noise: true,
    bySegment: true,
  });
  const total = { now: historyOf(now, ALL), past: historyOf(past, ALL) };
  const checks: readonly [Checked["measure"], readonly number[], Fan][] = [
    ["arr", expected.total.arr, fan.arr],
    ["newArr", expected.total.newArr, fan.newArr],
    ["customers", expected.total.customers, fan.customers],
  ];
  return {
    through: answer.through,
    currency: answer.currency,
    from: formatMonth(month(past.last + 1)),
    until: formatDay(until),
    runs: RUNS,
    total: checks.map(([measure, predicted, bounds]) => check({ name: ALL, measure, predicted, bounds, ...total, last: past.last, first })),
    segments: question.segment === undefined ? [] : segmentChecks({ now, past, expected, fan, first }),
  };
}

function segmentChecks({
  now,
  past,
  expected,
  fan,
  first,
}: {
  readonly now: LearnedModel;
  readonly past: LearnedModel;
  readonly expected: ReturnType<typeof simulate>;
  readonly fan: MonteCarlo;
  readonly first: Month;
}): readonly Checked[] {
  return expected.segments.flatMap(({ name, arr }, i) => {
    const bounds = fan.segments[i]?.arr;
    const history = { now: historyOf(now, name), past: historyOf(past, name) };
    return bounds === undefined || history.now === null
      ? []
      : [check({ name, measure: "arr", predicted: arr, bounds, ...history, last: past.last, first })];
  });
}

const historyOf = ({ answer }: LearnedModel, name: string): GrowthHistory | null => answer.history.find((one) => one.name === name) ?? null;

interface Check {
  readonly name: string;
  readonly measure: Checked["measure"];
  readonly predicted: readonly number[];
  readonly bounds: Fan;
  readonly now: GrowthHistory | null;
  readonly past: GrowthHistory | null;
  readonly first: Month;
  /** Last month the model knew. */
  readonly last: Month;
}

function check({ name, measure, predicted, bounds, now, past, first, last }: Check): Checked {
  const actual = (now?.[measure] ?? []).slice(last + 1 - first);
  const { naive, seasonal, ...score } = scoreForecast({
    actual,
    predicted,
    low: bounds.p10,
    high: bounds.p90,
    nominal: NOMINAL,
    before: past?.[measure] ?? [],
  });
  return { name, measure, actual, predicted, p10: bounds.p10, p90: bounds.p90, naive, seasonal, score };
}
