import type pg from "pg";
import type { Output, Parsed } from "../../contract/index.ts";
import { badRequest, type CanonicalRecord, conflict, type Day, formatDay } from "../../domain/index.ts";
import { revenueSources } from "../../ledger/index.ts";
import { transaction } from "../../storage/index.ts";
import { contractRecords, type DealNotes, dealNotes, type PipelineStage } from "../../team/deals/index.ts";
import { type Author, EditedMeanwhile } from "../../team/documents/index.ts";
import { checkNothingLost, completenessOf, handoffStandardOf, handoffs, registered } from "../../team/handoff/index.ts";
import { becomeSuccessPlan, type Dropped, drops, plans, signaturesOf, steps } from "../../team/plans/index.ts";
import { type Context, today } from "../context.ts";
import type { By } from "../people/by.ts";
import { documentOf } from "../plans/read.ts";
import { authorOf } from "../workspace/author.ts";
import { land } from "../workspace/land.ts";
import { answered, recordOf } from "./change.ts";
import { type OpenDeal, openDeal } from "./open.ts";
import { Overtaken, requireUnchanged, unlessOvertaken } from "./overtaken.ts";
import { isEnd, passTo } from "./pass.ts";

type Move = Parsed<"moveDeal">;

/** Moves a deal to a stage: by what the buyer did, and past the gates on its way. All of it happens, or nothing. */
export const moveDeal = (context: Context, move: Move, by: By): Promise<Output<"moveDeal">> =>
  unlessOvertaken(() => moveOnce(context, move, by));

function targetOf({ deal, place }: OpenDeal, move: Move): PipelineStage {
  const { stages, name } = place.pipeline;
  const target = stages.find(({ id }) => id === move.stage);
  if (target === undefined)
    throw badRequest(
      "no_such_stage",
      `The pipeline “${name}” has no stage “${move.stage}”. It has: ${stages.map(({ id }) => id).join(", ")}.`,
    );
  if (move.from !== undefined && move.from !== place.stage.id)
    throw conflict(
      "edited_meanwhile",
      `This deal is in “${place.stage.name}” by now: somebody moved it meanwhile. Look at it, then move it.`,
      {
        fields: ["stage"],
        theirs: { stage: place.stage.id },
      },
    );
  if (deal.outcome === "won")
    throw conflict("deal_won", "This deal is won, and its contract written. Take that move back if it was a mistake.");
  if (place.stage.id === target.id) throw conflict("already_there", `The deal is in “${target.name}” already.`);
  return target;
}

async function moveOnce(context: Context, move: Move, by: By): Promise<Output<"moveDeal">> {
  const open = await openDeal(context, move.id);
  const { deal, notes, kept } = open;
  const target = targetOf(open, move);
  const author = authorOf(by);
  const on = today(context);
  const pass = await passTo(context, open, target, move, { by: author, on });
  const signedOn = move.signedOn ?? on;
  await requireSaid(context, open, target, { ...move, signedOn });
  const body: DealNotes = {
    ...notes,
    nextStep: isEnd(target) ? null : (move.nextStep ?? notes.nextStep),
    passes: [...notes.passes, pass],
  };
  const base = kept?.version ?? 0;
  const about = { account: deal.account, deal: deal.deal, plan: null };
  const isOurs = target.state === "commit" && (await isCountedHere(context, move));
  const records = recordsOf(open, target, { reason: move.reason ?? null, on: target.state === "commit" ? signedOn : on, isOurs });
  await transaction(context.storage.pool, async (client) => {
    const saved = await dealNotes
      .save(client, { id: String(deal.deal), about, body, base, by: author, at: context.now() })
      .catch(overtaken);
    if (saved.version !== base + 1) throw new Overtaken();
    await requireUnchanged(client, deal);
    if (target.state === "commit") await commit(context, client, open, { move, author, signedOn });
    await land(context, client, { source: deal.source, title: `${author.name}: ${deal.name}, ${target.name}`, by: author, records });
  });
  return answered(context, deal.deal, records.filter(({ type }) => type === "subscription_line").length);
}

const overtaken = (error: unknown): never => {
  throw error instanceof EditedMeanwhile ? new Overtaken() : error;
};

/** What a stage asks of those who move a deal there: a reason and a hand-off at the end, a next step before. */
async function requireSaid(
  context: Context,
  open: OpenDeal,
  target: PipelineStage,
  move: Move & { readonly signedOn: Day },
): Promise<void> {
  const on = today(context);
  if (isEnd(target) && move.reason === undefined)
    throw badRequest(
      "reason_missing",
      `Say why the deal was ${target.state === "commit" ? "won" : "lost"}: that is what the next ones are learned from.`,
    );
  if (target.state === "commit") {
    if (move.signedOn > on) throw badRequest("signed_ahead", "The day of the signature lies ahead. Win the deal on the day it is signed.");
    await requireHandoff(context, open, dropsOf(move, move.signedOn));
  }
  const nextStep = move.nextStep ?? open.notes.nextStep;
  if (!isEnd(target) && (nextStep === null || nextStep.on < on))
    throw badRequest("next_step_missing", "An open deal has a next step ahead, with a day and somebody who takes it. Add one.");
}

/** A won deal leaves nothing behind that those who deliver would have to ask for again. */
async function requireHandoff(context: Context, open: OpenDeal, dropped: readonly Dropped[]): Promise<void> {
  const { missing } = completenessOf(open.package, await handoffStandardOf(context.storage.pool));
  if (missing.length > 0)
    throw conflict("handoff_incomplete", `The deal can’t be won while its hand-off lacks ${missing.join(", ")}. Fill that in first.`, {
      missing,
    });
  checkNothingLost(open.known.promises, open.package.promises, [...(open.handoff?.body.dropped ?? []), ...dropped]);
}

const dropsOf = ({ dropped }: Move, on: Day): readonly Dropped[] => dropped.map((one) => ({ ...one, on }));

/** Where exports bring recurring revenue they bring this contract too, as a rule: counted from here as well it would count twice. */
const isCountedHere = async ({ storage }: Context, { contract }: Move): Promise<boolean> =>
  contract === undefined ? (await revenueSources(storage.pool)).length === 0 : contract === "here";

function recordsOf(
  { deal, notes }: OpenDeal,
  target: PipelineStage,
  { reason, on, isOurs }: { readonly reason: string | null; readonly on: Day; readonly isOurs: boolean },
): readonly CanonicalRecord[] {
  const day = formatDay(on);
  const opportunityId = String(deal.body["opportunity_id"] ?? deal.id);
  const outcome = target.state === "commit" ? "won" : target.state === "lost" ? "lost" : "open";
  const opportunity = recordOf(deal, {
    stage: target.name,
    state: target.state,
    stage_on: day,
    outcome,
    closed_on: outcome === "open" ? null : day,
    reason: reason ?? (outcome === "open" ? null : deal.reason),
  });
  const entered: CanonicalRecord = {
    type: "stage_change",
    fields: { opportunity_id: opportunityId, stage: target.name, state: target.state, entered_on: day },
    attributes: {},
  };
  if (!isOurs || notes.lines.length === 0) return [opportunity, entered];
  const accountId = opportunity.fields["account_id"];
  if (accountId === undefined || deal.currency === null)
    throw conflict("no_customer", "A contract needs an account and a currency. Give the deal both, then win it.");
  return [
    opportunity,
    entered,
    ...contractRecords({ id: opportunityId, accountId: String(accountId), currency: deal.currency }, notes.lines, on),
  ];
}

/** At the commit the plan goes over to success, the same plan, and the hand-off begins. */
async function commit(
  context: Context,
  client: pg.ClientBase,
  { deal, plan, handoff: before, package: handedOver, known }: OpenDeal,
  { move, author, signedOn }: { readonly move: Move; readonly author: Author; readonly signedOn: Day },
): Promise<void> {
  const at = context.now();
  const dropped = dropsOf(move, signedOn);
  const shared = { by: author, at };
  const about = { account: deal.account, deal: deal.deal, plan: plan?.plan.id ?? null };
  if (plan !== null && plan.plan.phase === "close") {
    const next = becomeSuccessPlan(plan.plan, signedOn, dropped);
    await plans.save(client, {
      id: plan.plan.id,
      about,
      body: { ...plan.head.body, phase: next.phase, committedOn: next.committedOn },
      base: plan.head.version,
      ...shared,
    });
    for (const step of signaturesOf(plan.plan).filter(({ doneOn }) => doneOn === null)) {
      const { id, version } = documentOf(plan, "step", step.id);
      await steps.save(client, { id, about, body: { ...step, doneOn: signedOn }, base: version, ...shared });
    }
    for (const drop of dropped)
      await drops.save(client, { id: `${plan.plan.id}/${drop.promiseId}`, about, body: drop, base: 0, ...shared });
  }
  await handoffs.save(client, {
    id: String(deal.deal),
    about,
    body: {
      ...(before?.body ?? { state: "draft", events: [], firstContactOn: null, basis: known }),
      dealId: String(deal.deal),
      committed: { at: at.getTime(), on: signedOn },
      register: registered(before?.body.register ?? [], handedOver.promises),
      package: { ...handedOver, promises: handedOver.promises?.filter(({ id }) => !dropped.some((one) => one.promiseId === id)) ?? null },
      dropped: [...(before?.body.dropped ?? []), ...dropped],
    },
    base: before?.version ?? 0,
    ...shared,
  });
}
