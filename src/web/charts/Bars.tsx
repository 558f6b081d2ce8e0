import { type Ref, useCallback } from "react";
import { type Unit, useWords } from "../i18n/index.ts";
import { writtenShort } from "../units.ts";
import { Chart, type Picture, type Space } from "./Chart.tsx";
import type { Colour } from "./colours.ts";
import type { Option } from "./engine.ts";
import { categoryAxis, hatched, tipOf, valueAxis } from "./look.ts";
import { labelsOf, type Series } from "./series.ts";

interface BarsProps {
  readonly description: string;
  /** Stacked upon each other; what is negative hangs below. */
  readonly series: readonly Series[];
  readonly unit: Unit;
  readonly currency?: string | undefined;
  readonly height?: number;
  /** Writes the value on every bar. */
  readonly labelled?: boolean;
  /** Colours of single places, where they have a meaning of their own. */
  readonly colourAt?: (place: number) => Colour;
  readonly picture?: Ref<Picture>;
}

/** Amounts by period or class, from zero. */
export function Bars({ description, series, unit, currency, height = 260, labelled = false, colourAt, picture }: BarsProps) {
  const words = useWords();
  const option = useCallback(
    ({ colours, narrow }: Space): Option => ({
      grid: { left: 4, right: 4, top: labelled ? 22 : 10, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      xAxis: categoryAxis(labelsOf(series), colours),
      yAxis: { ...valueAxis(unit, currency, words, colours), ...(narrow ? { splitNumber: 3 } : {}) },
      series: series.map(({ id, name, colour, marks }) => ({
        type: "bar",
        id,
        name,
        stack: "all",
        barCategoryGap: labelled ? "12%" : "30%",
        barMaxWidth: 44,
        itemStyle: { color: colours[colour], borderRadius: 1 },
        label: {
          show: labelled && !narrow,
          position: "top",
          color: colours["ink-2"],
          fontSize: 11,
          formatter: ({ value }: { value: number | null }) => (value ? writtenShort(value, unit, currency, words) : ""),
        },
        data: marks.map(({ point }, i) => ({
          value: point.value,
          itemStyle: {
            ...(colourAt ? { color: colours[colourAt(i)] } : {}),
            ...(point.partial ? { decal: hatched(colours) } : {}),
          },
        })),
      })),
    }),
    [series, unit, currency, labelled, colourAt, words],
  );
  return (
    <Chart
      description={description}
      option={option}
      height={height}
      places={labelsOf(series).length}
      tip={(place) => tipOf(colourAt ? series.map((one) => ({ ...one, colour: colourAt(place) })) : series, place, unit, currency, words)}
      open={(place, id) => (series.find((one) => one.id === id) ?? series[0])?.marks[place]?.explanation}
      {...(picture ? { picture } : {})}
    />
  );
}
