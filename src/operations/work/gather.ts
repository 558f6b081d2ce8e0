import { type Day, parseDay } from "../../domain/index.ts";
import { readFamily } from "../../ledger/index.ts";
import { meetings } from "../../standard/index.ts";
import { dealNotes, type PipelineStage, readPipelines } from "../../team/deals/index.ts";
import { diagnosisOn, factsOf, spicedOf } from "../../team/diagnosis/index.ts";
import { handoffs } from "../../team/handoff/index.ts";
import { momentRecords } from "../../team/moments/index.ts";
import { type KeptPlan, type Reading, readPlans } from "../../team/plans/index.ts";
import { heldMeetings, meetingDecisions } from "../../team/rhythm/index.ts";
import {
  plansOf,
  SOON_DAYS,
  tasks,
  type WorkDeal,
  type WorkDecision,
  type WorkHandoff,
  type WorkPlan,
  type WorkState,
  type WorkTask,
} from "../../team/work/index.ts";
import { type Context, today, zoneOf } from "../context.ts";
import { allDeals, type LedgerDeal, type Place, placeOf } from "../deals/read.ts";
import { notesOf } from "../deals/shown.ts";
import { withNames } from "./subjects.ts";
import { dayOfInstant } from "./when.ts";

const MANY = 2000;
const isOneOf = (names: readonly string[] | null, owner: string | null): boolean =>
  names === null || (owner !== null && names.includes(owner.trim().toLowerCase()));

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

/** Open deals with what work follows from; only those that somebody of these names has a part in, where names are given. */
async function openDeals(context: Context, all: readonly LedgerDeal[], names: readonly string[] | null): Promise<readonly WorkDeal[]> {
  const { pool } = context.storage;
  const [{ pipelines }, kept] = await Promise.all([readPipelines(pool), dealNotes.list(pool)]);
  const notes = new Map(kept.map((one) => [one.id, one]));
  const own = all
    .filter(({ outcome }) => outcome === "open")
    .map((deal) => ({ deal, notes: notesOf(notes.get(String(deal.deal))) }))
    .filter((one) => isOneOf(names, one.deal.owner) || isOneOf(names, one.notes.nextStep?.owner ?? null));
  const numbers = own.map(({ deal }) => deal.deal);
  const isMany = numbers.length > MANY;
  const [facts, records] = await Promise.all([
    factsOf(pool, isMany ? null : numbers),
    momentRecords.list(pool, isMany ? {} : { deals: numbers }),
  ]);
  const on = today(context);
  return own.map(({ deal, notes: noted }) => ({
    about: aboutDeal(deal),
    owner: deal.owner,
    amount: deal.amount,
    stageOn: deal.stageOn ?? deal.createdOn,
    nextStep: noted.nextStep,
    ahead: stageAfter(placeOf(pipelines, deal, noted.pipeline)),
    diagnosis: diagnosisOn(
      (facts.get(deal.deal) ?? []).map(({ body }) => body),
      on,
    ),
    moments: records.filter((one) => one.deal === deal.deal).map(({ body }) => body.moment),
  }));
}

async function openHandoffs(context: Context, deals: ReadonlyMap<number, LedgerDeal>): Promise<readonly WorkHandoff[]> {
  const kept = await handoffs.list(context.storage.pool);
  return kept.flatMap(({ body, deal: number }) => {
    const deal = number === null ? undefined : deals.get(number);
    return body.state === "accepted" || deal === undefined ? [] : [{ about: aboutDeal(deal), owner: deal.owner, handoff: body }];
  });
}

/** What meters say, for plans with a milestone that a meter reaches and whose day is near: without it, it would seem late. */
async function readingsOf(context: Context, { plan, head }: KeptPlan, on: Day): Promise<readonly Reading[]> {
  const isAsked = plan.milestones.some(({ reach, deadline }) => reach.kind === "threshold" && deadline <= on + SOON_DAYS);
  if (!isAsked || head.account === null) return [];
  const family = await readFamily(context.storage.pool, head.account);
  return (family?.usage ?? []).flatMap(({ meter, day, quantity }) => {
    const when = parseDay(day);
    return when === null ? [] : [{ meter, on: when, value: Number(quantity) }];
  });
}

async function ownPlans(
  context: Context,
  deals: ReadonlyMap<number, LedgerDeal>,
  names: readonly string[] | null,
): Promise<readonly WorkPlan[]> {
  const { pool } = context.storage;
  const own = names === null ? [] : [...deals.values()].filter(({ owner }) => isOneOf(names, owner)).map(({ deal }) => deal);
  const choice = names === null ? {} : { plans: await plansOf(pool, names, own) };
  const kept = await readPlans(pool, choice, zoneOf(context));
  const nameOf = await withNames(
    context,
    kept.map(({ head }) => ({ account: head.account, deal: head.deal, plan: head.id })),
  );
  const on = today(context);
  const found: WorkPlan[] = [];
  for (const one of kept) {
    const { plan, head, measurements } = one;
    const owner = head.deal === null ? null : (deals.get(head.deal)?.owner ?? null);
    const about = nameOf({ account: head.account, deal: head.deal, plan: head.id });
    found.push({ about, owner, plan, measurements, readings: await readingsOf(context, one, on) });
  }
  return found;
}

async function openTasks(context: Context): Promise<readonly WorkTask[]> {
  const open = (await tasks.list(context.storage.pool)).filter(({ body }) => body.doneOn === null);
  const nameOf = await withNames(context, open);
  return open.map((one) => ({ id: one.id, about: nameOf(one), task: one.body, since: dayOfInstant(context, one.at), by: one.by }));
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
export async function gatherWork(context: Context, names: readonly string[] | null): Promise<WorkState> {
  const all = await allDeals(context);
  const byNumber = new Map(all.map((deal) => [deal.deal, deal]));
  const [deals, handed, plans, open, decisions, standard] = await Promise.all([
    openDeals(context, all, names),
    openHandoffs(context, byNumber),
    ownPlans(context, byNumber, names),
    openTasks(context),
    openDecisions(context),
    spicedOf(context.storage.pool),
  ]);
  return { deals, handoffs: handed, plans, tasks: open, decisions, standard };
}
