import type { Evidence } from "./calibration/index.ts";
import { changed, type Lever, leversOf } from "./levers.ts";
import type { Change, SegmentModel } from "./model.ts";
import { type PerLever, perLever } from "./outcome.ts";

/** A value others have reached; who they are is the caller's to know. */
interface Reached {
  readonly lever: string;
  readonly value: number;
}

/** A learned segment with what others have reached who are like it. */
export interface ReachSegment<F extends Reached> {
  readonly model: SegmentModel;
  readonly evidence: Readonly<Record<string, Pick<Evidence, "basis" | "n">>>;
  readonly feasible: readonly F[];
}

/** How far one lever of one segment can be brought, and who says so. */
export interface Reach<F extends Reached = Reached> {
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
  readonly benchmark: F | null;
}

export interface Reaches<F extends Reached = Reached> {
  readonly levers: readonly Reach<F>[];
  /** Levers without data: what they would add is as unknown as they are. */
  readonly assumed: readonly { readonly segment: string; readonly lever: string }[];
}

/** A tenth, as in the ranking of next actions. */
const TENTH = 0.1;

/** Of what growth costs: these move no recurring revenue. */
export const ofCost = (lever: string): boolean => lever === "margin" || lever.startsWith("spend");

/** Whether a model has a lever that can be turned; customers without a term have none to renew. */
export const canTurn = (model: SegmentModel, lever: string): boolean =>
  (lever !== "renewal" || model.renewal !== null) && leversOf(model).some(({ id }) => id === lever);

/**
 * The levers that move recurring revenue, each with the value it can be brought to: what is said in `limits`, else what others have
 * reached where they are ahead, else a tenth better.
 */
export function reachesOf<F extends Reached>(
  segments: readonly ReachSegment<F>[],
  changes: readonly Change[],
  limits: PerLever,
): Reaches<F> {
  const levers: Reach<F>[] = [];
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

function reachOf<F extends Reached>(
  { model, feasible }: ReachSegment<F>,
  lever: Lever,
  changes: readonly Change[],
  limits: PerLever,
): Omit<Reach<F>, "segment" | "n"> {
  const { id, unit, better, least, most } = lever;
  const held = (asked: number): number => Math.min(most, Math.max(least, asked));
  const own = changes.filter((change) => change.lever === id && (change.segment === undefined || change.segment === model.name));
  const value = held(own.reduce((now, change) => changed(now, change, 1), lever.value));
  const benchmark = feasible.find((one) => one.lever === id) ?? null;
  const isBetter = (other: number): boolean => (better === "more" ? other > value : other < value);
  const said = perLever(limits, model.name, id);
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

/** The best feasible value of every lever; those without data, and those of cost, have no way to go. */
export function limitsOf(segments: readonly { readonly model: SegmentModel }[], { levers }: Reaches): PerLever {
  const limits: Record<string, number> = {};
  for (const { model } of segments) for (const { id, value } of leversOf(model)) limits[`${model.name}:${id}`] = value;
  for (const one of levers) limits[`${one.segment}:${one.lever}`] = one.to;
  return limits;
}
