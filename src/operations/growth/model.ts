import type { CalibratedView, GrowthHistory, GrowthModel, GrowthQuestion } from "../../contract/index.ts";
import {
  badRequest,
  type Currency,
  type Day,
  formatDay,
  formatMonth,
  lastFullMonth,
  type Month,
  minorDigits,
  month,
  monthOf,
  type Period,
} from "../../domain/index.ts";
import { type Calibrated, calibrate, type SegmentCounts } from "../../growth/index.ts";
import { feasibleOf } from "../../standard/index.ts";
import { currenciesOf } from "../bowtie.ts";
import type { Context } from "../context.ts";
import { answer, type View, withView } from "../evaluate.ts";
import type { Report } from "../progress.ts";
import { ALL, type Gathered, gatherCounts, OTHERS } from "./gather.ts";

/** A model learned, with the counts it was learned from. */
export interface LearnedModel {
  readonly answer: GrowthModel;
  readonly gathered: Gathered;
  readonly first: Month;
  readonly last: Month;
}

/** The growth model of the company, learned from its own ledger. */
export const growthModelOf = (context: Context, question: GrowthQuestion, report: Report = () => undefined): Promise<GrowthModel> =>
  inOneCurrency(context, question, report, async (view, asked, currency) => (await learn(view, asked, currency)).answer);

/**
 * Opens the facts with all money in one currency, and says which. Where there are several, everything is converted to the
 * organisation's own; another one that was chosen leaves out the records of the others, because a model adds what it counts.
 */
export async function inOneCurrency<T>(
  context: Context,
  question: GrowthQuestion,
  report: Report,
  work: (view: View, asked: GrowthQuestion, currency: string | null) => Promise<T>,
  until?: Day,
): Promise<T> {
  const { currency: _chosen, ...plain } = question;
  const inView = async (view: View): Promise<{ readonly done: T } | { readonly again: true }> => {
    const { settings, through, span } = view;
    if (through === null || span === null)
      throw badRequest("empty_ledger", "The ledger is empty. Import a file first; the growth model is learned from it.");
    const isConverted = settings.currencyView !== "native";
    const period: Period = { from: monthOf(through), to: monthOf(through) };
    const currencies = await currenciesOf(view, question, period);
    const chosen = question.currency?.toUpperCase();
    const filtered = question.where.find(({ field }) => field === "currency")?.values;
    if (isConverted) return { done: await work(view, plain, settings.reportingCurrency) };
    if (chosen !== undefined && currencies.length > 0 && !currencies.includes(chosen))
      throw badRequest("no_such_currency", `No customer pays in ${chosen}. Currencies: ${currencies.join(", ")}.`);
    if (currencies.length < 2) return { done: await work(view, plain, currencies[0] ?? null) };
    if (filtered?.length === 1) return { done: await work(view, plain, filtered[0]?.toUpperCase() ?? null) };
    if (settings.reportingCurrency !== "" && (chosen ?? settings.reportingCurrency) === settings.reportingCurrency) return { again: true };
    if (chosen !== undefined) {
      const only = { ...plain, where: [...question.where, { field: "currency", values: [chosen] }] };
      return { done: await work(view, only, chosen) };
    }
    throw badRequest(
      "which_currency",
      `There is money of several currencies (${currencies.join(", ")}), and a model counts in one. Say which, or set reportingCurrency and import exchange rates.`,
    );
  };
  const found = await withView(context, question, report, inView, until);
  return "done" in found ? found.done : inOneCurrency(context, { ...plain, view: "constant" }, report, work, until);
}

/** Everything a model is learned from, of all full months. `apart` names the segments to count apart. */
export async function gatherMonths(
  view: View,
  question: GrowthQuestion,
  currency: string | null,
  apart?: readonly string[],
): Promise<Pick<LearnedModel, "gathered" | "first" | "last"> & { readonly through: Day }> {
  const { reader, span, through, settings } = view;
  if (span === null || through === null) throw badRequest("empty_ledger", "The ledger is empty: there is nothing to learn from.");
  const last = lastFullMonth(through);
  if (last - span.first < 2)
    throw badRequest(
      "too_short",
      `The ledger speaks of ${formatMonth(span.first)} to ${formatDay(through)}. A model needs three full months.`,
    );
  const field = question.segment ?? null;
  if (field !== null && !reader.fields().some((known) => known.field === field))
    throw badRequest("no_such_field", `Nothing in the ledger has a field “${field}”.`);
  const isConverted = settings.currencyView !== "native";
  const filtered = question.where.find((filter) => filter.field === "currency")?.values;
  const gathered = await gatherCounts({
    reader,
    field,
    filters: question.where.filter((filter) => filter.field !== "currency"),
    currencies: filtered ?? (isConverted ? [currency ?? ""] : null),
    isConverted: isConverted && filtered === undefined,
    first: span.first,
    last,
    apart,
  });
  return { gathered, first: span.first, last, through };
}

/** Learns the model from one state of the facts. */
export async function learn(view: View, question: GrowthQuestion, currency: string | null): Promise<LearnedModel> {
  const { reader } = view;
  const field = question.segment ?? null;
  const { gathered, first, last, through } = await gatherMonths(view, question, currency);
  const spent = await spending(view, question, { from: month(last - 11), to: last }, currency);
  const withCosts = (counts: SegmentCounts): SegmentCounts => ({ ...counts, ...spent(counts) });
  const whole = calibrate(withCosts(gathered.all), null);
  const all = compared(whole, currency);
  const segments = field === null ? [all] : gathered.segments.map((counts) => compared(calibrate(withCosts(counts), whole), currency));
  return {
    gathered,
    first,
    last,
    answer: {
      through: formatDay(through),
      position: reader.mark.position,
      currency,
      view: view.settings.currencyView,
      field,
      firstMonth: formatMonth(first),
      startMonth: formatMonth(month(last + 1)),
      all,
      segments,
      unlabelled: [...gathered.unlabelled],
      history: [gathered.all, ...(field === null ? [] : gathered.segments)].map(historyOf),
    },
  };
}

/** A learned segment with what others have reached who sell at its price. */
function compared(learned: Calibrated, currency: string | null): CalibratedView {
  const { price, discount, renewal } = learned.model;
  const acv = (price * (1 - discount)) / 10 ** minorDigits((currency ?? "") as Currency);
  return { ...learned, feasible: price > 0 ? feasibleOf(acv, currency, renewal !== null) : [] };
}

function historyOf({ name, months, journey }: SegmentCounts): GrowthHistory {
  return {
    name,
    arr: months.map(({ closing }) => closing),
    newArr: months.map(({ newArr }) => newArr),
    expansion: months.map(({ expansion, uplift }) => expansion + uplift),
    contraction: months.map(({ contraction }) => contraction),
    churn: months.map(({ churn }) => churn),
    customers: months.map(({ customers, won, lost, returned }) => customers + won + returned - lost),
    won: months.map(({ won }) => won),
    entries: Object.fromEntries(journey.map(({ from, entered }) => [from, entered])),
  };
}

type Costs = Pick<SegmentCounts, "spent" | "margin" | "isCostUnsplit">;

/** What winning customers cost in a year, and the margin, as the metrics say: of a segment only where costs have its label. */
async function spending(
  view: View,
  question: GrowthQuestion,
  period: Period,
  currency: string | null,
): Promise<(counts: SegmentCounts) => Costs> {
  const range = { from: formatMonth(period.from), to: formatMonth(period.to), by: "total" as const };
  const money = currency === null ? {} : { currency };
  const ask = async (metric: string, segment: string | undefined): Promise<ReadonlyMap<string, number>> => {
    const { level, where } = question;
    const split = segment === undefined ? {} : { segment };
    const found = await answer(view, { metric, level, where, ...range, ...money, ...split });
    const own = found.series.filter((point) => point.currency === undefined || point.currency === currency);
    return new Map(
      own.flatMap((point) => (point.value === null ? [] : [[point.segment ?? (segment === undefined ? ALL : ""), point.value]])),
    );
  };
  const known = { cac: await ask("cac", undefined), margin: await ask("gross_margin", undefined) };
  const split =
    question.segment === undefined
      ? known
      : { cac: await ask("cac", question.segment), margin: await ask("gross_margin", question.segment) };
  return ({ name, months }) => {
    const from = name === ALL ? known : split;
    const each = name === OTHERS ? undefined : from.cac.get(name);
    const won = months.slice(-12).reduce((sum, one) => sum + one.won, 0);
    return {
      spent: each === undefined ? null : each * won,
      margin: (name === OTHERS ? undefined : from.margin.get(name)) ?? null,
      isCostUnsplit: name !== ALL && known.cac.size + known.margin.size > 0,
    };
  };
}
