import { randomBytes } from "node:crypto";
import type pg from "pg";
import type { Output, Parsed } from "../../contract/index.ts";
import { badRequest, conflict, type Day } from "../../domain/index.ts";
import { transaction } from "../../storage/index.ts";
import type { About, Author } from "../../team/documents/index.ts";
import { type Outcome, outcomes, type PlanHead, plans, type Step, scheduleOf, steps, usualSteps } from "../../team/plans/index.ts";
import { customerOf } from "../accounts/members.ts";
import { type Context, today } from "../context.ts";
import { type OpenDeal, openDeal } from "../deals/open.ts";
import type { By } from "../people/by.ts";
import { authorOf } from "../workspace/author.ts";
import { keep } from "../workspace/keep.ts";
import { aboutOf, openPlan } from "./read.ts";

export const newId = (kind: string): string => `${kind}-${randomBytes(6).toString("hex")}`;

/** Begins the one plan of a deal, or of an account that is a customer already. */
export async function createPlan(context: Context, input: Parsed<"createPlan">, by: By): Promise<Output<"createPlan">> {
  const open = input.deal === undefined ? null : await openDeal(context, input.deal);
  if (open !== null) refuseSecond(open);
  const account = await accountOf(context, input, open);
  const id = newId("plan");
  const about: About = { account, deal: open?.deal.deal ?? null, plan: id };
  const head = headOf(input, open, today(context));
  const begun = input.steps ? firstSteps(input.language, head.phase) : [];
  scheduleOf(begun, input.valueOn, today(context));
  const author = authorOf(by);
  const { version } = await transaction(context.storage.pool, async (client) => {
    const saved = await plans.save(client, { id, about, body: head, base: 0, by: author, at: context.now() });
    for (const step of begun)
      await steps.save(client, { id: `${id}/${step.id}`, about, body: step, base: 0, by: author, at: context.now() });
    await carryImpacts(context, client, open, about, author);
    return saved;
  });
  return { plan: id, part: id, version };
}

function refuseSecond({ plan }: OpenDeal): void {
  if (plan !== null)
    throw conflict("plan_begun", "This deal has its plan already: there is one for all of its life.", { plan: plan.plan.id });
}

async function accountOf(context: Context, { account }: Parsed<"createPlan">, open: OpenDeal | null): Promise<number> {
  const named = account === undefined ? null : (await customerOf(context, account)).account;
  const own = open?.deal.account ?? null;
  if (open !== null && own === null) throw conflict("no_customer", "This deal has no account yet. Give it one, then begin its plan.");
  if (named !== null && own !== null && named !== own)
    throw badRequest("other_account", "The deal is of another account. Leave the account out: the deal’s is taken.");
  const found = own ?? named;
  if (found === null) throw badRequest("plan_of_nobody", "A plan is of a deal or of an account. Name one.");
  return found;
}

function headOf(input: Parsed<"createPlan">, open: OpenDeal | null, on: Day): PlanHead {
  const phase = input.phase ?? (open !== null && open.deal.outcome !== "won" ? "close" : "success");
  const committedOn = input.committedOn ?? open?.deal.closedOn ?? on;
  return {
    phase,
    valueOn: input.valueOn,
    objective: input.objective,
    people: input.people,
    nextReviewOn: null,
    committedOn: phase === "success" ? committedOn : null,
  };
}

const AFTER_COMMIT: readonly string[] = ["go_live", "first_value"];

/** The usual steps; of a plan that begins after the commit only those that come after it. */
const firstSteps = (language: "en" | "fr" | "de", phase: PlanHead["phase"]): readonly Step[] =>
  phase === "close"
    ? usualSteps(language)
    : usualSteps(language)
        .filter(({ id }) => AFTER_COMMIT.includes(id))
        .map((step) => ({ ...step, dependsOn: step.dependsOn.filter((id) => AFTER_COMMIT.includes(id)) }));

/** What the diagnosis found to become better stands in the plan from the first day on, to be made measurable there. */
async function carryImpacts(context: Context, client: pg.ClientBase, open: OpenDeal | null, about: About, by: Author): Promise<void> {
  for (const { id, statement, bucket, stake } of open?.diagnosis.impacts ?? []) {
    const body: Outcome = {
      id: `${about.deal}-${id}`.replace(/[^\w.:-]/g, "-").slice(0, 80),
      statement,
      bucket,
      stake,
      metric: null,
      baseline: null,
      target: null,
      buyerOwner: null,
      ourOwner: null,
      promiseId: null,
      worth: null,
      state: "discovered",
      changes: [],
      closed: null,
    };
    await outcomes.save(client, { id: `${about.plan}/${body.id}`, about, body, base: 0, by, at: context.now() });
  }
}

export async function changePlan(context: Context, input: Parsed<"changePlan">, by: By): Promise<Output<"changePlan">> {
  const open = await openPlan(context, input.plan);
  const { objective, valueOn, people, nextReviewOn } = input;
  const body: PlanHead = {
    ...open.head.body,
    ...(objective === undefined ? {} : { objective }),
    ...(valueOn === undefined ? {} : { valueOn }),
    ...(people === undefined ? {} : { people }),
    ...(nextReviewOn === undefined ? {} : { nextReviewOn }),
  };
  const saved = await keep(context, plans, {
    id: open.plan.id,
    about: aboutOf(open),
    body,
    base: input.base,
    by: authorOf(by),
    at: context.now(),
  });
  return { plan: open.plan.id, part: open.plan.id, version: saved.version };
}
