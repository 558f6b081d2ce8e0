import { z } from "zod";
import { goalsSchema, type Output, type Parsed, personGoalSchema } from "../../contract/index.ts";
import { badRequest, notFound } from "../../domain/index.ts";
import type { Version } from "../../team/documents/index.ts";
import type { Person } from "../../team/people/index.ts";
import { type Goal, goals } from "../../team/work/index.ts";
import type { Context } from "../context.ts";
import type { By } from "../people/by.ts";
import { authorOf, personBehind } from "../workspace/author.ts";
import { keep } from "../workspace/keep.ts";
import { activePeople, personCalled, requireManager, whoseWork } from "./workers.ts";

const shown = ({ id, version }: Version<Goal>, body: Goal, people: readonly Person[]): z.output<typeof personGoalSchema> => ({
  id,
  version,
  ...body,
  personName: people.find((person) => person.id === body.person)?.name ?? body.person,
});

export async function goalsOf(context: Context, { person }: Parsed<"goals">, by: By): Promise<Output<"goals">> {
  const people = await activePeople(context);
  const whose = whoseWork(by, people, person);
  const own = (await goals.list(context.storage.pool)).filter(({ body }) => typeof whose !== "string" && body.person === whose.id);
  return z.encode(goalsSchema, { goals: own.map((goal) => shown(goal, goal.body, people)) });
}

/** Everybody sets goals for themselves; executive, revops and admin for others too. */
export async function saveGoal(context: Context, input: Parsed<"saveGoal">, by: By): Promise<Output<"saveGoal">> {
  const people = await activePeople(context);
  const me = personBehind(by);
  const known = await goals.find(context.storage.pool, input.goal);
  if (known === null && input.base > 0) throw notFound("no_such_goal", "This goal is not there any more: somebody removed it.");
  const person = input.person === undefined ? (known?.body.person ?? me?.id) : personCalled(people, input.person).id;
  if (person === undefined) throw badRequest("whose_goal", "Say whose goal it is.");
  if (person !== me?.id || (known !== null && known.body.person !== me.id)) requireManager(by);
  const { what, target, by: day, nextStep, isReached } = input;
  const body: Goal = { person, what, target, by: day, nextStep, isReached };
  const saved = await keep(context, goals, {
    id: input.goal,
    about: { account: null, deal: null, plan: null },
    body: input.isRemoved ? null : body,
    base: input.base,
    by: authorOf(by),
    at: context.now(),
  });
  return z.encode(personGoalSchema, shown(saved, saved.body ?? body, people));
}
