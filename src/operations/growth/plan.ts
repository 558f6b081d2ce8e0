import { type GrowthQuestion, type Parsed, type Plan, type PlanProgress, planSchema } from "../../contract/index.ts";
import { badRequest, conflict, type Day, formatDay, formatMonth, type Month, month, parseMonth } from "../../domain/index.ts";
import { actualLevers, checkChanges, type MonthCounts, planVariance } from "../../growth/index.ts";
import { addPlan, newestPlan } from "../../team/scenarios/index.ts";
import type { Context } from "../context.ts";
import type { View } from "../evaluate.ts";
import type { Report } from "../progress.ts";
import { learnBefore } from "./learn-before.ts";
import { gatherMonths, inOneCurrency } from "./model.ts";
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

/** The plan beside what happened in the months since, as the ledger tells it now. */
export async function planProgress(context: Context, _: Parsed<"plan">, report: Report = () => undefined): Promise<PlanProgress> {
  const newest = await newestPlan(context.storage.pool);
  if (newest === null) return { plan: null, through: null, months: [] };
  const plan = readPlan(newest.body);
  const question = questionOf(plan.scenario);
  return inOneCurrency(context, question, report, async (view, asked, currency) => {
    if (currency !== plan.currency)
      throw conflict(
        "other_currency",
        `The plan counts in ${plan.currency ?? "no currency"}, and the ledger now in ${currency ?? "none"}. Set reportingCurrency back, or make the plan anew.`,
      );
    const { through, months } = await monthsOfPlan(view, asked, plan);
    return { plan, through: formatDay(through), months };
  });
}

function readPlan(body: unknown): Plan {
  const read = planSchema.safeParse(body);
  if (read.success) return read.data;
  throw conflict("old_plan", "The plan was made by another version of OpenBowtie, whose model this one can't read. Make it the plan anew.");
}

async function monthsOfPlan(view: View, question: GrowthQuestion, plan: Plan): Promise<Pick<PlanProgress, "months"> & { through: Day }> {
  const models = plan.segments.map(({ model }) => model);
  const { gathered, first, last, through } = await gatherMonths(
    view,
    question,
    plan.currency,
    models.map(({ name }) => name),
  );
  const start = monthOfStart(plan.startMonth) ?? first;
  const time = {
    changes: plan.scenario.changes,
    startMonth: start % 12,
    months: Math.max(0, Math.min(last - start + 1, plan.scenario.months)),
  };
  const counted = [gathered.all, ...gathered.segments];
  const since = (of: (month: MonthCounts) => number): readonly number[] => gathered.all.months.slice(start - first).map(of);
  const told = planVariance({
    ...time,
    segments: models,
    actual: {
      arr: since(({ closing }) => closing),
      newArr: since(({ newArr, returnedArr }) => newArr + returnedArr),
      customers: since(({ customers, won, returned, lost }) => customers + won + returned - lost),
      segments: models.flatMap((model) => {
        const counts = counted.find(({ name }) => name === model.name);
        return counts === undefined ? [] : [{ name: model.name, levers: actualLevers({ ...time, model, counts, from: start - first }) }];
      }),
    },
  });
  return {
    through,
    months: told.map(({ levers, ...rest }, i) => ({ month: formatMonth(month(start + i)), ...rest, levers: [...levers] })),
  };
}
