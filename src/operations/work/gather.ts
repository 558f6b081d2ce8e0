import { type Day, dayAt, remembering } from "../../domain/index.ts";
import { meetings } from "../../standard/index.ts";
import { allDealNotes, type DealNotes, type Pipeline, type PipelineStage, readPipelines } from "../../team/deals/index.ts";
import { type Fact, factsOf, knownOn, spicedOf } from "../../team/diagnosis/index.ts";
import type { Kept } from "../../team/documents/index.ts";
import { handoffs } from "../../team/handoff/index.ts";
import { type MomentRecord, momentsOfDeals } from "../../team/moments/index.ts";
import type { KeptPlan } from "../../team/plans/index.ts";
import { heldMeetings, meetingDecisions } from "../../team/rhythm/index.ts";
import {
  type Task,
  tasks,
  type WorkDeal,
  type WorkDecision,
  type WorkHandoff,
  type WorkPlan,
  type WorkState,
  type WorkTask,
} from "../../team/work/index.ts";
import { type Context, today, zoneOf } from "../context.ts";
import { allDeals, byDeal, type LedgerDeal, type Place, placeOf } from "../deals/read.ts";
import { notesOf } from "../deals/shown.ts";
import { type LivePlan, plansOf } from "../plans/read.ts";
import { withNames } from "./subjects.ts";

/** As people are called: in small letters, without spaces around. */
const said = (name: string): string => name.trim().toLowerCase();
const isOneOf = (names: ReadonlySet<string> | null, owner: string | null): boolean =>
  names === null || (owner !== null && names.has(said(owner)));

const aboutDeal = ({ deal, name, account, accountName, accountId }: LedgerDeal) => ({
  account,
  accountName: accountName ?? accountId,
  deal,
  dealName: name,
  plan: null,
});

const stageAfter = ({ pipeline, stage }: Place): PipelineStage | null => {
  const next = pipeline.stages[pipeline.stages.findIndex(({ id }) => id === stage.id) + 1];
  return next === undefined || next.state === "lost" ? null : next;
};

const NO_FACTS: readonly Kept<Fact>[] = [];
const NO_MOMENTS: readonly Kept<MomentRecord>[] = [];

/** A deal as work follows from it, the very same while nothing of it changed. */
const workDeal = remembering(
  (
    deal: LedgerDeal,
    noted: DealNotes,
    facts: readonly Kept<Fact>[],
    moments: readonly Kept<MomentRecord>[],
    pipelines: readonly Pipeline[],
    on: Day,
  ): WorkDeal => ({
    about: aboutDeal(deal),
    owner: deal.owner,
    amount: deal.amount,
    stageOn: deal.stageOn ?? deal.createdOn,
    nextStep: noted.nextStep,
    ahead: stageAfter(placeOf(pipelines, deal, noted.pipeline)),
    diagnosis: knownOn(facts, on),
    moments: moments.map(({ body }) => body.moment),
  }),
);

/** Open deals with what work follows from; only those that somebody of these names has a part in, where names are given. */
async function openDeals(context: Context, all: readonly LedgerDeal[], names: ReadonlySet<string> | null): Promise<readonly WorkDeal[]> {
  const { pool } = context.storage;
  const [{ pipelines }, notes, facts, moments] = await Promise.all([
    readPipelines(pool),
    allDealNotes(pool),
    factsOf(pool, null),
    momentsOfDeals(pool),
  ]);
  const on = today(context);
  const found: WorkDeal[] = [];
  for (const deal of all) {
    if (deal.outcome !== "open") continue;
    const noted = notesOf(notes.get(String(deal.deal)));
    if (!isOneOf(names, deal.owner) && !isOneOf(names, noted.nextStep?.owner ?? null)) continue;
    found.push(workDeal(deal, noted, facts.get(deal.deal) ?? NO_FACTS, moments.get(deal.deal) ?? NO_MOMENTS, pipelines, on));
  }
  return found;
}

async function openHandoffs(context: Context, deals: ReadonlyMap<number, LedgerDeal>): Promise<readonly WorkHandoff[]> {
  const kept = await handoffs.list(context.storage.pool);
  return kept.flatMap(({ body, deal: number }) => {
    const deal = number === null ? undefined : deals.get(number);
    return body.state === "accepted" || deal === undefined ? [] : [{ about: aboutDeal(deal), owner: deal.owner, handoff: body }];
  });
}

/** Whose parts of a plan are, or who promised them. */
const partOwners = remembering(({ plan }: KeptPlan): ReadonlySet<string> => {
  const { steps, outcomes, milestones, promises } = plan;
  return new Set([
    ...[...steps, ...outcomes, ...milestones].flatMap(({ ourOwner }) => (ourOwner === null ? [] : [said(ourOwner)])),
    ...promises.map(({ by }) => said(by)),
  ]);
});

const workPlan = remembering(
  (
    { plan, head, measurements, readings }: LivePlan,
    owner: string | null,
    accountName: string | null,
    dealName: string | null,
  ): WorkPlan => ({
    about: { account: head.account, accountName, deal: head.deal, dealName, plan: head.id },
    owner,
    plan,
    measurements,
    readings,
  }),
);

async function ownPlans(
  context: Context,
  deals: ReadonlyMap<number, LedgerDeal>,
  names: ReadonlySet<string> | null,
): Promise<readonly WorkPlan[]> {
  const isOwn = (plan: LivePlan, owner: string | null): boolean =>
    names === null || isOneOf(names, owner) || [...names].some((name) => partOwners(plan).has(name));
  const ownerOf = ({ head }: LivePlan): string | null => (head.deal === null ? null : (deals.get(head.deal)?.owner ?? null));
  const own = (await plansOf(context)).filter((one) => isOwn(one, ownerOf(one)));
  const nameOf = await withNames(
    context,
    own.map(({ head }) => ({ account: head.account, deal: head.deal, plan: head.id })),
  );
  return own.map((one) => {
    const { accountName, dealName } = nameOf({ account: one.head.account, deal: one.head.deal, plan: one.head.id });
    return workPlan(one, ownerOf(one), accountName, dealName);
  });
}

const dayOfTask = remembering(({ at }: Kept<Task>, zone: string): Day => dayAt(zone, at.getTime()));

async function openTasks(context: Context, names: ReadonlySet<string> | null): Promise<readonly WorkTask[]> {
  const all = await tasks.list(context.storage.pool);
  const open = all.filter(({ body }) => body.doneOn === null && isOneOf(names, body.owner));
  const nameOf = await withNames(context, open);
  return open.map((one) => ({ id: one.id, about: nameOf(one), task: one.body, since: dayOfTask(one, zoneOf(context)), by: one.by }));
}

async function openDecisions(context: Context): Promise<readonly WorkDecision[]> {
  const { pool } = context.storage;
  const open = (await meetingDecisions.list(pool)).filter(({ body }) => body.doneOn === null);
  if (open.length === 0) return [];
  const held = new Map((await heldMeetings.list(pool, { ids: open.map(({ body }) => body.held) })).map((one) => [one.id, one.body]));
  return open.flatMap(({ id, body }) => {
    const meeting = held.get(body.held);
    const title = meetings.find((one) => one.id === meeting?.meeting)?.title;
    if (meeting === undefined || title === undefined) return [];
    return [{ id, what: body.what, owner: body.owner, due: body.due, since: meeting.on, meeting: title }];
  });
}

/** Everything work follows from: of everybody, or only where somebody of these names, in small letters, has a part. */
export async function gatherWork(context: Context, called: readonly string[] | null): Promise<WorkState> {
  const all = await allDeals(context);
  const byNumber = byDeal(all);
  const names = called === null ? null : new Set(called);
  const [deals, handed, plans, open, decisions, standard] = await Promise.all([
    openDeals(context, all, names),
    openHandoffs(context, byNumber),
    ownPlans(context, byNumber, names),
    openTasks(context, names),
    openDecisions(context),
    spicedOf(context.storage.pool),
  ]);
  return { deals, handoffs: handed, plans, tasks: open, decisions, standard };
}
