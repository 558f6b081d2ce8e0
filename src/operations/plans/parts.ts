import type pg from "pg";
import type { Output, Parsed } from "../../contract/index.ts";
import { badRequest, conflict, notFound } from "../../domain/index.ts";
import { transaction } from "../../storage/index.ts";
import { type Author, type Drawer, fieldsChanged, type Saving, type Version } from "../../team/documents/index.ts";
import {
  lockPlan,
  type Milestone,
  milestones,
  type Outcome,
  outcomes,
  type Plan,
  type Promised,
  promises,
  readPlans,
  type Step,
  scheduleOf,
  steps,
} from "../../team/plans/index.ts";
import { type Context, today, zoneOf } from "../context.ts";
import type { By } from "../people/by.ts";
import { authorOf } from "../workspace/author.ts";
import { asideOnConflict } from "../workspace/keep.ts";
import { deriveSoon } from "../workspace/land.ts";
import { aboutOf, documentOf, type LivePlan, openPlan } from "./read.ts";
import { landReached } from "./stages.ts";

type Save = Parsed<"savePlanPart">;
type Kind = Save["kind"];

export function outcomeOf({ plan }: LivePlan, id: string): Outcome {
  const found = plan.outcomes.find((one) => one.id === id);
  if (found === undefined) throw notFound("no_such_outcome", `The plan has no outcome ${id}. Open it anew: somebody may have removed it.`);
  return found;
}

/** What both sides agreed on stands: it goes back to discovered before it is changed, and what the buyer confirmed is never changed. */
function checkOutcome(known: Outcome, next: Outcome): void {
  const { statement, state, closed } = known;
  if (closed !== null) throw conflict("outcome_closed", `“${statement}” is closed. Open it again to change it.`);
  if (state === "discovered") return;
  const fixed = ["statement", "metric", "baseline", "target", ...(state === "confirmed" ? ["worth"] : [])];
  const fields = fieldsChanged(known, next).filter((field) => fixed.includes(field));
  if (fields.length > 0)
    throw conflict(
      "outcome_agreed",
      `“${statement}” is ${state} with these figures. Take it back to discovered with a reason, change it, and agree anew.`,
      { fields },
    );
}

const missing = (kind: Kind) => badRequest("part_missing", `Send the ${kind} under the name “${kind}”.`);

interface Part {
  readonly drawer: Drawer<unknown>;
  readonly body: Step | Outcome | Milestone | Promised;
  readonly after: Plan;
}

const put = <T extends { readonly id: string }>(list: readonly T[], one: T): readonly T[] =>
  list.some(({ id }) => id === one.id) ? list.map((each) => (each.id === one.id ? one : each)) : [...list, one];

/** The part as it is to be kept, and the plan with it. */
function partOf({ plan }: LivePlan, { kind, part: id, step, outcome, milestone, promise }: Save): Part {
  switch (kind) {
    case "step": {
      if (step === undefined) throw missing(kind);
      const body: Step = { id, ...step };
      return { drawer: steps as Drawer<unknown>, body, after: { ...plan, steps: put(plan.steps, body) } };
    }
    case "outcome": {
      if (outcome === undefined) throw missing(kind);
      const known = plan.outcomes.find((one) => one.id === id);
      const body: Outcome = {
        id,
        ...outcome,
        state: known?.state ?? "discovered",
        changes: known?.changes ?? [],
        closed: known?.closed ?? null,
      };
      if (known !== undefined) checkOutcome(known, body);
      requireKnown(plan, outcome.promiseId);
      return { drawer: outcomes as Drawer<unknown>, body, after: { ...plan, outcomes: put(plan.outcomes, body) } };
    }
    case "milestone": {
      if (milestone === undefined) throw missing(kind);
      if (milestone.outcomeId !== null && !plan.outcomes.some((one) => one.id === milestone.outcomeId))
        throw notFound("no_such_outcome", `The plan has no outcome ${milestone.outcomeId}. Choose one it has, or none.`);
      if (milestone.deadline < milestone.evaluateFrom)
        throw badRequest("milestone_days", "The deadline lies before the day from which it is looked at. Put it on that day or later.");
      const body: Milestone = { id, ...milestone };
      return { drawer: milestones as Drawer<unknown>, body, after: { ...plan, milestones: put(plan.milestones, body) } };
    }
    case "promise": {
      if (promise === undefined) throw missing(kind);
      const body: Promised = { id, ...promise };
      return { drawer: promises as Drawer<unknown>, body, after: { ...plan, promises: put(plan.promises, body) } };
    }
  }
}

function requireKnown({ promises: said }: Plan, promiseId: string | null): void {
  if (promiseId !== null && !said.some(({ id }) => id === promiseId))
    throw notFound("no_such_promise", `The plan has no promise ${promiseId}. Add it first.`);
}

/** Steps as they are now, by the plan's one writer: two people's links together make no circle. */
async function checkSteps(context: Context, client: pg.ClientBase, id: string): Promise<void> {
  const [now] = await readPlans(client, { plans: [id] }, zoneOf(context));
  if (now !== undefined) scheduleOf(now.plan.steps, now.plan.valueOn, today(context));
}

export async function savePlanPart(context: Context, input: Save, by: By): Promise<Output<"savePlanPart">> {
  const plan = await openPlan(context, input.plan);
  const { drawer, body, after } = partOf(plan, input);
  const saving = savingOf(context, plan, input, body, authorOf(by));
  const saved = await asideOnConflict(context, drawer, saving, () =>
    transaction(context.storage.pool, async (client) => {
      await lockPlan(client, plan.plan.id);
      const newest = input.kind === "outcome" ? await outcomes.find(client, saving.id) : null;
      if (newest !== null) checkOutcome(newest.body, body as Outcome);
      const kept = await drawer.save(client, saving);
      if (input.kind === "step") await checkSteps(context, client, plan.plan.id);
      if (input.kind === "step" || input.kind === "milestone")
        await landReached(context, client, { plan: after, readings: plan.readings }, saving.by);
      return kept;
    }),
  );
  deriveSoon(context);
  return answer(plan, input.part, saved);
}

const answer = ({ plan }: LivePlan, part: string, { version }: Version<unknown>): Output<"savePlanPart"> => ({
  plan: plan.id,
  part,
  version,
});

function savingOf(
  context: Context,
  plan: LivePlan,
  { kind, part, base }: Pick<Save, "kind" | "part" | "base">,
  body: unknown,
  by: Author,
): Saving<unknown> {
  return { id: documentOf(plan, kind, part).id, about: aboutOf(plan), body, base, by, at: context.now() };
}

export async function removePlanPart(context: Context, input: Parsed<"removePlanPart">, by: By): Promise<Output<"removePlanPart">> {
  const plan = await openPlan(context, input.plan);
  const author = authorOf(by);
  const { kind, part } = input;
  if (kind === "promise")
    throw conflict("promise_stays", "A promise is never removed: it is kept by an outcome, or dropped with a reason both sides sign.");
  if (kind === "outcome") checkRemoval(plan, outcomeOf(plan, part));
  const drawer = { step: steps, outcome: outcomes, milestone: milestones }[kind] as Drawer<unknown>;
  if (documentOf(plan, kind, part).version === 0) throw notFound("no_such_part", `The plan has no ${kind} ${part} any more.`);
  const removing = savingOf(context, plan, input, null, author);
  const removed = await transaction(context.storage.pool, async (client) => {
    await lockPlan(client, plan.plan.id);
    for (const other of kind === "step" ? relinked(plan.plan, part) : []) {
      const { id, version } = documentOf(plan, "step", other.id);
      await steps.save(client, { ...removing, id, body: other, base: version });
    }
    return drawer.save(client, removing);
  });
  return answer(plan, part, removed);
}

/** Steps that waited for one that goes wait for what that one waited for. */
function relinked({ steps: all }: Plan, gone: string): readonly Step[] {
  const before = all.find(({ id }) => id === gone)?.dependsOn ?? [];
  return all
    .filter(({ dependsOn }) => dependsOn.includes(gone))
    .map((step) => ({ ...step, dependsOn: [...new Set(step.dependsOn.flatMap((id) => (id === gone ? before : [id])))] }));
}

function checkRemoval({ plan }: LivePlan, outcome: Outcome): void {
  const { statement, state, changes, promiseId } = outcome;
  if (state !== "discovered" || changes.length > 0)
    throw conflict("outcome_stays", `“${statement}” was agreed on with the buyer, so it stays. Close it as cancelled instead.`);
  if (plan.phase === "success" && promiseId !== null && !plan.dropped.some((one) => one.promiseId === promiseId))
    throw conflict("promise_lost", `“${statement}” keeps a promise of the sale. Let another outcome keep it, or drop the promise first.`);
}
