import { halfAt, type Shape, shapeOf } from "./geometry.ts";
import type { Drawing, Loop, Passage, Stage } from "./model.ts";
import { Node, type Opening, useArrows } from "./Node.tsx";
import { Lines, wrapped } from "./text.tsx";
import { Wings } from "./Wings.tsx";

const NAMES = 104;
const THICKEST = 92;
const AXIS = NAMES + 52 + THICKEST;
const BELOW = AXIS + THICKEST + 14;
const HEIGHT = BELOW + 132;
const LINE = 16;

interface WideProps extends Opening {
  readonly drawing: Drawing;
  readonly width: number;
  readonly hashOf: (id: string) => string;
}

/** The Bowtie lying down, for wide screens and paper. */
export function Wide({ drawing, width, hashOf, opened, onOpen }: WideProps) {
  const shape = shapeOf(drawing, width, THICKEST);
  const place = (id: string): number => shape.places.get(id) ?? 0;
  const arrows = useArrows(false);
  const faded = drawing.funnel !== null;
  const isHidden = (id: string): boolean => faded && drawing.stages.some((stage) => stage.id === id && stage.half === "right");
  const constraint = drawing.passages.find(({ isConstraint, to }) => isConstraint && !isHidden(to));
  const shared = { hashOf, opened, onOpen };
  return (
    <svg className="bt" viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT} {...arrows}>
      <title>{drawing.title}</title>
      <Wings
        shape={shape}
        axis={AXIS}
        upright={false}
        faded={faded}
        constraint={constraint ? { from: place(constraint.from), to: place(constraint.to) } : null}
      />
      <Scale shape={shape} written={drawing.count} />
      <Arcs loops={drawing.loops} place={place} faded={faded} {...shared} />
      {drawing.stages.map((stage, i) => (
        <StageNode
          key={stage.id}
          isEntry={i === 0}
          stage={stage}
          at={place(stage.id)}
          step={shape.step}
          faded={isHidden(stage.id)}
          {...shared}
        />
      ))}
      {drawing.passages.map((passage) => (
        <PassageNode
          key={passage.id}
          passage={passage}
          from={place(passage.from)}
          to={place(passage.to)}
          shape={shape}
          word={drawing.constraint}
          faded={isHidden(passage.to)}
          {...shared}
        />
      ))}
      {drawing.funnel && (
        <Lines
          x={(shape.knot.to + width) / 2}
          y={AXIS - (drawing.funnel.length - 1) * 11}
          lines={drawing.funnel}
          height={22}
          className="bt-funnel"
        />
      )}
      <text x={0} y={HEIGHT - 4} className="bt-note">
        {drawing.scaleLeft}
      </text>
      <text x={width} y={HEIGHT - 4} className="bt-note" textAnchor="end">
        {drawing.scaleRight}
      </text>
    </svg>
  );
}

/** Marks of the logarithmic scale at the left edge. */
const Scale = ({ shape, written }: { readonly shape: Shape; readonly written: (count: number) => string }) => (
  <g>
    {shape.marks.map(({ count, half }) => (
      <g key={count}>
        <line x1={0} x2={6} y1={AXIS - half} y2={AXIS - half} className="bt-mark" />
        <text x={9} y={AXIS - half + 4} className="bt-tick">
          {written(count)}
        </text>
      </g>
    ))}
  </g>
);

interface Shared extends Opening {
  readonly hashOf: (id: string) => string;
  readonly faded: boolean;
}

function StageNode({
  stage,
  at,
  step,
  faded,
  hashOf,
  ...opening
}: Shared & { readonly stage: Stage; readonly isEntry: boolean; readonly at: number; readonly step: number }) {
  const half = (step / 2) * (stage.known ? 0.94 : 0.66);
  const names = wrapped(stage.name, half * 2);
  return (
    <Node
      id={stage.id}
      told={stage.told}
      row="stages"
      at={at}
      box={{ x: at - half, y: NAMES - 16, width: half * 2, height: BELOW - NAMES + 8 }}
      hash={hashOf(stage.id)}
      {...opening}
    >
      <g className={faded ? "bt-faded-text" : ""}>
        <Lines x={at} y={NAMES} lines={names} height={15} className={stage.known ? "bt-name" : "bt-name bt-dim"} />
        {stage.known && <Lines x={at} y={NAMES + names.length * 15 + 1} lines={stage.notes} height={14} className="bt-note" />}
        <text x={at} y={AXIS + 7} className={`${stage.known ? "bt-value" : "bt-note"} ${stage.half === "knot" ? "bt-on-knot" : ""}`}>
          {stage.known ? stage.value : ""}
        </text>
        {!stage.known && <Lines x={at} y={AXIS - 4} lines={wrapped(stage.value, half * 2)} height={14} className="bt-note" />}
      </g>
    </Node>
  );
}

interface PassageProps extends Shared {
  readonly passage: Passage;
  readonly from: number;
  readonly to: number;
  readonly shape: Shape;
  readonly word: string;
}

function PassageNode({ passage, from, to, shape, word, faded, hashOf, ...opening }: PassageProps) {
  const at = (from + to) / 2;
  const half = Math.min(70, shape.step * 0.48);
  const edge = at < shape.knot.from ? halfAt(shape.left, at) : at > shape.knot.to ? halfAt(shape.right, at) : shape.knot.half;
  const lines = passage.isConstraint ? [...passage.notes, word] : passage.notes;
  return (
    <Node
      id={passage.id}
      told={passage.told}
      row="passages"
      at={at}
      box={{ x: at - half, y: BELOW + 4, width: half * 2, height: 26 + lines.length * LINE }}
      hash={hashOf(passage.id)}
      {...opening}
    >
      <g className={`${faded ? "bt-faded-text" : ""} ${passage.isConstraint ? "bt-bad" : ""}`}>
        <line x1={at} x2={at} y1={AXIS + edge + 3} y2={BELOW + 4} className="bt-lead" />
        <text x={at} y={BELOW + 22} className="bt-rate">
          {passage.rate}
        </text>
        <Lines x={at} y={BELOW + 38} lines={lines} height={LINE} className="bt-note" />
      </g>
    </Node>
  );
}

/** Loops above the right wing, the longest outermost. */
function Arcs({
  loops,
  place,
  faded,
  hashOf,
  ...opening
}: Shared & { readonly loops: readonly Loop[]; readonly place: (id: string) => number }) {
  const base = NAMES - 20;
  const ordered = [...loops].sort((a, b) => Math.abs(place(a.from) - place(a.to)) - Math.abs(place(b.from) - place(b.to)));
  return ordered.map((loop, i) => {
    const [from, to] = [place(loop.from) - i * 7, place(loop.to)];
    const top = base - 18 - i * 21;
    const radius = Math.min(22, Math.abs(from - to) / 2);
    const d = `M${from} ${base}V${top + radius}Q${from} ${top} ${from - radius} ${top}H${to + radius}Q${to} ${top} ${to} ${top + radius}V${base - 5}`;
    const middle = (from + to) / 2;
    const room = loop.text.length * 6.6 + 14;
    return (
      <g key={loop.id} className={faded ? "bt-faded-text" : ""}>
        <path d={d} className="bt-arc" strokeWidth={1.5 + loop.share * 6} />
        <path d={`M${to - 5} ${base - 7}h10l-5 7z`} className="bt-arrow" />
        <Node
          id={loop.id}
          told={loop.told}
          row="loops"
          at={middle}
          box={{ x: middle - room / 2, y: top - 9, width: room, height: 18 }}
          hash={hashOf(loop.id)}
          {...opening}
        >
          <text x={middle} y={top + 4} className="bt-loop">
            {loop.text}
          </text>
        </Node>
      </g>
    );
  });
}
