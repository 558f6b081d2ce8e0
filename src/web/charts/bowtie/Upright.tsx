import { shapeOf } from "./geometry.ts";
import type { Drawing, Loop, Passage, Stage } from "./model.ts";
import { Node, type Opening, useArrows } from "./Node.tsx";
import { Lines } from "./text.tsx";
import { Wings } from "./Wings.tsx";

const ROW = 128;
const LOOP = 36;

/** The wing takes as much of the width as its words leave. */
const roomOf = (width: number): { readonly thickest: number; readonly axis: number; readonly text: number } => {
  const thickest = Math.max(66, Math.min(150, width * 0.18));
  return { thickest, axis: thickest + 6, text: thickest * 2 + 24 };
};

interface UprightProps extends Opening {
  readonly drawing: Drawing;
  readonly width: number;
  readonly hashOf: (id: string) => string;
}

/** The Bowtie standing, for phones: the journey goes down, words stand beside it. */
export function Upright({ drawing, width, hashOf, opened, onOpen }: UprightProps) {
  const length = drawing.stages.reduce((sum, { known }) => sum + (known ? 1 : 0.72), 0) * ROW;
  const height = length + 16 + drawing.loops.length * LOOP;
  const { thickest, axis } = roomOf(width);
  const shape = shapeOf(drawing, length, thickest);
  const place = (id: string): number => shape.places.get(id) ?? 0;
  const arrows = useArrows(true);
  const faded = drawing.funnel !== null;
  const isHidden = (id: string): boolean => faded && drawing.stages.some((stage) => stage.id === id && stage.half === "right");
  const constraint = drawing.passages.find(({ isConstraint, to }) => isConstraint && !isHidden(to));
  const shared = { width, hashOf, opened, onOpen };
  return (
    <svg className="bt bt-upright" viewBox={`0 -4 ${width} ${height}`} width={width} height={height} {...arrows}>
      <title>{drawing.title}</title>
      <Wings
        shape={shape}
        axis={axis}
        upright
        faded={faded}
        constraint={constraint ? { from: place(constraint.from), to: place(constraint.to) } : null}
      />
      {drawing.stages.map((stage, i) => (
        <UprightStage key={stage.id} isEntry={i === 0} stage={stage} at={place(stage.id)} faded={isHidden(stage.id)} {...shared} />
      ))}
      {drawing.passages.map((passage) => (
        <UprightPassage
          key={passage.id}
          passage={passage}
          at={place(passage.from) + ROW / 2 - 6}
          word={drawing.constraint}
          faded={isHidden(passage.to)}
          {...shared}
        />
      ))}
      {drawing.loops.map((loop, i) => (
        <UprightLoop key={loop.id} loop={loop} at={length + 12 + i * LOOP} faded={faded} {...shared} />
      ))}
    </svg>
  );
}

interface Shared extends Opening {
  readonly at: number;
  readonly width: number;
  readonly faded: boolean;
  readonly hashOf: (id: string) => string;
}

function UprightStage({ stage, at, width, faded, hashOf, ...opening }: Shared & { readonly stage: Stage; readonly isEntry: boolean }) {
  const { axis, text } = roomOf(width);
  return (
    <Node
      id={stage.id}
      told={stage.told}
      row="stages"
      at={at}
      box={{ x: 2, y: at - 26, width: width - 4, height: 54 }}
      hash={hashOf(stage.id)}
      {...opening}
    >
      <g className={faded ? "bt-faded-text" : ""}>
        {stage.known && (
          <text x={axis} y={at + 6} className={`bt-value ${stage.half === "knot" ? "bt-on-knot" : ""}`}>
            {stage.value}
          </text>
        )}
        <text x={text} y={at - 8} className={stage.known ? "bt-name" : "bt-name bt-dim"}>
          {stage.name}
        </text>
        <Lines x={text} y={at + 8} lines={stage.known ? stage.notes : [stage.value]} height={14} className="bt-note" />
      </g>
    </Node>
  );
}

function UprightPassage({
  passage,
  at,
  width,
  word,
  faded,
  hashOf,
  ...opening
}: Shared & { readonly passage: Passage; readonly word: string }) {
  const { text } = roomOf(width);
  const [interval, ...others] = passage.notes;
  const change = others.pop();
  const lines = [others.join(" · "), change ?? "", ...(passage.isConstraint ? [word] : [])].filter((line) => line !== "");
  return (
    <Node
      id={passage.id}
      told={passage.told}
      row="passages"
      at={at}
      box={{ x: text - 10, y: at - 26, width: width - text + 8, height: 28 + lines.length * 14 }}
      hash={hashOf(passage.id)}
      {...opening}
    >
      <g className={`${faded ? "bt-faded-text" : ""} ${passage.isConstraint ? "bt-bad" : ""}`}>
        <path d={`M${text - 2} ${at - 14}v8m-3.500 -3.500l3.500 4l3.500 -4`} className="bt-lead" />
        <text x={text + 10} y={at - 6} className="bt-rate">
          {passage.rate}
          <tspan className="bt-note" dx={8}>
            {interval}
          </tspan>
        </text>
        <Lines x={text + 10} y={at + 10} lines={lines} height={14} className="bt-note" />
      </g>
    </Node>
  );
}

/** A loop that would lead back up: beneath the journey, as a bar of its weight. */
function UprightLoop({ loop, at, width, faded, hashOf, ...opening }: Shared & { readonly loop: Loop }) {
  const { axis, text } = roomOf(width);
  return (
    <Node
      id={loop.id}
      told={loop.told}
      row="loops"
      at={at}
      box={{ x: 2, y: at, width: width - 4, height: LOOP - 4 }}
      hash={hashOf(loop.id)}
      {...opening}
    >
      <g className={faded ? "bt-faded-text" : ""}>
        <path d={`M${axis + 52} ${at + 16}a10 10 0 1 0 -9 6m9 -12v6h-6`} className="bt-turn" />
        <text x={text} y={at + 14} className="bt-loop">
          {loop.text}
        </text>
        <rect x={text} y={at + 20} width={Math.max(2, loop.share * (width - text - 12))} height={5} rx={2.5} className="bt-bar" />
      </g>
    </Node>
  );
}
