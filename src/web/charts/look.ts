import type { Unit } from "../i18n/index.ts";
import { told, type Words, writtenShort } from "../units.ts";
import type { Tip } from "./Chart.tsx";
import type { Colours } from "./colours.ts";
import { at, type Series } from "./series.ts";

/** Hatching for what is not complete. */
export const hatched = (colours: Colours): object => ({
  color: colours.surface,
  symbol: "rect",
  symbolSize: 1,
  dashArrayX: [1, 0],
  dashArrayY: [3, 4],
  rotation: -Math.PI / 4,
});

export const categoryAxis = (labels: readonly string[], colours: Colours): object => ({
  type: "category",
  data: labels,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: colours["line-strong"] } },
  axisLabel: { color: colours["ink-2"], hideOverlap: true, fontSize: 11.5 },
});

export const valueAxis = (unit: Unit, currency: string | undefined, words: Words, colours: Colours): object => ({
  type: "value",
  splitNumber: 4,
  // There is nothing between one and two of something that is counted.
  ...(unit === "count" ? { minInterval: 1 } : {}),
  axisLabel: { color: colours["ink-2"], fontSize: 11.5, formatter: (value: number) => writtenShort(value, unit, currency, words) },
  splitLine: { lineStyle: { color: colours.line } },
});

/** A tip with more rows than this would cover what it speaks of. */
const MOST = 14;

/** The exact numbers of one place, with their intervals and what is to be known of them. */
export function tipOf(series: readonly Series[], place: number, unit: Unit, currency: string | undefined, words: Words): Tip | null {
  const marks = at(series, place).slice(-MOST);
  const [first] = marks;
  if (!first) return null;
  return {
    title: `${first.mark.label}${marks.some(({ mark }) => mark.point.partial) ? ` (${words.t("chart.partial")})` : ""}`,
    rows: marks.map(({ of, mark: { point } }) => ({
      colour: of.colour,
      name: of.name,
      text: [
        told(point, unit, currency, words),
        point.low !== undefined && point.high !== undefined
          ? words.t("chart.interval", { interval: words.f.interval(point.low, point.high) })
          : "",
        unit === "ratio" && point.value !== null ? words.t("chart.n", { n: words.f.number(point.n, 0) }) : "",
      ]
        .filter(Boolean)
        .join(" · "),
    })),
  };
}
