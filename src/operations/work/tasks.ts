import { z } from "zod";
import { type Output, type Parsed, taskSchema, tasksSchema } from "../../contract/index.ts";
import { badRequest, notFound } from "../../domain/index.ts";
import type { About, Version } from "../../team/documents/index.ts";
import { type Subject, type Task, tasks } from "../../team/work/index.ts";
import { withAccountMembers } from "../accounts/members.ts";
import { type Context, today } from "../context.ts";
import { findDeal } from "../deals/read.ts";
import type { By } from "../people/by.ts";
import { authorOf, personBehind } from "../workspace/author.ts";
import { keep } from "../workspace/keep.ts";
import { aboutNamed, type Named, withNames } from "./subjects.ts";
import { activePeople, personCalled } from "./workers.ts";

type Shown = z.output<typeof taskSchema>;

const shown = (task: Version<Task>, body: Task, about: Subject, nameOf: (id: string) => string): Shown => ({
  id: task.id,
  version: task.version,
  what: body.what,
  on: body.on,
  owner: body.owner,
  ownerName: nameOf(body.owner),
  doneOn: body.doneOn,
  about,
  by: task.by.name,
  at: task.at.toISOString(),
});

const namer = async (context: Context): Promise<(id: string) => string> => {
  const names = new Map((await activePeople(context)).map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
};

/** Chooses by what something is about: of an account also what is about its deals and plans. */
async function chosen(context: Context, { account, deal, plan }: Named) {
  if (account !== undefined) return { accounts: [...(await withAccountMembers(context, account))] };
  if (deal !== undefined) return { deals: [(await findDeal(context, deal)).deal] };
  return plan === undefined ? {} : { plans: [plan] };
}

export async function listTasks(context: Context, question: Parsed<"tasks">): Promise<Output<"tasks">> {
  const { owner, state } = question;
  const kept = await tasks.list(context.storage.pool, await chosen(context, question));
  const some = kept.filter(
    ({ body }) => (owner === undefined || body.owner === owner) && (state === "any" || (state === "done") === (body.doneOn !== null)),
  );
  const [nameOf, subjectOf] = [await namer(context), await withNames(context, some)];
  return z.encode(tasksSchema, { tasks: some.map((task) => shown(task, task.body, subjectOf(task), nameOf)) });
}

/** Writes a task down. Done twice, by whomever, it stays done on its first day. */
export async function saveTask(context: Context, input: Parsed<"saveTask">, by: By): Promise<Output<"saveTask">> {
  const { pool } = context.storage;
  const known = await tasks.find(pool, input.task);
  if (known === null && input.base > 0) throw notFound("no_such_task", "This task is not there any more: somebody removed it.");
  const isNamed = input.account !== undefined || input.deal !== undefined || input.plan !== undefined;
  const about: About = isNamed || known === null ? await aboutNamed(context, input) : known;
  const owner =
    input.owner === undefined ? (known?.body.owner ?? personBehind(by)?.id) : personCalled(await activePeople(context), input.owner).id;
  if (owner === undefined) throw badRequest("whose_task", "Say whose task it is: --for NAME@EXAMPLE.COM.");
  const doneOn = input.isDone ? (known?.body.doneOn ?? today(context)) : null;
  const body: Task = { what: input.what, on: input.on, owner, doneOn };
  const saved = await keep(context, tasks, {
    id: input.task,
    about: { account: about.account, deal: about.deal, plan: about.plan },
    body: input.isRemoved ? null : body,
    base: input.base,
    by: authorOf(by),
    at: context.now(),
  });
  const [nameOf, subjectOf] = [await namer(context), await withNames(context, [saved])];
  return z.encode(taskSchema, shown(saved, saved.body ?? body, subjectOf(saved), nameOf));
}
