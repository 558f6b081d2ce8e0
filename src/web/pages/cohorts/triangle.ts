import type { MetricAnswer } from "../../../contract/index.ts";
import type { Mark, Series } from "../../charts/series.ts";
import { type Address, explanationOf } from "../../explain-link.ts";
import type { Format, Translate } from "../../i18n/index.ts";
import type { Search } from "../../search.ts";
import { colourOf } from "./split.ts";

/** One cohort with its value at every age, in months. */
export interface Cohort {
  readonly period: string;
  readonly label: string;
  readonly n: number;
  readonly ages: ReadonlyMap<number, Mark>;
}

/** `own`: what an explanation needs beside the cell, such as the meter. */
export function cohortsOf(
  { metric, method, series, currency }: MetricAnswer,
  search: Search,
  own: Partial<Address>,
  f: Format,
): readonly Cohort[] {
  const periods = [...new Set(series.map(({ period }) => period))];
  return periods.map((period) => {
    const points = series.filter((point) => point.period === period);
    const label = f.period(period);
    return {
      period,
      label,
      n: points[0]?.n ?? 0,
      ages: new Map(
        points.map((point) => {
          const explanation = explanationOf(search, { metric, method, period, part: point.part, currency, ...own });
          return [Number(point.part), { label, point, explanation }] as const;
        }),
      ),
    };
  });
}

export const oldest = (cohorts: readonly Cohort[]): number => Math.max(0, ...cohorts.flatMap(({ ages }) => [...ages.keys()]));

/** Ages that have a column: every one of monthly cohorts, every third of larger ones. */
export const columnsOf = (cohorts: readonly Cohort[], every: number): readonly number[] =>
  Array.from({ length: Math.floor(oldest(cohorts) / every) + 1 }, (_, i) => i * every);

/** Each cohort as a curve over its age; the newest is drawn strongest. */
export function curvesOf(cohorts: readonly Cohort[], t: Translate): readonly Series[] {
  const shown = cohorts.filter(({ ages }) => ages.size > 1 && [...ages.values()].some(({ point }) => point.value !== null));
  const longest = oldest(shown);
  return shown.map(({ period, label, ages }, i) => ({
    id: period,
    name: label,
    colour: "accent",
    strength: shown.length === 1 ? 1 : 0.25 + (0.75 * i) / (shown.length - 1),
    marks: Array.from({ length: longest + 1 }, (_, age): Mark => {
      const found = ages.get(age);
      const named = t("cohorts.age", { count: age });
      return found ? { ...found, label: named } : { label: named, point: { value: null, n: 0, reason: "too_young" } };
    }),
  }));
}

/** One age of every cohort, of each of some groups: whether newer customers stay better than older ones did. */
export function trendsAt(
  groups: readonly { readonly name: string; readonly cohorts: readonly Cohort[] }[],
  age: number,
): readonly Series[] {
  const periods = [
    ...new Set(groups.flatMap(({ cohorts }) => cohorts.filter(({ ages }) => ages.has(age)).map(({ period }) => period))),
  ].sort();
  const labels = new Map(groups.flatMap(({ cohorts }) => cohorts.map(({ period, label }) => [period, label] as const)));
  return groups.map(({ name, cohorts }, i) => ({
    id: `trend-${i}`,
    name,
    colour: colourOf(i),
    marks: periods.map((period): Mark => {
      const found = cohorts.find((cohort) => cohort.period === period)?.ages.get(age);
      return found ?? { label: labels.get(period) ?? period, point: { value: null, n: 0, reason: "no_base" } };
    }),
  }));
}
