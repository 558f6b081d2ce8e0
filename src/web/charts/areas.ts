import type { Colours } from "./colours.ts";
import { type Band, type Spot, valuesOf } from "./series.ts";

/** An area between two series: the lower one, and on top of it what is missing to the upper one. */
export function areaOf({ low, high, opacity }: Band, colours: Colours, narrow: boolean): object[] {
  const [from, to] = [valuesOf(low), valuesOf(high)];
  const colour = colours[high.colour];
  const unseen = {
    type: "line",
    symbol: "none",
    silent: true,
    emphasis: { disabled: true },
    lineStyle: { opacity: 0 },
    stack: `${high.id}~area`,
  };
  const name = (text: string): object => ({
    endLabel: { show: !narrow, color: colours["ink-2"], fontSize: 11, lineHeight: 14, formatter: () => text },
    labelLayout: { moveOverlap: "shiftY" },
  });
  return [
    { ...unseen, ...(low.nameless ? {} : name(low.name)), id: `${low.id}~area`, color: colour, data: from, z: 1 },
    {
      ...unseen,
      ...(high.nameless ? {} : name(high.name)),
      id: `${high.id}~area`,
      color: colour,
      data: to.map((value, i) => (value === null || from[i] == null ? null : value - from[i])),
      areaStyle: { color: colour, opacity },
      z: 1,
    },
  ];
}

/** A value of its own, named at its left, where the lines have not come yet. */
export const spotOf = ({ place, value, name, colour }: Spot, colours: Colours): object => ({
  type: "line",
  id: `~spot ${name}`,
  symbol: "diamond",
  symbolSize: 13,
  showSymbol: true,
  showAllSymbol: true,
  silent: true,
  color: colours[colour],
  itemStyle: { borderColor: colours.surface, borderWidth: 1.5 },
  data: Array.from({ length: place + 1 }, (_, i) => (i === place ? value : null)),
  label: {
    show: true,
    position: "left",
    distance: 7,
    color: colours[colour],
    fontWeight: 600,
    fontSize: 12,
    formatter: () => name,
    backgroundColor: colours.surface,
    padding: [1, 3],
  },
  labelLayout: { hideOverlap: false, moveOverlap: "shiftX" },
  z: 5,
});

/** A line across the axis, with its name. */
export const dividedAt = (
  divide: { readonly place: number; readonly name: string } | undefined,
  colours: Colours,
  narrow: boolean,
): object[] =>
  divide === undefined
    ? []
    : [
        {
          type: "line",
          id: "~divide",
          data: [],
          silent: true,
          markLine: {
            silent: true,
            symbol: "none",
            data: [{ xAxis: divide.place }],
            lineStyle: { color: colours["line-strong"], type: "solid", width: 1 },
            label: {
              show: !narrow,
              position: "insideEndTop",
              rotate: 0,
              color: colours["ink-2"],
              fontSize: 11,
              align: "right",
              padding: [0, 6, 0, 0],
              formatter: () => divide.name,
            },
          },
        },
      ];
