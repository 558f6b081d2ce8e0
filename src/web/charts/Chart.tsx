import { useElementSize, useMergedRef } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from "react";
import { useWords } from "../i18n/index.ts";
import type { Search } from "../search.ts";
import { type Colour, type Colours, useColours } from "./colours.ts";
import { type Drawing, init, type Option } from "./engine.ts";
import "./chart.css";

/** What is said of one place of the axis, on hover and by keyboard. */
export interface Tip {
  readonly title: string;
  readonly rows: readonly { readonly colour: Colour; readonly name: string; readonly text: string }[];
}

export interface Space {
  readonly colours: Colours;
  readonly width: number;
  readonly narrow: boolean;
}

/** The drawing as an image, for whoever wants to take it along. */
export interface Picture {
  readonly png: () => string;
}

export interface ChartProps {
  /** The whole drawing in a sentence, for those who do not see it. */
  readonly description: string;
  readonly option: (space: Space) => Option;
  readonly height: number | ((narrow: boolean) => number);
  readonly places: number;
  readonly pointer?: "line" | "shadow";
  readonly tip: (place: number) => Tip | null;
  /** Absent where nothing is behind the values. */
  readonly open?: ((place: number, series: string | undefined) => Search | undefined) | undefined;
  readonly picture?: Ref<Picture>;
}

const NARROW = 560;

function tipNode({ title, rows }: Tip): HTMLElement {
  const root = document.createElement("div");
  root.className = "chart-tip";
  root.append(Object.assign(document.createElement("strong"), { textContent: title }));
  for (const { colour, name, text } of rows) {
    const row = Object.assign(document.createElement("div"), { className: "chart-tip-row" });
    const mark = Object.assign(document.createElement("i"), { className: "chart-key" });
    mark.style.background = `var(--${colour})`;
    row.append(
      mark,
      Object.assign(document.createElement("span"), { textContent: name }),
      Object.assign(document.createElement("b"), { textContent: text }),
    );
    root.append(row);
  }
  return root;
}

const common = (place: (index: number) => HTMLElement | string, pointer: "line" | "shadow", colours: Colours): Option => ({
  animation: false,
  textStyle: { fontFamily: "system-ui, sans-serif", fontSize: 12 },
  tooltip: {
    trigger: "axis",
    axisPointer: {
      type: pointer,
      shadowStyle: { color: "rgba(128,128,128,0.10)" },
      lineStyle: { color: colours["line-strong"], type: "solid" },
    },
    confine: true,
    transitionDuration: 0,
    padding: [8, 12],
    backgroundColor: colours.surface,
    borderColor: colours["line-strong"],
    textStyle: { color: colours.ink },
    formatter: (params: unknown) => {
      const first = (Array.isArray(params) ? params[0] : params) as { dataIndex?: number } | undefined;
      return place(first?.dataIndex ?? -1);
    },
  },
});

/** The place of the axis above or beside which one has clicked; -1 outside the drawing. */
function placeAt(drawing: Drawing, pixel: [number, number]): number {
  if (!drawing.containPixel({ gridIndex: 0 }, pixel)) return -1;
  const [x = -1, y = -1] = drawing.convertFromPixel({ gridIndex: 0 }, pixel);
  const [axis] = (drawing.getOption() as { readonly xAxis?: readonly { readonly type?: string }[] }).xAxis ?? [];
  return Math.round(axis?.type === "category" ? x : y);
}

/** Draws with echarts; hover, arrow keys and a screen reader say the exact numbers, a click or Enter opens the explanation. */
export function Chart({ description, option, height, places, pointer = "shadow", tip, open, picture }: ChartProps) {
  const { t } = useWords();
  const colours = useColours();
  const navigate = useNavigate();
  const { ref: sized, width } = useElementSize();
  const box = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const [place, setPlace] = useState<number | null>(null);
  const narrow = width < NARROW;
  const tall = typeof height === "number" ? height : height(narrow);
  const say = useRef({ tip, open });
  say.current = { tip, open };

  const go = (search: Search | undefined): void => {
    if (search) void navigate({ to: "/explain", search: search as never });
  };
  const follow = useRef(go);
  follow.current = go;

  useEffect(() => {
    if (!box.current) return;
    const made = init(box.current, undefined, { renderer: "canvas" });
    drawing.current = made;
    made.on("click", (event) => {
      const { dataIndex, seriesId } = event as { dataIndex?: number; seriesId?: string };
      if (dataIndex !== undefined) follow.current(say.current.open?.(dataIndex, seriesId));
    });
    made.getZr().on("click", ({ target, offsetX, offsetY }) => {
      if (!target) follow.current(say.current.open?.(placeAt(made, [offsetX, offsetY]), undefined));
    });
    return () => {
      made.dispose();
      drawing.current = null;
    };
  }, []);

  useEffect(() => {
    const made = drawing.current;
    if (!made || width === 0) return;
    made.resize({ width, height: tall });
    const told = (index: number): HTMLElement | string => {
      const what = say.current.tip(index);
      return what ? tipNode(what) : "";
    };
    made.setOption({ ...common(told, pointer, colours), ...option({ colours, width, narrow }) }, { notMerge: true });
  }, [colours, width, narrow, tall, pointer, option]);

  useImperativeHandle(picture, () => ({
    png: () => drawing.current?.getDataURL({ type: "png", pixelRatio: 2, backgroundColor: colours.surface }) ?? "",
  }));

  const step = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const move = moves[event.key];
    if (event.key === "Enter" && place !== null) go(open?.(place, undefined));
    else if (event.key === "Escape") setPlace(null);
    else if (move !== undefined) setPlace(Math.max(0, Math.min(places - 1, (place ?? (move > 0 ? -1 : places)) + move)));
    else return;
    event.preventDefault();
  };

  useEffect(() => {
    if (place === null) drawing.current?.dispatchAction({ type: "hideTip" });
    else drawing.current?.dispatchAction({ type: "showTip", seriesIndex: 0, dataIndex: place });
  }, [place]);

  const told = place === null ? null : tip(place);
  const merged = useMergedRef(sized, box);
  return (
    <div
      ref={merged}
      className="chart"
      style={{ height: tall }}
      role="slider"
      aria-roledescription={t("chart.role")}
      aria-label={description}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, places - 1)}
      aria-valuenow={place ?? 0}
      aria-valuetext={
        told
          ? `${told.title}: ${told.rows.map(({ name, text }) => `${name} ${text}`.trim()).join(", ")}`
          : t(open ? "chart.keys" : "chart.move")
      }
      tabIndex={0}
      onKeyDown={step}
      onBlur={() => setPlace(null)}
    />
  );
}
