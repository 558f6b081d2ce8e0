import type { CalibratedView, ScenarioChange } from "../../../../contract/index.ts";
import { canTurn, changed, type Lever, leversOf } from "../../../../growth/index.ts";
import { isLeverId, leverIds, levers as standard } from "../../../../standard/index.ts";

export const groups = ["left", "knot", "right", "money"] as const;
export type Group = (typeof groups)[number];

export type Evidence = CalibratedView["evidence"][string];

/** One lever of one segment, or of several side by side, as a row shows it. */
export interface LeverView {
  readonly id: string;
  readonly unit: Lever["unit"];
  readonly better: Lever["better"];
  readonly group: Group;
  /** Part of the drawing it works on. */
  readonly part: string;
  readonly most: number;
  /** Present values, one for each segment that has the lever. */
  readonly values: readonly number[];
  readonly evidence: readonly Evidence[];
}

/** What winning costs whatever comes in; what it costs for each entry, the standard knows as spend. */
const FIXED = "spend_fixed";
export const order: readonly string[] = [...leverIds, FIXED];

const MONEY: ReadonlySet<string> = new Set(["margin", "spend", FIXED]);
const groupOf = (id: string): Group => (MONEY.has(id) ? "money" : isLeverId(id) ? standard[id].half : "left");

/** A rate and a time belong to the passage out of their state; what changes a state as a whole to the state. */
const PARTS: Readonly<Record<string, string>> = {
  price: "state:commit",
  discount: "state:commit",
  usage_churn: "rate:live",
  renewal: "rate:live",
  contraction: "rate:live",
  expansion: "rate:renewed",
  uplift: "rate:renewed",
  "loop.win_back": "state:commit",
  margin: "state:live",
};

export function partOf(id: string, first: string): string {
  const known = PARTS[id];
  if (known !== undefined) return known;
  if (/^(cr|dt)\./.test(id) && isLeverId(id)) return `rate:${standard[id].state}`;
  return `state:${first}`;
}

/** Levers of some segments, in the order of the Bowtie. A fixed sum nobody pays is left out. */
export function leverViews(segments: readonly CalibratedView[]): readonly LeverView[] {
  const first = segments[0]?.model.journey[0]?.from ?? "commit";
  return order.flatMap((id): readonly LeverView[] => {
    const having = segments.filter(({ model }) => canTurn(model, id));
    const levers = having.map(({ model }) => leversOf(model).find((one) => one.id === id)).filter((one) => one !== undefined);
    const [lever] = levers;
    const evidence = having.flatMap((one) => one.evidence[id] ?? []);
    if (lever === undefined || (id === FIXED && levers.every(({ value }) => value === 0))) return [];
    return [
      {
        id,
        unit: lever.unit,
        better: lever.better,
        group: groupOf(id),
        part: partOf(id, first),
        most: lever.most,
        values: levers.map(({ value }) => value),
        evidence,
      },
    ];
  });
}

export const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Values once changes are in force, and whether they had to be held within what the lever can be. */
export function afterChanges(
  { values, most }: LeverView,
  changes: readonly ScenarioChange[],
): { readonly values: readonly number[]; readonly isHeld: boolean } {
  const asked = values.map((value) => changes.reduce((reached, change) => changed(reached, change, 1), value));
  const held = asked.map((value) => Math.min(most, Math.max(0, value)));
  return { values: held, isHeld: held.some((value, i) => Math.abs(value - (asked[i] ?? 0)) > 1e-12) };
}

/** The same change said in another way, as near as one number can say it where segments differ. */
export function saidAs({ values }: LeverView, change: ScenarioChange, by: ScenarioChange["by"]): ScenarioChange {
  const value = meanOf(values);
  const reached = changed(value, change, 1);
  const amount = by === "to" ? reached : by === "points" ? reached - value : value === 0 ? 0 : reached / value - 1;
  return { ...change, by, amount: Number(amount.toPrecision(6)) };
}

export interface Span {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** 1, 2 or 5 times a power of ten, not above a hundredth of what is there. */
function fine(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1e-6, value / 100)));
  const times = Math.max(1e-6, value / 100) / power;
  return power * (times >= 5 ? 5 : times >= 2 ? 2 : 1);
}

const clean = (value: number): number => Number(value.toPrecision(10));
const stepsUp = (value: number, step: number): number => clean(Math.ceil(value / step - 1e-9) * step);

/** How far the slider reaches, in the amount of a change. A number may be typed beyond it. */
export function spanOf(lever: LeverView, by: ScenarioChange["by"]): Span {
  if (by === "relative") return relativeSpan(lever);
  return lever.unit === "share" ? shareSpan(lever, by) : amountSpan(lever, by);
}

function relativeSpan({ values, most }: LeverView): Span {
  const least = Math.min(...values.filter((one) => one > 0));
  const room = Number.isFinite(least) && Number.isFinite(most) ? most / least - 1 : 1;
  return { min: -0.5, max: Math.max(0.01, Math.min(1, stepsUp(room, 0.01))), step: 0.01 };
}

function shareSpan({ values, most }: LeverView, by: "points" | "to"): Span {
  const highest = Math.max(...values, 0);
  const [step, reach, top] = highest < 0.05 ? [0.0005, 0.02, 0.05] : highest < 0.2 ? [0.001, 0.2, 0.3] : [0.005, 0.2, 1];
  if (by === "to") return { min: 0, max: top, step };
  const room = Math.max(step, stepsUp(most - Math.min(...values), step));
  return { min: -Math.min(reach, stepsUp(highest, step)), max: Math.min(reach, room), step };
}

function amountSpan({ unit, values }: LeverView, by: "points" | "to"): Span {
  const value = meanOf(values);
  const step = unit === "months" ? 0.1 : fine(value);
  if (by === "to") return { min: 0, max: stepsUp(Math.max(unit === "months" ? 6 : step * 10, value * 2), step), step };
  if (unit === "months") return { min: -stepsUp(value, step), max: Math.max(3, stepsUp(value, 1)), step };
  return { min: -stepsUp(value / 2, step), max: stepsUp(value, step), step };
}
