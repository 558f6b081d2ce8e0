import { type Parsed, type Plan, type PlanProgress, planSchema } from "../../contract/index.ts";
import { badRequest, type Month, parseMonth } from "../../domain/index.ts";
import { checkChanges } from "../../growth/index.ts";
import { addPlan, newestPlan } from "../../team/scenarios/index.ts";
import type { Context } from "../context.ts";
import type { Report } from "../progress.ts";
import { learnBefore } from "./learn-before.ts";
import { requireScenario } from "./scenarios.ts";
import { questionOf } from "./simulate.ts";

/** Makes a saved scenario the plan: the model is learned now, or from what lies before `start`, and kept with it. */
export async function setPlan(context: Context, { name, start }: Parsed<"setPlan">, report: Report = () => undefined): Promise<Plan> {
  const scenario = await requireScenario(context, name);
  const { answer } = await learnBefore(context, questionOf(scenario), monthOfStart(start), report);
  checkChanges(
    answer.segments.map(({ model }) => model),
    scenario.changes,
  );
  const madeAt = context.now();
  const plan: Plan = {
    scenario,
    madeAt: madeAt.toISOString(),
    position: answer.position,
    startMonth: answer.startMonth,
    currency: answer.currency,
    segments: answer.segments,
  };
  await addPlan(context.storage.pool, { body: plan, madeAt });
  return plan;
}

function monthOfStart(start: string | undefined): Month | undefined {
  if (start === undefined) return undefined;
  const first = parseMonth(start);
  if (first === null) throw badRequest("bad_start", `“${start}” is no month. Write it as 2026-01.`);
  return first;
}

export async function planProgress(context: Context, _: Parsed<"plan">, _report: Report = () => undefined): Promise<PlanProgress> {
  const newest = await newestPlan(context.storage.pool);
  if (newest === null) return { plan: null, through: null, months: [] };
  const plan = planSchema.parse(newest.body);
  return { plan, through: null, months: [] };
}
