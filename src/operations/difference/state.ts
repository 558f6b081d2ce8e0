import type { DifferenceQuestion, MetricQuestion, SeriesPoint } from "../../contract/index.ts";
import {
  badRequest,
  differences,
  formatPeriod,
  type Period,
  parsePeriod,
  Refusal,
  type Settings,
  writeOverrides,
} from "../../domain/index.ts";
import type { Metric } from "../../metrics/index.ts";
import type { Context } from "../context.ts";
import { answer, requireMetric, type View, withView } from "../evaluate.ts";
import type { Report } from "../progress.ts";

/** One way of asking our ledger for the number: how it is counted, by which method, as known when. */
export interface State {
  readonly settings: Settings;
  readonly method: string;
  readonly asOf: string | null;
}

/** The number that is asked about, whatever side it is asked of. */
export interface Wanted {
  readonly metric: Metric;
  readonly period: Period;
  readonly question: DifferenceQuestion;
}

/** Which of several values is meant. */
export interface Address {
  readonly part: string | undefined;
  readonly currency: string | undefined;
}

export type Value = { readonly value: number } | { readonly value: null; readonly reason: string };

export function wantedOf(question: DifferenceQuestion): Wanted {
  const period = parsePeriod(question.period);
  if (!period) throw badRequest("bad_period", `“${question.period}” is no period. Write 2026-06, 2026-Q2 or 2026.`);
  return { metric: requireMetric(question.metric), period, question };
}

/** A state's question as every metric is asked. */
export function questionOf({ metric, period, question }: Wanted, { settings, method, asOf }: State, context: Context): MetricQuestion {
  const set = writeOverrides(differences(settings, context.counting.current));
  return {
    metric: metric.id,
    from: formatPeriod({ from: period.from, to: period.from }),
    to: formatPeriod({ from: period.to, to: period.to }),
    by: "total",
    where: question.where,
    level: question.level,
    method,
    ...(question.currency === undefined ? {} : { currency: question.currency.toUpperCase() }),
    ...(asOf === null ? {} : { asOf }),
    ...(set === "" ? {} : { set }),
  };
}

export const viewState = <T>(
  context: Context,
  wanted: Wanted,
  state: State,
  report: Report,
  work: (view: View) => Promise<T>,
): Promise<T> => withView(context, questionOf(wanted, state, context), report, work);

/** All values of a state; none, with a reason, where the ledger said nothing of the period yet. */
export interface Answered {
  readonly points: readonly SeriesPoint[];
  readonly currency: string | undefined;
  readonly nothing: string | null;
}

export function answerState(context: Context, wanted: Wanted, state: State, report: Report): Promise<Answered> {
  return viewState(context, wanted, state, report, async (view) => {
    if (view.span === null) return { points: [], currency: undefined, nothing: "no_data" };
    try {
      const { series, currency } = await answer(view, questionOf(wanted, state, context));
      return {
        points: series.map((point) => ({ ...point, currency: point.currency ?? currency })) as SeriesPoint[],
        currency,
        nothing: null,
      };
    } catch (error) {
      // Asked as of a day before the period began: there was nothing to say of it, which is no fault of the question.
      if (error instanceof Refusal && error.code === "after_the_data") return { points: [], currency: undefined, nothing: "not_yet" };
      if (error instanceof Refusal && error.code === "no_such_field") return { points: [], currency: undefined, nothing: "no_data" };
      throw error;
    }
  });
}

/** Which value is compared: the only one there is, or the one that is named. */
export function addressOf({ metric, question }: Wanted, answers: readonly Answered[]): Address {
  const currency = question.currency?.toUpperCase();
  const points = answers
    .flatMap((one) => one.points)
    .filter(
      (point) =>
        (question.part === undefined || point.part === question.part) &&
        (currency === undefined || point.currency === undefined || point.currency === currency),
    );
  const parts = [...new Set(points.map(({ part }) => part))];
  if (parts.length > 1) {
    const names = parts.map((part) => part ?? "").slice(0, 20);
    throw badRequest("which_part", `${metric.id} has several values for this period. Say which, with part: ${names.join(", ")}.`);
  }
  if (points.length === 0 && question.part !== undefined) {
    const names = [...new Set(answers.flatMap((one) => one.points.map(({ part }) => part ?? "")))];
    if (names.length > 0) throw badRequest("no_such_part", `${metric.id} has no value “${question.part}”. It has: ${names.join(", ")}.`);
  }
  const currencies = [...new Set(points.flatMap((point) => (point.currency === undefined ? [] : [point.currency])))].sort();
  if (currencies.length > 1)
    throw badRequest("which_currency", `There is money in several currencies. Say which, with currency: ${currencies.join(", ")}.`);
  return { part: question.part ?? parts[0], currency: currency ?? currencies[0] };
}

/** A part that is not there did not happen: nothing for a sum, unknown for a ratio. */
export function valueAt({ points, nothing }: Answered, { part, currency }: Address, { metric }: Wanted): Value {
  if (nothing !== null) return { value: null, reason: nothing };
  const own = points.filter((point) => point.part === part);
  const point = own.find((one) => one.currency === currency) ?? own.find((one) => one.currency === undefined);
  if (point) return point.value === null ? { value: null, reason: point.reason ?? "no_data" } : { value: point.value };
  return metric.unit === "money" || metric.unit === "count" ? { value: 0 } : { value: null, reason: "no_base" };
}
