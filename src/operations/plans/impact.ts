import type { Output, Parsed } from "../../contract/index.ts";
import { conflict, type Day, formatDay, Refusal } from "../../domain/index.ts";
import type { Closure, ImpactState } from "../../standard/index.ts";
import { impactTransitions } from "../../standard/index.ts";
import { transaction } from "../../storage/index.ts";
import { type Author, EditedMeanwhile, fieldsChanged, type Saving, type Version } from "../../team/documents/index.ts";
import { type ImpactChange, lockPlan, type Outcome, outcomes, progressOf, moveImpact as stepTo } from "../../team/plans/index.ts";
import { type Context, today } from "../context.ts";
import type { By } from "../people/by.ts";
import { actingAs, authorOf } from "../workspace/author.ts";
import { asideOnConflict } from "../workspace/keep.ts";
import { deriveSoon } from "../workspace/land.ts";
import { outcomeOf } from "./parts.ts";
import { aboutOf, documentOf, type LivePlan, openPlan } from "./read.ts";
import { landReached } from "./stages.ts";

/**
 * Makes a change of an impact's state, by one of ours or by the buyer. With the first that the buyer confirms the customer has reached its first
 * impact: the ledger learns that too, in the same transaction, once.
 *
 * @throws what `moveImpact` of the plans refuses, and EditedMeanwhile when somebody moved it at the same time
 */
export async function applyImpact(
  context: Context,
  {
    plan,
    outcome,
    change,
    author,
  }: { readonly plan: LivePlan; readonly outcome: Outcome; readonly change: ImpactChange; readonly author: Author },
): Promise<Version<Outcome>> {
  return saveOutcome(context, plan, stepTo(outcome, change), author);
}

async function saveOutcome(context: Context, plan: LivePlan, moved: Outcome, author: Author): Promise<Version<Outcome>> {
  const { id, version } = documentOf(plan, "outcome", moved.id);
  const saving: Saving<Outcome> = { id, about: aboutOf(plan), body: moved, base: version, by: author, at: context.now() };
  const after = { ...plan.plan, outcomes: plan.plan.outcomes.map((one) => (one.id === moved.id ? moved : one)) };
  const saved = await asideOnConflict(context, outcomes, saving, () =>
    transaction(context.storage.pool, async (client) => {
      await lockPlan(client, plan.plan.id);
      // Nobody agrees to figures that changed under them: what moves is what was read.
      const newest = await outcomes.find(client, id);
      if (newest !== null && newest.version !== version)
        throw new EditedMeanwhile(
          newest,
          fieldsChanged(
            plan.plan.outcomes.find((one) => one.id === moved.id),
            newest.body,
          ),
        );
      const kept = await outcomes.save(client, saving);
      await landReached(context, client, { plan: after, readings: plan.readings }, author);
      return kept;
    }),
  );
  deriveSoon(context);
  return saved;
}

/** Our people: what only the buyer may do is refused to all of them, administrators too. */
export async function moveImpact(context: Context, input: Parsed<"moveImpact">, by: By): Promise<Output<"moveImpact">> {
  const plan = await openPlan(context, input.plan);
  const outcome = outcomeOf(plan, input.outcome);
  const author = authorOf(by);
  const allowed = impactTransitions.find(({ from, to }) => from === outcome.state && to === input.to)?.by ?? ["csm"];
  if (allowed.every((role) => role === "buyer")) throw onlyBuyer(input.to);
  const change: ImpactChange = {
    to: input.to,
    on: today(context),
    by: { person: author.name, role: actingAs(by, allowed, `Moving an impact to ${input.to}`) },
    buyer: input.buyer ?? null,
    evidence: input.evidence.length > 0 || input.to !== "delivered" ? input.evidence : measuredEvidence(plan, outcome, today(context)),
    reason: input.reason ?? null,
  };
  const { version } = await applyImpact(context, { plan, outcome, change, author });
  return { plan: plan.plan.id, part: outcome.id, version };
}

const onlyBuyer = (to: ImpactState): Refusal =>
  new Refusal(
    "only_the_buyer",
    403,
    to === "confirmed"
      ? "Only the buyer confirms an impact, so that proof is never our own word. Share the plan with them and ask."
      : "Only the buyer takes a confirmation back. Share the plan with them and ask.",
    { roles: ["buyer"] },
  );

/** The newest measurement, as evidence of a delivery; nothing where there is none. */
function measuredEvidence(plan: LivePlan, outcome: Outcome, on: Day): readonly string[] {
  const { newest } = progressOf(outcome, plan.measurements, on);
  return newest === null
    ? []
    : [[`${newest.value} ${outcome.metric?.unit ?? ""}`.trim(), formatDay(newest.on), newest.evidence].filter(Boolean).join(", ")];
}

export async function closeOutcome(context: Context, input: Parsed<"closeOutcome">, by: By): Promise<Output<"closeOutcome">> {
  const plan = await openPlan(context, input.plan);
  const outcome = outcomeOf(plan, input.outcome);
  const closed = input.as === null ? null : { as: checkedClosure(outcome, input.as), on: today(context) };
  const { version } = await saveOutcome(context, plan, { ...outcome, closed }, authorOf(by));
  return { plan: plan.plan.id, part: outcome.id, version };
}

function checkedClosure({ state, statement }: Outcome, as: Closure): Closure {
  if (state === "discovered" && as !== "cancelled")
    throw conflict("outcome_not_agreed", `Nobody agreed on “${statement}” yet: it can only be cancelled.`);
  if (state === "agreed" && as === "achieved")
    throw conflict(
      "outcome_not_delivered",
      `“${statement}” is agreed, not delivered. Move it to delivered with its evidence, then close it as achieved.`,
    );
  return as;
}
