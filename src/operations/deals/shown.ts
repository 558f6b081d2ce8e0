import type { z } from "zod";
import type { dealFlags, listedDealSchema } from "../../contract/index.ts";
import type { Day } from "../../domain/index.ts";
import { type DealNotes, dealNotes, emptyNotes, type Pipeline } from "../../team/deals/index.ts";
import { diagnosisOn, type Fact, factsOf, priorityOf, scoreOf, spicedOf } from "../../team/diagnosis/index.ts";
import type { Kept } from "../../team/documents/index.ts";
import { readLeadDays, USUAL_LEAD_DAYS } from "../../team/plans/index.ts";
import { type Context, today } from "../context.ts";
import { type LedgerDeal, placeOf } from "./read.ts";

export type Shown = z.output<typeof listedDealSchema>;
type Flag = (typeof dealFlags)[number];

export const notesOf = (kept: Kept<DealNotes> | undefined): DealNotes => ({ ...emptyNotes, ...kept?.body });

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

const MANY = 2000;

/** Deals as lists show them, with what the team keeps of them. */
export async function shownDeals(
  context: Context,
  deals: readonly LedgerDeal[],
  pipelines: readonly Pipeline[],
): Promise<readonly Shown[]> {
  const { pool } = context.storage;
  const numbers = deals.map(({ deal }) => deal);
  // Of very many it is less work to read all that was written down than to name each.
  const isMany = numbers.length > MANY;
  const [kept, facts, standard] = await Promise.all([
    dealNotes.list(pool, isMany ? {} : { ids: numbers.map(String) }),
    factsOf(pool, isMany ? null : numbers),
    spicedOf(pool),
  ]);
  const notes = new Map(kept.map((one) => [one.id, one]));
  const on = today(context);
  const leads = await readLeadDays(pool, [...facts.keys()]);
  const known = { pipelines, standard, leads, on };
  return deals.map((deal) => shown(deal, notesOf(notes.get(String(deal.deal))), facts.get(deal.deal) ?? [], known));
}

interface Known {
  readonly pipelines: readonly Pipeline[];
  readonly standard: Awaited<ReturnType<typeof spicedOf>>;
  /** Days from the signature to the value, of deals whose plan tells them. */
  readonly leads: ReadonlyMap<number, number>;
  readonly on: Day;
}

export function shown(deal: LedgerDeal, notes: DealNotes, facts: readonly Kept<Fact>[], { pipelines, standard, leads, on }: Known): Shown {
  const { pipeline, stage } = placeOf(pipelines, deal, notes.pipeline);
  const diagnosis =
    facts.length === 0
      ? null
      : diagnosisOn(
          facts.map(({ body }) => body),
          on,
        );
  const priority = diagnosis === null ? null : priorityOf(diagnosis, on, leads.get(deal.deal) ?? USUAL_LEAD_DAYS, standard);
  const heard = new Set(diagnosis?.evidence.flatMap(({ speaker, person }) => (speaker === "customer" && person !== null ? [person] : [])));
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
    stageOn: deal.stageOn ?? pass?.on ?? deal.createdOn,
    closedOn: deal.outcome === "open" ? (notes.expectedOn ?? deal.closedOn) : deal.closedOn,
    reason: deal.reason,
    nextStep: notes.nextStep,
    total: diagnosis === null ? null : scoreOf(diagnosis, standard).total,
    priority: priority?.score ?? null,
    priorityCurrency: priority?.currency ?? null,
    flags: [...flagsOf(deal, notes, heard.size, on)],
  };
}
