import { randomUUID } from "node:crypto";
import type { Output, Parsed } from "../../contract/index.ts";
import { badRequest, conflict, type Day, notFound } from "../../domain/index.ts";
import { transaction } from "../../storage/index.ts";
import { type Author, type Drawer, EditedMeanwhile } from "../../team/documents/index.ts";
import { buyerNamed } from "../../team/people/index.ts";
import { type ImpactChange, measurements, milestones, type Outcome, steps } from "../../team/plans/index.ts";
import { comments, signable, signatures } from "../../team/sharing/index.ts";
import { type Context, today } from "../context.ts";
import type { By } from "../people/by.ts";
import { type Opened, openBySecret } from "./enter.ts";
import { confirmOutcome } from "./impact.ts";
import { documentOf, planOf, shownPlan } from "./see.ts";

const authorOf = ({ link }: Opened): Author => ({ id: null, name: buyerNamed({ link: link.id, name: link.name }) });

/** Parts of other plans are as unknown as those that nobody made. */
const notHere = () => notFound("not_in_this_plan", "This is not in your plan any more. Load the page again to see it as it is now.");

const partOf = <T extends { readonly id: string }>(parts: readonly T[], id: string): T => {
  const found = parts.find((part) => part.id === id);
  if (found === undefined) throw notHere();
  return found;
};

/**
 * Does one thing by a link, and answers with the plan as it is then. Where it crosses a change of ours, it is refused in words alone: what
 * our side has written is not the buyer's to see.
 */
async function act(context: Context, secret: string, by: By, work: (opened: Opened) => Promise<void>): Promise<Output<"buyerPlan">> {
  const opened = await openBySecret(context, secret, by, "change");
  try {
    await work(opened);
  } catch (error) {
    if (error instanceof EditedMeanwhile)
      throw conflict("changed_meanwhile", "Somebody changed this at the same moment. Load the page again, then do it once more.");
    throw error;
  }
  return shownPlan(context, await planOf(context, opened.link.plan), opened.looker);
}

/** Keeps a part of the plan: one that is there, or one that is new. */
async function keep<T>(context: Context, opened: Opened, drawer: Drawer<T>, part: string, body: NoInfer<T>): Promise<void> {
  const { head } = opened.kept;
  const { id, version } = documentOf(opened.kept, drawer.kind, part);
  const about = { account: head.account, deal: head.deal, plan: head.id };
  const saving = { id, about, body, base: version, by: authorOf(opened), at: context.now() };
  await transaction(context.storage.pool, (client) => drawer.save(client, saving));
}

export function seePlan(context: Context, { secret }: Parsed<"buyerPlan">, by: By): Promise<Output<"buyerPlan">> {
  return openBySecret(context, secret, by, "look").then(({ kept, looker }) => shownPlan(context, kept, looker));
}

const changeBy = ({ link }: Opened, to: ImpactChange["to"], on: Day, reason: string | null): ImpactChange => ({
  to,
  on,
  by: { person: link.name, role: "buyer" },
  buyer: link.name,
  evidence: [],
  reason,
});

const move = (context: Context, opened: Opened, outcome: Outcome, to: ImpactChange["to"], reason: string | null): Promise<void> =>
  confirmOutcome(context, {
    kept: opened.kept,
    outcome,
    change: changeBy(opened, to, today(context), reason),
    author: authorOf(opened),
  });

export const confirmByBuyer = (context: Context, { secret, outcome: id, note }: Parsed<"buyerConfirm">, by: By) =>
  act(context, secret, by, async (opened) => {
    const outcome = partOf(opened.kept.plan.outcomes, id);
    if (outcome.state !== "delivered")
      throw conflict("nothing_to_confirm", "There is nothing to confirm here: it is confirmed already, or not reported as delivered yet.");
    await move(context, opened, outcome, "confirmed", note ?? null);
  });

export const disputeByBuyer = (context: Context, { secret, outcome: id, reason }: Parsed<"buyerDispute">, by: By) =>
  act(context, secret, by, async (opened) => {
    const outcome = partOf(opened.kept.plan.outcomes, id);
    if (outcome.state !== "confirmed" && outcome.state !== "delivered")
      throw conflict(
        "nothing_to_dispute",
        "Nothing was reported as delivered here, so there is nothing to dispute. Write a comment instead.",
      );
    await move(context, opened, outcome, outcome.state === "confirmed" ? "delivered" : "agreed", reason);
  });

export const measureByBuyer = (context: Context, { secret, outcome: id, on, value }: Parsed<"buyerMeasure">, by: By) =>
  act(context, secret, by, async (opened) => {
    const { metric, state, closed, baseline } = partOf(opened.kept.plan.outcomes, id);
    if (metric === null || state === "discovered" || closed?.as === "cancelled")
      throw conflict("not_measured_yet", "Values are taken once both sides have agreed on this outcome and how it is measured.");
    if (on > today(context)) throw badRequest("future_day", "This day lies ahead. Give a day up to today.");
    if (baseline !== null && on < baseline.on)
      throw badRequest("before_baseline", "This day is before the one on which we began to count. Give a later day.");
    await keep(context, opened, measurements, randomUUID(), {
      outcomeId: id,
      on,
      value,
      source: "buyer",
      evidence: null,
      by: opened.link.name,
    });
  });

export const stepByBuyer = (context: Context, { secret, step: id, due, doneOn, owner }: Parsed<"buyerStep">, by: By) =>
  act(context, secret, by, async (opened) => {
    const step = partOf(opened.kept.plan.steps, id);
    if (step.buyerOwner === null)
      throw conflict("not_your_step", "This step is ours; only those with somebody of your side can be changed here.");
    if (doneOn !== undefined && doneOn !== null && doneOn > today(context))
      throw badRequest("future_day", "This day lies ahead. A step is done on a day up to today.");
    await keep(context, opened, steps, id, {
      ...step,
      buyerOwner: owner ?? step.buyerOwner,
      due: due === undefined ? step.due : due,
      doneOn: doneOn === undefined ? step.doneOn : doneOn,
    });
  });

export const taskByBuyer = (context: Context, { secret, milestone: id, task: at, doneOn }: Parsed<"buyerTask">, by: By) =>
  act(context, secret, by, async (opened) => {
    const milestone = partOf(opened.kept.plan.milestones, id);
    const { reach, buyerOwner } = milestone;
    if (reach.kind !== "task" || reach.tasks[at] === undefined) throw notHere();
    if (buyerOwner === null)
      throw conflict("not_your_step", "This milestone is ours; only those with somebody of your side can be changed here.");
    if (doneOn !== null && doneOn > today(context))
      throw badRequest("future_day", "This day lies ahead. A task is done on a day up to today.");
    const tasks = reach.tasks.map((task, i) => (i === at ? { ...task, startedOn: task.startedOn ?? doneOn, doneOn } : task));
    await keep(context, opened, milestones, id, { ...milestone, reach: { ...reach, tasks } });
  });

export const commentByBuyer = (context: Context, { secret, text }: Parsed<"buyerComment">, by: By) =>
  act(context, secret, by, (opened) =>
    keep(context, opened, comments, randomUUID(), {
      text,
      mentions: [],
      isShared: true,
      buyer: { name: opened.link.name, link: opened.link.id },
    }),
  );

export const signByBuyer = (context: Context, { secret, name }: Parsed<"buyerSign">, by: By) =>
  act(context, secret, by, async (opened) => {
    const { plan } = opened.kept;
    if (plan.phase !== "close") throw conflict("already_committed", "The deal is made; there is nothing to sign on this plan any more.");
    const signed = signable(plan);
    if (signed === null)
      throw conflict("days_missing", "Some of your steps have no day yet, or none of them is open. Put a day on each, then sign.");
    const { pool } = context.storage;
    const known = await signatures.find(pool, plan.id);
    const body = { by: name, on: today(context), link: opened.link.id, steps: signed };
    const about = { account: opened.kept.head.account, deal: opened.kept.head.deal, plan: plan.id };
    const saving = { id: plan.id, about, body, base: known?.version ?? 0, by: authorOf(opened), at: context.now() };
    await transaction(pool, (client) => signatures.save(client, saving));
  });
