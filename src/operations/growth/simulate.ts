import type {
  GoalAnswer,
  GoalRequest,
  GrowthModel,
  GrowthQuestion,
  Scenario,
  SimulateRequest,
  SimulationAnswer,
} from "../../contract/index.ts";
import { badRequest, month, parseMonth } from "../../domain/index.ts";
import {
  COMMON_SHOCK,
  type GoalSeek,
  goalSeek,
  limitsOf,
  monteCarlo,
  ofCost,
  reachesOf,
  simulate,
  type Target,
} from "../../growth/index.ts";
import type { Context } from "../context.ts";
import type { Report } from "../progress.ts";
import { growthModelOf } from "./model.ts";

/** A scenario run on the model learned from the ledger, beside the course without its changes. */
export async function simulateScenario(
  context: Context,
  { scenario, runs, seed }: SimulateRequest,
  report: Report = () => undefined,
): Promise<SimulationAnswer> {
  const model = await growthModelOf(context, questionOf(scenario), report);
  const target = targetOf(scenario, model, scenario.months);
  const asked = { months: scenario.months, startMonth: calendarMonth(model) };
  const segments = model.segments.map((one) => one.model);
  const { total, segments: courses, capped } = simulate({ ...asked, segments, changes: scenario.changes });
  const fan =
    runs === 0
      ? null
      : monteCarlo({
          ...asked,
          segments: model.segments,
          changes: scenario.changes,
          runs,
          seed,
          shock: COMMON_SHOCK,
          noise: true,
          ...(target === null ? {} : { target }),
          onProgress: (done, all) => report({ phase: "simulating", label: scenario.name, done, total: all }),
        });
  return {
    startMonth: model.startMonth,
    currency: model.currency,
    months: scenario.months,
    total,
    base: simulate({ ...asked, segments }).total,
    segments: courses,
    capped,
    fan: fan === null ? null : { runs, seed, p10: fan.arr.p10, p25: fan.arr.p25, p50: fan.arr.p50, p75: fan.arr.p75, p90: fan.arr.p90 },
    chance: fan?.target?.chance ?? null,
  };
}

/** What it takes to reach a scenario's target: more of the same, one lever alone, or levers together, cheapest first. */
export async function seekGoal(context: Context, { scenario }: GoalRequest, report: Report = () => undefined): Promise<GoalAnswer> {
  const model = await growthModelOf(context, questionOf(scenario), report);
  const target = targetOf(scenario, model, 120);
  if (target === null)
    throw badRequest("no_target", "The scenario has no target. Say which ARR is to be reached, and by the end of which month.");
  const found: GoalSeek = goalSeek({
    segments: model.segments.map((one) => one.model),
    target,
    changes: scenario.changes,
    startMonth: calendarMonth(model),
    limits: limitsOf(model.segments, reachesOf(model.segments, scenario.changes, scenario.limits)),
    costs: scenario.costs,
  });
  const levers = found.levers.filter(({ lever }) => !ofCost(lever));
  return { ...found, levers, startMonth: model.startMonth, currency: model.currency };
}

export const questionOf = ({ question: { where = [], level = "customer", ...rest } }: Scenario): GrowthQuestion => ({
  where,
  level,
  ...rest,
});

/** 0 for January. */
export const calendarMonth = ({ startMonth }: GrowthModel): number => Number(startMonth.slice(5)) - 1;

export function targetOf({ target }: Scenario, model: GrowthModel, most: number): Target | null {
  if (target === null) return null;
  const at = parseMonth(target.month);
  const start = parseMonth(model.startMonth);
  if (at === null || start === null || at < start)
    throw badRequest(
      "bad_target",
      `The target is for ${target.month}, and the first month to be simulated is ${model.startMonth}. Give a later month.`,
    );
  if (at - start >= most)
    throw badRequest(
      "bad_target",
      `The target is for ${target.month}, and only ${most} months from ${model.startMonth} on are simulated. Give more months.`,
    );
  return { arr: target.arr, month: month(at - start) };
}
