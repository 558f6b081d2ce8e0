import type { Benchmarks } from "../../../contract/index.ts";
import { benchmarks } from "../../../standard/index.ts";
import type { Language, Translate } from "../../i18n/index.ts";
import { partName } from "../../part-name.ts";
import { type Words, written } from "../../units.ts";

export type Group = Benchmarks["metrics"][number];
export type Row = Group["rows"][number];

/** Name of a metric with its part and its time; metrics that are not counted have names of their own here. */
export function titleOf({ metric, part, window }: Pick<Group, "metric" | "part" | "window">, t: Translate): string {
  const named = t(`benchmarks.metric.${metric}`, { defaultValue: t(`metric.${metric}.title`) });
  const timed = window === "any" ? named : t(`benchmarks.window.${window}`, { metric: named });
  return part === undefined ? timed : t("benchmarks.part", { metric: timed, part: partName(metric, part, t) });
}

/** A benchmark's value as its unit is written. */
export const inUnit = (value: number, unit: Group["unit"], words: Words): string =>
  unit === "months" ? words.t("benchmarks.months", { count: value, n: words.f.number(value) }) : written(value, unit, undefined, words);

/** The low end, the middle and the high end, as far as there are any. */
export function valuesOf({ low, median, high }: Row, unit: Group["unit"], words: Words): string {
  const { t } = words;
  const write = (value: number): string => inUnit(value, unit, words);
  const range =
    low !== null && high !== null
      ? t("benchmarks.between", { low: write(low), high: write(high) })
      : low !== null
        ? t("benchmarks.from", { low: write(low) })
        : high !== null
          ? t("benchmarks.upTo", { high: write(high) })
          : "";
  if (median === null) return range === "" ? t("benchmarks.none") : range;
  return range === "" ? write(median) : t("benchmarks.within", { median: write(median), range });
}

/** Whom a benchmark speaks for, on its axis. */
export function bandOf({ axis, from = null, to = null, currency, is }: Row["band"], { t, f }: Words): string {
  if (axis === "none") return t("benchmarks.band.none");
  const named = t(`benchmarks.axis.${axis}`);
  if (is !== undefined) return `${named}: ${t(`benchmarks.is.${is}`, { defaultValue: is })}`;
  const money = (value: number): string =>
    new Intl.NumberFormat(f.locale, {
      maximumFractionDigits: 0,
      ...(currency === undefined ? {} : { style: "currency", currency }),
    }).format(value);
  if (from !== null && to !== null) return `${named}: ${t("benchmarks.between", { low: money(from), high: money(to) })}`;
  return `${named}: ${from === null ? t("benchmarks.under", { high: money(to ?? 0) }) : t("benchmarks.from", { low: money(from) })}`;
}

/** Published texts exist in every language; those of a peer set are told as they were given. */
export function textsOf(row: Row, language: Language): { readonly definition: string; readonly population: string; readonly off: string } {
  const known = benchmarks.find(({ id }) => id === row.id);
  return {
    definition: known?.definition[language] ?? row.definition,
    population: known?.population[language] ?? row.population,
    off: known?.off?.[language] ?? row.off ?? "",
  };
}
