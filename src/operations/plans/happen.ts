import type { Output, Parsed } from "../../contract/index.ts";
import { badRequest, conflict, notFound } from "../../domain/index.ts";
import { transaction } from "../../storage/index.ts";
import { fieldsChanged } from "../../team/documents/index.ts";
import { type Dropped, drops, measurements, plans, progressOf, reviews } from "../../team/plans/index.ts";
import { type Context, today } from "../context.ts";
import { changeDeal, createDeal } from "../deals/change.ts";
import type { By } from "../people/by.ts";
import { authorOf } from "../workspace/author.ts";
import { keep } from "../workspace/keep.ts";
import { newId } from "./begin.ts";
import { outcomeOf } from "./parts.ts";
import { aboutOf, openPlan } from "./read.ts";

/** A promise that is not kept on purpose: why, and who of each side agreed. It stays in the plan for ever, and so does this. */
export async function dropPromise(context: Context, input: Parsed<"dropPromise">, by: By): Promise<Output<"dropPromise">> {
  const open = await openPlan(context, input.plan);
  const { promise, reason, buyer } = input;
  if (!open.plan.promises.some(({ id }) => id === promise)) throw notFound("no_such_promise", `The plan has no promise ${promise}.`);
  if (open.plan.dropped.some(({ promiseId }) => promiseId === promise))
    throw conflict("promise_dropped", "This promise was dropped already.");
  const author = authorOf(by);
  const body: Dropped = { promiseId: promise, reason, on: today(context), buyer, us: input.us ?? author.name };
  const saving = { id: `${open.plan.id}/${promise}`, about: aboutOf(open), body, base: 0, by: author, at: context.now() };
  const { version } = await keep(context, drops, saving);
  return { plan: open.plan.id, part: promise, version };
}

/** A figure that somebody read, or that a system which measures it sends: under a key of its own it may send it as often as it likes. */
export async function measure(context: Context, input: Parsed<"measure">, by: By): Promise<Output<"measure">> {
  const open = await openPlan(context, input.plan);
  const outcome = outcomeOf(open, input.outcome);
  if (outcome.metric === null) throw conflict("nothing_to_measure", `“${outcome.statement}” has no metric yet. Give it one first.`);
  if (outcome.closed !== null) throw conflict("outcome_closed", `“${outcome.statement}” is closed. Open it again to measure it.`);
  if (input.on > today(context))
    throw badRequest("future_measurement", "The day of the measurement is ahead. Choose today or a day before.");
  const author = authorOf(by);
  const { on, value, evidence, key } = input;
  const id = key === undefined ? newId("measurement") : `${open.plan.id}/${outcome.id}/${key}`;
  const source = input.source ?? (by.who.kind === "token" ? "system" : "hand");
  const sender = by.who.kind === "token" && source === "system" ? by.who.name : author.name;
  const body = { outcomeId: outcome.id, on, value, source, evidence, by: input.by ?? sender };
  const known = key === undefined ? null : await measurements.find(context.storage.pool, id);
  if (known !== null && fieldsChanged(known.body, body).length === 0) return { plan: open.plan.id, part: id, version: known.version };
  const base = known?.version ?? 0;
  const { version } = await keep(context, measurements, { id, about: aboutOf(open), body, base, by: author, at: context.now() });
  return { plan: open.plan.id, part: id, version };
}

/** A review that was held; how far each outcome was on that day is kept with it. */
export async function holdReview(context: Context, input: Parsed<"holdReview">, by: By): Promise<Output<"holdReview">> {
  const open = await openPlan(context, input.plan);
  if (input.on > today(context))
    throw badRequest("future_review", "The review lies ahead. Note it once it was held; until then it is the next review.");
  const shared = { about: aboutOf(open), by: authorOf(by), at: context.now() };
  const id = newId("review");
  const { on, attendees, decisions, signal } = input;
  const snapshot = open.plan.outcomes.map((outcome) => ({
    outcomeId: outcome.id,
    progress: progressOf(outcome, open.measurements, on).progress,
  }));
  // The review that was ahead is the one that was held, where no other is named.
  const known = open.head.body.nextReviewOn;
  const next = input.nextReviewOn === undefined ? (known !== null && known <= on ? null : known) : input.nextReviewOn;
  const { version } = await transaction(context.storage.pool, async (client) => {
    if (next !== known)
      await plans.save(client, { id: open.plan.id, body: { ...open.head.body, nextReviewOn: next }, base: open.head.version, ...shared });
    return reviews.save(client, { id, body: { on, attendees, decisions, signal, snapshot }, base: 0, ...shared });
  });
  return { plan: open.plan.id, part: id, version };
}

/** Growth from proven value: a deal that names the outcome it grows from. */
export async function expandFrom(context: Context, input: Parsed<"expandFrom">, by: By): Promise<Output<"expandFrom">> {
  const open = await openPlan(context, input.plan);
  const outcome = outcomeOf(open, input.outcome);
  if (outcome.state !== "confirmed")
    throw conflict(
      "outcome_not_confirmed",
      `“${outcome.statement}” is ${outcome.state}. An expansion grows from what the buyer confirmed: ask them first.`,
    );
  const { name, amount, nextStep } = input;
  const begun = await createDeal(
    context,
    { account: open.plan.accountId, name, amount, nextStep, type: "expansion", owner: null, pipeline: null },
    by,
  );
  return changeDeal(context, { id: String(begun.deal.deal), base: begun.deal.version, record: {}, notes: { outcomeId: outcome.id } }, by);
}
