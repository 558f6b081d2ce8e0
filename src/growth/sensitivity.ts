import { badRequest } from "../domain/index.ts";
import { checkScenario } from "./check.ts";
import type { Lever } from "./levers.ts";
import type { Change, SegmentModel } from "./model.ts";
import { monthsOf, movableAfter, type PerLever, perLever } from "./outcome.ts";

export interface SensitivityInput {
  readonly segments: readonly SegmentModel[];
  /** What is planned anyway: levers are moved from where it brings them. */
  readonly changes?: readonly Change[] | undefined;
  readonly startMonth?: number | undefined;
  /** Months after which the effect is told: 12, 24 and 36 when absent. */
  readonly horizons?: readonly number[] | undefined;
  /** Values that can be reached, a benchmark's or one's own. */
  readonly targets?: PerLever | undefined;
  /** What moving a lever of one segment all the way to its target takes, in any unit; 1 where absent. */
  readonly effort?: PerLever | undefined;
}

/** Yearly recurring revenue added at each horizon, and whether the lever could not be moved so far. */
export interface Lift {
  readonly arr: readonly number[];
  readonly isCapped: boolean;
}

/** What one lever does, moved from the first month on. Moving is always in the direction that is better. */
export interface LeverEffect {
  /** Name of the segment; `null` for the lever moved in all segments together. */
  readonly segment: string | null;
  readonly lever: string;
  readonly unit: Lever["unit"];
  readonly better: Lever["better"];
  /** Its value under `changes`; `null` where segments differ. */
  readonly value: number | null;
  /** Relative change of the total's ARR for a relative change of the lever, at each horizon; `null` where either is 0. */
  readonly elasticity: readonly (number | null)[];
  /** The same of the sales in the month of the horizon. */
  readonly salesElasticity: readonly (number | null)[];
  /** Better by a tenth of its value. */
  readonly tenPercent: Lift;
  /** Better by one point; `null` where the lever is no share. */
  readonly point: Lift | null;
  /** At its target; `null` where it has none. A target that is already met lifts nothing. */
  readonly toTarget: (Lift & { readonly target: number | null; readonly isMet: boolean }) | null;
  /** ARR added by reaching the target, divided by the effort it takes; `null` without a target or where it is met. */
  readonly perEffort: readonly (number | null)[];
}

export interface Sensitivity {
  readonly horizons: readonly number[];
  /** The total's ARR and the sales of the month at each horizon, under `changes` alone. */
  readonly arr: readonly number[];
  readonly sales: readonly number[];
  /** All levers of each segment, then of all together, in the order of the Bowtie. */
  readonly levers: readonly LeverEffect[];
}

/** ARR and sales at each horizon. */
interface Outcome {
  readonly arr: readonly number[];
  readonly sales: readonly number[];
}

/** One lever of one segment moved in each of the ways. */
interface Moved {
  readonly lever: Lever;
  readonly up: Outcome;
  readonly down: Outcome;
  /** Relative distance between `up` and `down`. */
  readonly width: number;
  readonly tenPercent: Outcome;
  readonly point: Outcome;
  readonly atTarget: Outcome | null;
  readonly target: number | null;
  readonly effort: number;
  readonly cappedAt: { readonly tenPercent: boolean; readonly point: boolean; readonly target: boolean };
}

/** Relative width of the central difference. The error it leaves is of the order of its square. */
const STEP = 1e-4;

/**
 * What each lever does to recurring revenue: its elasticity by central difference, and what moving it adds. Elasticity of
 * sales to every rate of the journey is 1 once all lags lie within the horizon, so levers are told apart by their lift to
 * a target and by the effort that takes.
 *
 * @throws Refusal on what `simulate` refuses and on horizons that are no months
 * @see standard 1.3, sensitivity
 */
export function sensitivity(input: SensitivityInput): Sensitivity {
  const { segments, changes = [], horizons = [12, 24, 36] } = input;
  for (const horizon of horizons)
    if (!Number.isInteger(horizon) || horizon < 1 || horizon > 240)
      throw badRequest("bad_months", `A horizon lies 1 to 240 months ahead; ${horizon} was asked for.`);
  checkScenario(segments, changes);
  const bases = segments.map((model) => outcomeOf(model, changes, horizons, input.startMonth));
  const moved = segments.map((model, i) => movableAfter(model, changes).map((lever) => move(model, lever, bases[i] as Outcome, input)));
  const base = sumOf(bases, horizons);
  const effects = segments.flatMap(({ name }, i) => moved[i]?.map((one) => effectOf(name, [[one, bases[i] as Outcome]], base)) ?? []);
  const ids = [...new Set(moved.flatMap((levers) => levers.map(({ lever }) => lever.id)))];
  const together = ids.map((id) => {
    const parts = moved.flatMap((levers, i) =>
      levers.filter(({ lever }) => lever.id === id).map((one) => [one, bases[i] as Outcome] as const),
    );
    return effectOf(null, parts, base);
  });
  return { horizons, ...base, levers: [...effects, ...together] };
}

function outcomeOf(model: SegmentModel, changes: readonly Change[], horizons: readonly number[], startMonth = 0): Outcome {
  const { series } = monthsOf(model, Math.max(...horizons), changes, startMonth);
  return { arr: horizons.map((months) => series.arr[months - 1] ?? 0), sales: horizons.map((months) => series.commits[months - 1] ?? 0) };
}

const sumOf = (outcomes: readonly Outcome[], horizons: readonly number[]): Outcome => ({
  arr: horizons.map((_, h) => outcomes.reduce((sum, { arr }) => sum + (arr[h] ?? 0), 0)),
  sales: horizons.map((_, h) => outcomes.reduce((sum, { sales }) => sum + (sales[h] ?? 0), 0)),
});

function move(model: SegmentModel, lever: Lever, base: Outcome, input: SensitivityInput): Moved {
  const { changes = [], horizons = [12, 24, 36], startMonth } = input;
  const { id, value, better, least, most } = lever;
  const held = (asked: number): number => Math.min(most, Math.max(least, asked));
  const at = (asked: number): Outcome =>
    held(asked) === value
      ? base
      : outcomeOf(model, [...changes, { segment: model.name, lever: id, by: "to", amount: held(asked) }], horizons, startMonth);
  const sign = better === "more" ? 1 : -1;
  const target = perLever(input.targets, model.name, id) ?? null;
  const goal = target === null || (target - value) * sign <= 0 ? null : target;
  const above = held(value * (1 + STEP));
  const below = held(value * (1 - STEP));
  return {
    lever,
    up: at(above),
    down: at(below),
    width: value === 0 ? 0 : (above - below) / value,
    tenPercent: at(value * (1 + sign * 0.1)),
    point: at(value + sign * 0.01),
    atTarget: goal === null ? null : at(goal),
    target,
    effort: perLever(input.effort, model.name, id) ?? 1,
    cappedAt: {
      tenPercent: held(value * (1 + sign * 0.1)) !== value * (1 + sign * 0.1),
      point: held(value + sign * 0.01) !== value + sign * 0.01,
      target: goal !== null && held(goal) !== goal,
    },
  };
}

/** The effect on the total of a lever moved in some segments, each with what it comes to unmoved. */
function effectOf(segment: string | null, parts: readonly (readonly [Moved, Outcome])[], base: Outcome): LeverEffect {
  const [{ lever }] = parts[0] as readonly [Moved, Outcome];
  const added = (of: (moved: Moved) => Outcome | null): readonly number[] =>
    base.arr.map((_, h) => parts.reduce((sum, [moved, before]) => sum + ((of(moved) ?? before).arr[h] ?? 0) - (before.arr[h] ?? 0), 0));
  const elasticity = (of: keyof Outcome): readonly (number | null)[] =>
    base[of].map((output, h) => {
      const slopes = parts
        .filter(([{ width }]) => width > 0)
        .map(([{ up, down, width }]) => ((up[of][h] ?? 0) - (down[of][h] ?? 0)) / width);
      return slopes.length === 0 || output === 0 ? null : slopes.reduce((sum, slope) => sum + slope, 0) / output;
    });
  const targeted = parts.filter(([{ target }]) => target !== null);
  const open = targeted.filter(([{ atTarget }]) => atTarget !== null);
  const effort = open.reduce((sum, [moved]) => sum + moved.effort, 0);
  const toTarget = added(({ atTarget }) => atTarget);
  return {
    segment,
    lever: lever.id,
    unit: lever.unit,
    better: lever.better,
    value: oneOf(parts.map(([moved]) => moved.lever.value)),
    elasticity: elasticity("arr"),
    salesElasticity: elasticity("sales"),
    tenPercent: { arr: added(({ tenPercent }) => tenPercent), isCapped: parts.some(([{ cappedAt }]) => cappedAt.tenPercent) },
    point: lever.unit === "share" ? { arr: added(({ point }) => point), isCapped: parts.some(([{ cappedAt }]) => cappedAt.point) } : null,
    toTarget:
      targeted.length === 0
        ? null
        : {
            arr: toTarget,
            isCapped: parts.some(([{ cappedAt }]) => cappedAt.target),
            target: oneOf(targeted.map(([{ target }]) => target as number)),
            isMet: open.length === 0,
          },
    perEffort: toTarget.map((arr) => (open.length === 0 || effort <= 0 ? null : arr / effort)),
  };
}

const oneOf = (values: readonly number[]): number | null => (values.every((value) => value === values[0]) ? (values[0] ?? null) : null);
