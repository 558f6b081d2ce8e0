import { type Ref, useCallback } from "react";
import { type Unit, useWords } from "../i18n/index.ts";
import { differenceOf, writtenShort } from "../units.ts";
import { Chart, type Picture, type Space } from "./Chart.tsx";
import type { Colour, Colours } from "./colours.ts";
import type { Option } from "./engine.ts";
import { categoryAxis, hatched, tipOf, valueAxis } from "./look.ts";
import type { Mark } from "./series.ts";

export interface WaterfallStep {
  readonly id: string;
  readonly mark: Mark;
  readonly colour: Colour;
  /** A level stands on the ground; a change hangs between two levels. */
  readonly kind: "level" | "change";
}

interface WaterfallProps {
  readonly description: string;
  readonly steps: readonly WaterfallStep[];
  readonly unit: Unit;
  readonly currency?: string | undefined;
  readonly picture?: Ref<Picture>;
}

interface Placed {
  readonly low: number;
  readonly high: number;
  /** The level after the step. */
  readonly end: number;
}

function placed(steps: readonly WaterfallStep[]): readonly Placed[] {
  let level = 0;
  return steps.map(({ kind, mark: { point } }) => {
    const start = kind === "level" ? 0 : level;
    level = kind === "level" ? (point.value ?? 0) : level + (point.value ?? 0);
    return { low: Math.min(start, level), high: Math.max(start, level), end: level };
  });
}

const ROW = 38;

/** From one level to another, step by step. It lies down on a narrow screen. */
export function Waterfall({ description, steps, unit, currency, picture }: WaterfallProps) {
  const words = useWords();
  const option = useCallback(
    ({ colours, width, narrow }: Space): Option => {
      const places = placed(steps);
      const signed = (step: WaterfallStep): string => {
        const value = step.mark.point.value ?? 0;
        if (step.kind === "change" && unit === "ratio") return differenceOf(value, unit, currency, words);
        return `${step.kind === "change" && value > 0 ? "+" : ""}${writtenShort(value, unit, currency, words)}`;
      };
      const label = { show: true, position: narrow ? "right" : "top", color: colours.ink, fontSize: 12, fontWeight: 600 };
      const names = categoryAxis(
        steps.map(({ mark }) => mark.label),
        colours,
      );
      const category = {
        ...names,
        axisLabel: {
          color: colours.ink,
          fontSize: 12,
          interval: 0,
          overflow: "break",
          width: narrow ? 104 : Math.max(92, (width - 80) / steps.length - 24),
          lineHeight: 15,
        },
      };
      const value = valueAxis(unit, currency, words, colours);
      const most = Math.max(...places.map(({ high }) => high));
      return {
        grid: {
          left: 4,
          right: narrow ? 96 : 4,
          top: narrow ? 0 : 24,
          bottom: 4,
          outerBoundsMode: "same",
          outerBoundsContain: "axisLabel",
        },
        xAxis: narrow ? { ...value, max: most, show: false } : category,
        yAxis: narrow ? { ...category, inverse: true } : value,
        series: [
          {
            type: "bar",
            id: "ground",
            stack: "one",
            stackStrategy: "all",
            silent: true,
            itemStyle: { color: "transparent" },
            barWidth: "62%",
            data: places.map(({ low }) => low),
          },
          {
            type: "bar",
            id: "step",
            stack: "one",
            // From the ground up, where the ground lies below zero too.
            stackStrategy: "all",
            barMinHeight: 2,
            data: places.map(({ low, high }, i) => {
              const step = steps[i];
              return step ? { value: high - low, itemStyle: lookOf(step, colours), label: { ...label, formatter: signed(step) } } : null;
            }),
          },
          connectors(places, colours, narrow),
        ],
      };
    },
    [steps, unit, currency, words],
  );
  const series = steps.map(({ id, mark, colour }) => ({ id, name: "", colour, marks: [mark] }));
  return (
    <Chart
      description={description}
      option={option}
      height={(narrow) => (narrow ? steps.length * ROW : 320)}
      places={steps.length}
      tip={(place) => tipOf(series.slice(place, place + 1), 0, unit, currency, words)}
      open={(place) => steps[place]?.mark.explanation}
      {...(picture ? { picture } : {})}
    />
  );
}

const lookOf = ({ mark, colour }: WaterfallStep, colours: Colours): object => ({
  color: colours[colour],
  borderRadius: 2,
  ...(mark.point.partial ? { decal: hatched(colours) } : {}),
});

/** A thin line from the end of each step to the beginning of the next. */
const connectors = (places: readonly Placed[], colours: Colours, narrow: boolean): object => ({
  type: "custom",
  id: "connectors",
  silent: true,
  data: places.slice(0, -1).map(({ end }, i) => (narrow ? [end, i] : [i, end])),
  renderItem: (_: unknown, api: { value: (d: number) => number; coord: (p: readonly number[]) => readonly number[] }): object => {
    const [a, b] = [api.value(0), api.value(1)];
    const [x1 = 0, y1 = 0] = api.coord([a, b]);
    const [x2 = 0, y2 = 0] = api.coord(narrow ? [a, b + 1] : [a + 1, b]);
    return { type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: colours["line-strong"], lineWidth: 1 }, z2: -1 };
  },
});
