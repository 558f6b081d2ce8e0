import type { Drawing, Stage } from "./model.ts";

export interface Point {
  /** Along the journey, and half the thickness of the wing there. */
  readonly at: number;
  readonly half: number;
}

export interface Shape {
  /** Where each stage stands along the journey. */
  readonly places: ReadonlyMap<string, number>;
  readonly left: readonly Point[];
  readonly right: readonly Point[];
  readonly knot: { readonly from: number; readonly to: number; readonly half: number };
  readonly step: number;
  /** Marks of the logarithmic scale: a count and the half thickness that stands for it. */
  readonly marks: readonly { readonly count: number; readonly half: number }[];
}

/** So that a stage with next to nothing can still be seen and clicked. */
const THINNEST = 7;

/** Half thickness of counts on a logarithmic scale that begins a power of ten below the smallest. */
export function logScale(counts: readonly number[], thickest: number): { readonly of: (count: number) => number; readonly floor: number } {
  const most = Math.max(1, ...counts);
  const least = Math.max(1, Math.min(...counts.filter((count) => count > 0), most));
  const floor = 10 ** Math.floor(Math.log10(Math.max(1, least / 2)));
  const span = Math.log10(Math.max(most, floor * 10) / floor);
  return { of: (count) => Math.max(THINNEST, (Math.log10(Math.max(count, floor) / floor) / span) * thickest), floor };
}

/** Half thickness of money: a plain scale that begins at zero. */
export const plainScale = (amounts: readonly number[], thickest: number) => {
  const most = Math.max(1, ...amounts);
  return (amount: number): number => Math.max(THINNEST, (Math.max(0, amount) / most) * thickest);
};

/** Places every stage and gives both wings their edges. Stages nobody records take half the room. */
export function shapeOf({ stages }: Drawing, length: number, thickest: number): Shape {
  const room = (stage: Stage): number => (stage.known ? 1 : 0.72);
  const step = length / stages.reduce((sum, stage) => sum + room(stage), 0);
  const places = new Map<string, number>();
  let at = 0;
  for (const stage of stages) {
    places.set(stage.id, at + (room(stage) * step) / 2);
    at += room(stage) * step;
  }
  const placeOf = (stage: Stage): number => places.get(stage.id) ?? 0;
  const knot = stages.find(({ half }) => half === "knot");
  const centre = knot ? placeOf(knot) : length / 2;
  const known = stages.filter(({ weight }) => weight !== null);
  const counts = known.filter(({ half }) => half !== "right");
  const amounts = known.filter(({ half }) => half === "right");
  const log = logScale(
    counts.map(({ weight }) => weight ?? 0),
    thickest,
  );
  const plain = plainScale([knot?.start ?? 0, ...amounts.map(({ weight }) => weight ?? 0)], thickest);
  const left = counts
    .filter(({ half }) => half === "left")
    .map((stage): Point => ({ at: placeOf(stage), half: log.of(stage.weight ?? 0) }));
  const right = amounts.map((stage): Point => ({ at: placeOf(stage), half: plain(stage.weight ?? 0) }));
  const inner = step * 0.36;
  const knotLeft = log.of(knot?.weight ?? 0);
  const knotRight = plain(knot?.start ?? 0);
  const first = left[0];
  const last = right.at(-1);
  return {
    places,
    step,
    left: [...(first ? [{ at: 0, half: first.half }] : []), ...left, { at: centre - inner, half: knotLeft }],
    right:
      amounts.length === 0 ? [] : [{ at: centre + inner, half: knotRight }, ...right, ...(last ? [{ at: length, half: last.half }] : [])],
    knot: { from: centre - inner, to: centre + inner, half: Math.max(24, Math.min(knotLeft, thickest * 0.6)) },
    marks: [log.floor * 10, log.floor * 100, log.floor * 1000, log.floor * 10_000]
      .map((count) => ({ count, half: log.of(count) }))
      .filter(({ half }) => half <= thickest * 1.02),
  };
}

/** An outline through points: flat at every stage, smooth between them. `upright` turns the journey downwards. */
export function outline(points: readonly Point[], axis: number, upright: boolean): string {
  const [first, ...others] = points;
  if (!first) return "";
  const xy = (at: number, across: number): string =>
    upright ? `${round(axis + across)} ${round(at)}` : `${round(at)} ${round(axis + across)}`;
  const side = (list: readonly Point[], sign: 1 | -1): string => {
    let path = "";
    for (let i = 1; i < list.length; i++) {
      const [from, to] = [list[i - 1] as Point, list[i] as Point];
      const middle = (from.at + to.at) / 2;
      path += `C${xy(middle, sign * from.half)} ${xy(middle, sign * to.half)} ${xy(to.at, sign * to.half)}`;
    }
    return path;
  };
  const back = [...points].reverse();
  const last = back[0] ?? first;
  return `M${xy(first.at, -first.half)}${side([first, ...others], -1)}L${xy(last.at, last.half)}${side(back, 1)}Z`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Half thickness of a wing at any place, along the same curve as its outline. */
export function halfAt(points: readonly Point[], at: number): number {
  const after = points.findIndex((point) => point.at >= at);
  const to = points[after];
  const from = points[after - 1];
  if (!to) return points.at(-1)?.half ?? 0;
  if (!from) return to.half;
  const t = to.at === from.at ? 1 : (at - from.at) / (to.at - from.at);
  return from.half + (to.half - from.half) * t * t * (3 - 2 * t);
}
