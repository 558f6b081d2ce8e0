import type { CalibratedView, Scenario, ScenarioChange } from "../../../../contract/index.ts";
import { changed, type Lever, leversOf, type PerLever } from "../../../../growth/index.ts";
import { canTurn } from "../levers/of-segments.ts";

export type Feasible = CalibratedView["feasible"][number];

/** How far one lever of one segment can be brought, and who says so. */
export interface Reach {
  readonly segment: string;
  readonly lever: string;
  readonly unit: Lever["unit"];
  readonly better: Lever["better"];
  /** As it is under the scenario, and the cases behind it. */
  readonly value: number;
  readonly n: number;
  /** The same as `value` where nothing is left to gain. */
  readonly to: number;
  /**
   * Said by the reader; by a benchmark; a tenth better where no benchmark is ahead; a tenth of what is missing to all, where
   * that is nearer; or nothing left.
   */
  readonly how: "yours" | "benchmark" | "tenth" | "gap" | "none";
  /** Named even where it is passed already. */
  readonly benchmark: Feasible | null;
}

export interface Reaches {
  readonly levers: readonly Reach[];
  /** Levers without data: what they would add is as unknown as they are. */
  readonly assumed: readonly { readonly segment: string; readonly lever: string }[];
}

/** A tenth, as in the ranking of next actions. */
const TENTH = 0.1;

/** Of what growth costs: these move no recurring revenue. */
export const ofCost = (lever: string): boolean => lever === "margin" || lever.startsWith("spend");

/** The levers that move recurring revenue, each with the value it can be brought to. */
export function reachesOf(segments: readonly CalibratedView[], changes: readonly ScenarioChange[], limits: Scenario["limits"]): Reaches {
  const levers: Reach[] = [];
  const assumed: { readonly segment: string; readonly lever: string }[] = [];
  for (const segment of segments) {
    const { name } = segment.model;
    for (const lever of leversOf(segment.model)) {
      if (ofCost(lever.id) || !canTurn(segment.model, lever.id)) continue;
      const evidence = segment.evidence[lever.id];
      if (evidence?.basis === "assumed" || evidence?.basis === "none") assumed.push({ segment: name, lever: lever.id });
      else levers.push({ segment: name, n: evidence?.n ?? 0, ...reachOf(segment, lever, changes, limits) });
    }
  }
  return { levers, assumed };
}

function reachOf(
  { model, feasible }: CalibratedView,
  lever: Lever,
  changes: readonly ScenarioChange[],
  limits: Scenario["limits"],
): Omit<Reach, "segment" | "n"> {
  const { id, unit, better, least, most } = lever;
  const held = (asked: number): number => Math.min(most, Math.max(least, asked));
  const own = changes.filter((change) => change.lever === id && (change.segment === undefined || change.segment === model.name));
  const value = held(own.reduce((now, change) => changed(now, change, 1), lever.value));
  const benchmark = feasible.find((one) => one.lever === id) ?? null;
  const isBetter = (other: number): boolean => (better === "more" ? other > value : other < value);
  const said = numberFor(limits, { segment: model.name, lever: id });
  const known = { lever: id, unit, better, value, benchmark };
  if (said !== undefined) return { ...known, how: "yours", to: isBetter(held(said)) ? held(said) : value };
  if (benchmark !== null && isBetter(benchmark.value)) return { ...known, how: "benchmark", to: held(benchmark.value) };
  if (better === "less") return { ...known, how: value > least ? "tenth" : "none", to: Math.max(least, value * (1 - TENTH)) };
  const missing = unit === "share" && most === 1 ? most - value : Number.POSITIVE_INFINITY;
  if (missing <= 0 || value <= 0) return { ...known, how: "none", to: value };
  return missing < value
    ? { ...known, how: "gap", to: value + TENTH * missing }
    : { ...known, how: "tenth", to: held(value * (1 + TENTH)) };
}

/** What is said of a lever of a segment, or of the lever in all of them. */
export const numberFor = (
  numbers: PerLever,
  { segment, lever }: { readonly segment: string; readonly lever: string },
): number | undefined => numbers[`${segment}:${lever}`] ?? numbers[lever];

export const keyOf = ({ segment, lever }: { readonly segment: string; readonly lever: string }): string => `${segment}:${lever}`;

/** The best feasible value of every lever; those without data, and those of cost, have no way to go. */
export function limitsOf(segments: readonly CalibratedView[], { levers }: Reaches): PerLever {
  const limits: Record<string, number> = {};
  for (const { model } of segments) for (const { id, value } of leversOf(model)) limits[`${model.name}:${id}`] = value;
  for (const one of levers) limits[keyOf(one)] = one.to;
  return limits;
}

/** One number for a lever of a segment, or none in place of the one there is. */
export function withNumber(numbers: Readonly<Record<string, number>>, key: string, value: number | null): Record<string, number> {
  const { [key]: _, ...rest } = numbers;
  return value === null ? rest : { ...rest, [key]: value };
}
