import type pg from "pg";
import type { Output, Parsed } from "../../contract/index.ts";
import { badRequest, type CanonicalRecord, conflict, type Day, formatDay } from "../../domain/index.ts";
import { transaction } from "../../storage/index.ts";
import { contractRecords, type DealNotes, dealNotes, type Pass, type PipelineStage } from "../../team/deals/index.ts";
import { gateVerdict, spicedOf } from "../../team/diagnosis/index.ts";
import type { Author } from "../../team/documents/index.ts";
import { checkNothingLost, completenessOf, handoffStandardOf, handoffs, registered } from "../../team/handoff/index.ts";
import { becomeSuccessPlan, type Dropped, drops, plans } from "../../team/plans/index.ts";
import { type Context, today } from "../context.ts";
import type { By } from "../people/by.ts";
import { authorOf } from "../workspace/author.ts";
import { asideOnConflict } from "../workspace/keep.ts";
import { land } from "../workspace/land.ts";
import { answered, recordOf } from "./change.ts";
import { type OpenDeal, openDeal } from "./open.ts";

type Move = Parsed<"moveDeal">;

const isEnd = ({ state }: PipelineStage): boolean => state === "commit" || state === "lost";

/** Moves a deal to a stage: by what the buyer did, and past its gates. All of it happens, or nothing. */
export async function moveDeal(context: Context, move: Move, by: By): Promise<Output<"moveDeal">> {
  const open = await openDeal(context, move.id);
  const { deal, notes, place, kept } = open;
  const target = place.pipeline.stages.find(({ id }) => id === move.stage);
  if (target === undefined)
    throw badRequest(
      "no_such_stage",
      `The pipeline “${place.pipeline.name}” has no stage “${move.stage}”. It has: ${place.pipeline.stages.map(({ id }) => id).join(", ")}.`,
    );
  if (deal.outcome === "won")
    throw conflict("deal_won", "This deal is won, and its contract written. Undo that in Imports, if it was a mistake.");
  const author = authorOf(by);
  const on = today(context);
  const pass = await passTo(context, open, target, move, author, on);
  if (isEnd(target) && move.reason === undefined)
    throw badRequest(
      "reason_missing",
      `Say why the deal was ${target.state === "commit" ? "won" : "lost"}: that is what the next ones are learned from.`,
    );
  if (target.state === "commit") await requireHandoff(context, open, dropsOf(move, on));
  const nextStep = move.nextStep ?? notes.nextStep;
  if (!isEnd(target) && (nextStep === null || nextStep.on < on))
    throw badRequest("next_step_missing", "An open deal has a next step ahead, with a day and somebody who takes it. Add one.");
  const body: DealNotes = { ...notes, nextStep: isEnd(target) ? null : nextStep, passes: [...notes.passes, pass] };
  const saving = {
    id: String(deal.deal),
    about: { account: deal.account, deal: deal.deal, plan: null },
    body,
    base: kept?.version ?? 0,
    by: author,
    at: context.now(),
  };
  const signedOn = move.signedOn ?? on;
  const records = recordsOf(open, target, move.reason ?? null, target.state === "commit" ? signedOn : on);
  await asideOnConflict(context, dealNotes, saving, () =>
    transaction(context.storage.pool, async (client) => {
      await dealNotes.save(client, saving);
      if (target.state === "commit") await commit(context, client, open, { move, author, signedOn });
      await land(context, client, { source: deal.source, title: `${author.name}: ${deal.name}, ${target.name}`, by: author, records });
    }),
  );
  return answered(context, deal.deal, records.filter(({ type }) => type === "subscription_line").length);
}

/** The passage into a stage: going on takes what the gate asks, and what the buyer did. Going back takes nothing. */
async function passTo(context: Context, open: OpenDeal, target: PipelineStage, move: Move, author: Author, on: Day): Promise<Pass> {
  const { stages } = open.place.pipeline;
  const { evidence = null, despite = null } = move;
  const from = stages.findIndex(({ id }) => id === open.place.stage.id);
  const to = stages.findIndex(({ id }) => id === target.id);
  const plain: Pass = { stage: target.id, on, by: author.name, gate: target.gate, verdict: "none", evidence, despite };
  if (to <= from || target.state === "lost") return plain;
  if (target.gate !== null) {
    const verdict = gateVerdict(target.gate, open.diagnosis, await spicedOf(context.storage.pool));
    if (verdict.verdict === "blocked")
      throw conflict(
        "gate_blocked",
        `Not enough is known to enter “${target.name}”. Close the gaps first; the next question is shown beside them.`,
        { ...verdict },
      );
    if (verdict.verdict === "warned" && despite === null)
      throw conflict("gate_warned", `Something is missing to enter “${target.name}”. Close it, or say why the deal goes on all the same.`, {
        ...verdict,
      });
    return { ...plain, verdict: verdict.verdict, ...said(target, evidence, despite) };
  }
  return { ...plain, ...said(target, evidence, despite) };
}

function said(target: PipelineStage, evidence: string | null, despite: string | null): Pick<Pass, "evidence" | "despite"> {
  if (evidence === null && despite === null)
    throw badRequest(
      "evidence_missing",
      `A stage is entered by what the buyer did. Here: ${target.buyerDoes} Say how it showed, or why the deal goes on without it.`,
    );
  return { evidence, despite };
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

function recordsOf({ deal, notes }: OpenDeal, target: PipelineStage, reason: string | null, on: Day): readonly CanonicalRecord[] {
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
  if (outcome !== "won" || notes.lines.length === 0) return [opportunity, entered];
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
  const on = today(context);
  const dropped = dropsOf(move, on);
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
