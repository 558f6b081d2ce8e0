import type { Explanation, GrowthModel, MetricAnswer, SeriesPoint } from "../../../contract/index.ts";
import type { Address } from "../../explain-link.ts";
import { fromMinor } from "./quantity.ts";

/** Where a number is from: a metric that explains itself, the growth model with its evidence, or an assumption that is named. */
export type Source =
  | { readonly kind: "metric"; readonly address: Address; readonly point: SeriesPoint }
  | { readonly kind: "evidence"; readonly n: number; readonly low: number | null; readonly high: number | null }
  | { readonly kind: "assumed"; readonly why: string }
  | { readonly kind: "missing"; readonly why: string };

/** A number of the company, or why there is none. */
export interface Known {
  readonly value: number | null;
  readonly source: Source;
}

export const assumed = (value: number, why: string): Known => ({ value, source: { kind: "assumed", why } });
export const missing = (why: string): Known => ({ value: null, source: { kind: "missing", why } });

const addressOf = ({ metric, method, currency }: MetricAnswer, point: SeriesPoint): Address => ({
  metric,
  method,
  period: point.period,
  part: point.part,
  currency: point.currency ?? currency,
});

/** A value of a metric; money in whole units of its currency, `times` its value where the formula is of another span. */
export function ofMetric(answer: MetricAnswer, part?: string, times = 1): Known {
  const point = answer.series.find((one) => part === undefined || one.part === part);
  if (!point) return missing("no_data");
  const value =
    point.value === null ? null : answer.unit === "money" ? fromMinor(point.value, point.currency ?? answer.currency) : point.value;
  return { value: value === null ? null : value * times, source: { kind: "metric", address: addressOf(answer, point), point } };
}

/** How many cases a metric counted. */
export function casesOf(answer: MetricAnswer): Known {
  const known = ofMetric(answer);
  return known.source.kind === "metric" && known.source.point.n > 0 ? { ...known, value: known.source.point.n } : { ...known, value: null };
}

export type Totals = Readonly<Record<string, number>>;

/** Reasons for a metric to have no value that are none for a part of it that needs no costs. */
export const NO_MARGIN: readonly string[] = ["no_serve_costs", "costs_not_split", "cost_currency", "no_margin", "no_base"];

/**
 * A number made of the totals behind a metric; its explanation lists them. Money totals are in whole units of the currency.
 * Where the metric has no value there is none either, but for the reasons named in `despite`.
 */
export function ofTotals(explanation: Explanation | null, made: (totals: Totals) => number, despite: readonly string[] = []): Known {
  if (explanation === null) return missing("no_data");
  const { metric, method, point, terms, currency } = explanation;
  const totals = Object.fromEntries(terms.map(({ term, unit, total }) => [term, unit === "money" ? fromMinor(total, currency) : total]));
  const value = point.value === null && !despite.includes(point.reason ?? "") ? null : made(totals);
  const address = { metric: metric.id, method: method.name, period: point.period, currency };
  return { value: value !== null && Number.isFinite(value) ? value : null, source: { kind: "metric", address, point } };
}

/** A lever of the growth model with what stands behind it; assumed ones tell nothing and are missing. */
export function ofModel(growth: GrowthModel | null, lever: string, times = 1): Known {
  const evidence = growth?.all.evidence[lever];
  if (!evidence || evidence.basis === "assumed" || evidence.basis === "none")
    return missing(evidence?.note === "not_tracked" ? "not_tracked" : "no_data");
  const scaled = (value: number | null): number | null => (value === null ? null : value * times);
  const { value, n, low, high } = evidence;
  return { value: value * times, source: { kind: "evidence", n, low: scaled(low), high: scaled(high) } };
}
