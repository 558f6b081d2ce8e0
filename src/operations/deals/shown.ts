import type { z } from "zod";
import type { dealFlags, listedDealSchema } from "../../contract/index.ts";
import { type Day, remembering } from "../../domain/index.ts";
import { allDealNotes, type DealNotes, emptyNotes, type Pipeline } from "../../team/deals/index.ts";
import { type Fact, factsOf, judgedOn, spicedOf } from "../../team/diagnosis/index.ts";
import type { Kept } from "../../team/documents/index.ts";
import { readLeadDays, USUAL_LEAD_DAYS } from "../../team/plans/index.ts";
import { type Context, today } from "../context.ts";
import { type LedgerDeal, placeOf } from "./read.ts";

export type Shown = z.output<typeof listedDealSchema>;
type Flag = (typeof dealFlags)[number];

const filled = remembering(({ body }: Kept<DealNotes>): DealNotes => ({ ...emptyNotes, ...body }));

export const notesOf = (kept: Kept<DealNotes> | undefined): DealNotes => (kept === undefined ? emptyNotes : filled(kept));

/** What is wrong with an open deal, whatever is known of it. */
export function flagsOf(deal: LedgerDeal, notes: DealNotes, heard: number, on: Day): readonly Flag[] {
  if (deal.outcome !== "open") return [];
  const close = notes.expectedOn ?? deal.closedOn;
  const flags: readonly (readonly [boolean, Flag])[] = [
    [notes.nextStep === null, "no_next_step"],
    [notes.nextStep !== null && notes.nextStep.on < on, "step_overdue"],
    [close !== null && close < on, "overdue"],
    [heard === 1, "single_thread"],
    [deal.amount === null, "no_amount"],
    [close === null, "no_close_date"],
  ];
  return flags.filter(([isSo]) => isSo).map(([, flag]) => flag);
}

const NO_FACTS: readonly Kept<Fact>[] = [];

/** Deals as lists show them, with what the team keeps of them. */
export async function shownDeals(
  context: Context,
  deals: readonly LedgerDeal[],
  pipelines: readonly Pipeline[],
): Promise<readonly Shown[]> {
  const { pool } = context.storage;
  const [notes, facts, standard] = await Promise.all([allDealNotes(pool), factsOf(pool, null), spicedOf(pool)]);
  const on = today(context);
  const leads = await readLeadDays(pool, [...facts.keys()]);
  return deals.map((deal) =>
    listed(
      deal,
      notesOf(notes.get(String(deal.deal))),
      facts.get(deal.deal) ?? NO_FACTS,
      leads.get(deal.deal) ?? USUAL_LEAD_DAYS,
      pipelines,
      standard,
      on,
    ),
  );
}

interface Known {
  readonly pipelines: readonly Pipeline[];
  readonly standard: Awaited<ReturnType<typeof spicedOf>>;
  /** Days from the signature to the value, of deals whose plan tells them. */
  readonly leads: ReadonlyMap<number, number>;
  readonly on: Day;
}

export const shown = (deal: LedgerDeal, notes: DealNotes, facts: readonly Kept<Fact>[], { pipelines, standard, leads, on }: Known): Shown =>
  shownBy(deal, notes, facts, leads.get(deal.deal) ?? USUAL_LEAD_DAYS, pipelines, standard, on);

function shownBy(
  deal: LedgerDeal,
  notes: DealNotes,
  facts: readonly Kept<Fact>[],
  leadDays: number,
  pipelines: Known["pipelines"],
  standard: Known["standard"],
  on: Day,
): Shown {
  const { pipeline, stage } = placeOf(pipelines, deal, notes.pipeline);
  const judged = facts.length === 0 ? null : judgedOn(facts, on, leadDays, standard);
  const heard = new Set(
    judged?.diagnosis.evidence.flatMap(({ speaker, person }) => (speaker === "customer" && person !== null ? [person] : [])),
  );
  const pass = notes.passes.findLast((one) => one.stage === stage.id);
  return {
    deal: deal.deal,
    id: deal.id,
    source: deal.source,
    account: deal.account,
    accountName: deal.accountName ?? deal.accountId,
    name: deal.name,
    owner: deal.owner,
    type: deal.type,
    outcome: deal.outcome,
    pipeline: pipeline.id,
    stage: stage.id,
    stageName: stage.name,
    sourceStage: deal.stage,
    state: deal.state,
    amount: deal.amount,
    listAmount: deal.listAmount,
    currency: deal.currency,
    createdOn: deal.createdOn,
    stageOn: deal.outcome === "open" ? (deal.stageOn ?? pass?.on ?? deal.createdOn) : (deal.closedOn ?? deal.stageOn ?? pass?.on ?? null),
    closedOn: deal.outcome === "open" ? (notes.expectedOn ?? deal.closedOn) : deal.closedOn,
    reason: deal.reason,
    nextStep: notes.nextStep,
    total: judged?.total ?? null,
    priority: judged?.priority.score ?? null,
    priorityCurrency: judged?.priority.currency ?? null,
    flags: [...flagsOf(deal, notes, heard.size, on)],
  };
}

/** Of a deal that is kept in memory, as long as nothing of it changed. */
const listed = remembering(shownBy);
