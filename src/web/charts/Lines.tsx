import { type Ref, useCallback } from "react";
import { type Unit, useWords } from "../i18n/index.ts";
import { written, writtenShort } from "../units.ts";
import { areaOf, dividedAt, spotOf } from "./areas.ts";
import { Chart, type Picture, type Space } from "./Chart.tsx";
import type { Colours } from "./colours.ts";
import type { Option } from "./engine.ts";
import { categoryAxis, tipOf, valueAxis } from "./look.ts";
import { type Band, labelsOf, type Series, type Spot, valuesOf } from "./series.ts";

interface LinesProps {
  readonly description: string;
  readonly series: readonly Series[];
  readonly unit: Unit;
  readonly currency?: string | undefined;
  /** A value with a meaning of its own, such as 100 %. */
  readonly mark?: number;
  readonly fromZero?: boolean;
  /** A value holds until the next one: drawn level, then straight down. */
  readonly steps?: boolean;
  /** False where keys above the drawing name the lines: their ends then say the value only. */
  readonly named?: boolean;
  readonly height?: number | ((narrow: boolean) => number);
  readonly picture?: Ref<Picture>;
  /** Drawn beneath the lines, widest first. */
  readonly bands?: readonly Band[];
  readonly spots?: readonly Spot[];
  /** A place that divides the axis, such as today, with its name. */
  readonly divide?: { readonly place: number; readonly name: string };
  /** False where nothing is behind the values. */
  readonly opens?: boolean;
}

/** More lines than this cannot all be named beside their ends; the first and the last still are. */
const NAMED = 12;
const NAMED_NARROW = 5;

const NONE: readonly never[] = [];

interface Style {
  readonly filled: boolean;
  readonly named: boolean;
  readonly isAlone: boolean;
  readonly isCramped: boolean;
  readonly steps: boolean;
}

const STEP = { step: "end" } as const;

/** Complete values are drawn through; what is not complete continues them dashed. */
function drawn(
  series: Series,
  colours: Colours,
  label: (value: number) => string,
  { filled, named, isAlone, isCramped, steps }: Style,
): object[] {
  const all = valuesOf(series);
  const strength = series.strength ?? 1;
  const partial = series.marks.map(({ point }) => point.partial === true);
  const solid = all.map((value, i) => (partial[i] ? null : value));
  const dashed = all.map((value, i) => (partial[i] || partial[i + 1] ? value : null));
  const last = all.findLastIndex((value) => value !== null);
  const line = {
    type: "line",
    symbol: "circle",
    symbolSize: 5,
    showSymbol: all.filter((value) => value !== null).length < 3,
    color: colours[series.colour],
    triggerLineEvent: true,
    emphasis: { disabled: true },
    ...(steps ? STEP : {}),
  };
  const end = {
    endLabel: {
      show: named,
      color: colours[series.colour],
      fontSize: 12,
      fontWeight: 600,
      // Without it the library measures a Chinese letter, and names overlap where no font has one.
      lineHeight: 15,
      opacity: Math.max(0.75, strength),
      // A line that ends early is named where others may pass.
      ...(last < all.length - 1 ? { backgroundColor: colours.surface, padding: [1, 3], offset: [0, -11] } : {}),
      formatter: () =>
        series.strength === undefined && !isCramped ? `${isAlone ? "" : series.name} ${label(all[last] ?? 0)}`.trim() : series.name,
    },
    labelLayout: { moveOverlap: "shiftY" },
  };
  const area = filled && !steps && series.strength === undefined ? { areaStyle: { opacity: 0.08 } } : {};
  const ends = partial[last];
  return [
    {
      ...line,
      ...area,
      ...(ends ? {} : end),
      id: series.id,
      name: series.name,
      data: solid,
      lineStyle: { width: 2, opacity: strength, ...(series.dashed ? { type: [6, 4] } : {}) },
    },
    ...(partial.some(Boolean)
      ? [
          {
            ...line,
            ...(ends ? end : {}),
            id: `${series.id}~partial`,
            data: dashed,
            lineStyle: { width: 2, opacity: strength, type: [3, 4] },
          },
        ]
      : []),
    ...band(series, colours, steps),
  ];
}

/** The interval, drawn as what lies between its ends. */
function band({ id, colour, marks, strength }: Series, colours: Colours, steps: boolean): object[] {
  if (strength !== undefined || !marks.some(({ point }) => point.low !== undefined)) return [];
  const unseen = { symbol: "none", lineStyle: { opacity: 0 }, silent: true, emphasis: { disabled: true } };
  const base = { type: "line", stack: `${id}~band`, ...unseen, ...(steps ? STEP : {}) };
  return [
    { ...base, id: `${id}~low`, data: marks.map(({ point }) => point.low ?? null) },
    {
      ...base,
      id: `${id}~high`,
      data: marks.map(({ point }) => (point.low === undefined || point.high === undefined ? null : point.high - point.low)),
      areaStyle: { color: colours[colour], opacity: 0.14 },
    },
  ];
}

/** Values over time, with their intervals. */
export function Lines({
  description,
  series,
  unit,
  currency,
  mark,
  fromZero = false,
  steps = false,
  named = true,
  height = 240,
  picture,
  bands = NONE,
  spots = NONE,
  divide,
  opens = true,
}: LinesProps) {
  const words = useWords();
  const option = useCallback(
    ({ colours, width, narrow }: Space): Option => {
      const label = (value: number): string =>
        unit === "money" ? words.f.moneyShort(value, currency) : written(value, unit, currency, words);
      const isNamed = (one: Series, i: number): boolean =>
        one.nameless === undefined && (i === 0 || i === series.length - 1 || series.length <= (narrow ? NAMED_NARROW : NAMED));
      const labelled = series.filter(isNamed);
      // On a phone the title names a single line; its end has room for the value only.
      const isAlone = !named || (narrow && labelled.length === 1);
      const room = (length: (one: Series) => number): number => Math.max(0, ...labelled.map(length)) * 7.4 + 26;
      const full = room(
        ({ name, marks }) =>
          (isAlone ? 0 : name.length) + label(marks.findLast(({ point }) => point.value !== null)?.point.value ?? 0).length,
      );
      // Where names and values do not fit, names go first: the values are a touch away.
      const isCramped = !isAlone && full > width * 0.4;
      return {
        grid: {
          left: 4,
          right: Math.min(width * 0.4, isCramped ? room(({ name }) => name.length) : full),
          top: 14,
          bottom: 4,
          outerBoundsMode: "same",
          outerBoundsContain: "axisLabel",
        },
        xAxis: { ...categoryAxis(labelsOf(series), colours), boundaryGap: false },
        yAxis: {
          ...valueAxis(unit, currency, words, colours),
          scale: !fromZero,
          ...(narrow ? { splitNumber: 3 } : {}),
          ...(steps && unit === "ratio" ? { max: 1 } : {}),
        },
        series: series.flatMap((one, i) => [
          ...drawn(one, colours, label, {
            filled: fromZero && divide === undefined,
            steps,
            isAlone,
            isCramped,
            named: isNamed(one, i),
          }),
          ...(i === 0
            ? [
                ...bands.flatMap((band) => areaOf(band, colours, narrow)),
                ...spots.map((spot) => spotOf(spot, colours)),
                ...dividedAt(divide, colours, narrow),
              ]
            : []),
          ...(i === 0 && mark !== undefined ? [reference(mark, fromZero ? writtenShort(mark, unit, currency, words) : null, colours)] : []),
        ]),
      };
    },
    [series, unit, currency, mark, fromZero, steps, named, words, bands, spots, divide],
  );
  return (
    <Chart
      description={description}
      option={option}
      height={height}
      pointer="line"
      places={labelsOf(series).length}
      tip={(place) => tipOf([...series, ...bands.flatMap(({ low, high }) => [high, low])], place, unit, currency, words)}
      open={opens ? (place, id) => (series.find((one) => id?.startsWith(one.id)) ?? series[0])?.marks[place]?.explanation : undefined}
      {...(picture ? { picture } : {})}
    />
  );
}

/** A line at a value with a meaning; named where the axis need not say it. */
const reference = (value: number, name: string | null, colours: Colours): object => ({
  type: "line",
  id: "~mark",
  data: [],
  silent: true,
  markLine: {
    silent: true,
    symbol: "none",
    data: [{ yAxis: value }],
    lineStyle: { color: colours["ink-2"], type: "solid", width: 1 },
    label: { show: name !== null, position: "insideEndTop", color: colours["ink-2"], fontSize: 11, formatter: () => name ?? "" },
  },
});
