import { z } from "zod";
import { boardSchema, type DealsQuestion, dealsSchema, type Output, type Parsed } from "../../contract/index.ts";
import { badRequest, type Money, totalsOf } from "../../domain/index.ts";
import { dealNotes, type Pipeline, readPipelines } from "../../team/deals/index.ts";
import { withAccountMembers } from "../accounts/members.ts";
import type { Context } from "../context.ts";
import { allDeals, type LedgerDeal, placeOf } from "./read.ts";
import { type Shown, shownDeals } from "./shown.ts";

export const noSuchPipeline = (pipeline: string, known: readonly Pipeline[]) =>
  badRequest("no_such_pipeline", `There is no pipeline “${pipeline}”. Known: ${known.map(({ id }) => id).join(", ")}.`);

type Chosen = Partial<Pick<DealsQuestion, "search" | "pipeline" | "stage" | "owner" | "account" | "type" | "flag">> &
  Pick<DealsQuestion, "outcome">;

/** Deals that are asked for by what the ledger says of them, with their pipelines. */
async function chosenDeals(
  context: Context,
  question: Chosen,
): Promise<{ readonly deals: readonly LedgerDeal[]; readonly pipelines: readonly Pipeline[]; readonly owners: readonly string[] }> {
  const { pool } = context.storage;
  const [all, { pipelines }, moved] = await Promise.all([allDeals(context), readPipelines(pool), dealNotes.list(pool)]);
  const chosen = new Map(moved.map(({ id, body }) => [Number(id), body.pipeline]));
  const words = (question.search ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const members = question.account === undefined ? null : await withAccountMembers(context, question.account);
  const { outcome, owner, type, pipeline, stage } = question;
  if (pipeline !== undefined && !pipelines.some(({ id }) => id === pipeline)) throw noSuchPipeline(pipeline, pipelines);
  const deals = all.filter((deal) => {
    if (outcome !== "any" && deal.outcome !== outcome) return false;
    if (owner !== undefined && deal.owner !== owner) return false;
    if (type !== undefined && deal.type !== type) return false;
    if (members !== null && (deal.account === null || !members.has(deal.account))) return false;
    if (!words.every((word) => deal.text.includes(word))) return false;
    if (pipeline === undefined && stage === undefined) return true;
    const place = placeOf(pipelines, deal, chosen.get(deal.deal) ?? null);
    return (pipeline === undefined || place.pipeline.id === pipeline) && (stage === undefined || place.stage.id === stage);
  });
  const owners = [...new Set(all.flatMap((deal) => (deal.outcome === "open" && deal.owner !== null ? [deal.owner] : [])))].sort((a, b) =>
    a.localeCompare(b, "en"),
  );
  return { deals, pipelines, owners };
}

const moneyOf = (deals: readonly Pick<LedgerDeal, "amount" | "currency">[]): readonly Money[] =>
  totalsOf(deals.flatMap(({ amount, currency }) => (amount === null || currency === null ? [] : [{ minor: amount, currency }])));

type Key = string | number | null;

/** What a list is ordered by; those without it come last either way. */
const keys: Readonly<Record<DealsQuestion["sort"], (deal: Shown) => Key>> = {
  amount: ({ amount }) => amount,
  close: ({ closedOn }) => closedOn,
  priority: ({ priority }) => priority,
  stage: ({ stageOn }) => stageOn,
  name: ({ name }) => name.toLowerCase(),
  created: ({ createdOn }) => createdOn,
};
const ASCENDING: ReadonlySet<DealsQuestion["sort"]> = new Set(["close", "stage", "name"]);

function sorted<T>(deals: readonly T[], keyOf: (deal: T) => Key, up: boolean, numberOf: (deal: T) => number): readonly T[] {
  const keyed = deals.map((deal) => ({ deal, key: keyOf(deal) }));
  keyed.sort((a, b) => {
    if (a.key === b.key) return numberOf(a.deal) - numberOf(b.deal);
    if (a.key === null || b.key === null) return a.key === null ? 1 : -1;
    return a.key < b.key === up ? -1 : 1;
  });
  return keyed.map(({ deal }) => deal);
}

/** A page of the deals that were asked for. What only the team's notes tell makes all of them be read; what the ledger tells, only the page. */
export async function listDeals(context: Context, question: DealsQuestion): Promise<Output<"deals">> {
  const { deals, pipelines, owners } = await chosenDeals(context, question);
  const { sort, flag, limit, offset } = question;
  const up = (question.order ?? (ASCENDING.has(sort) ? "asc" : "desc")) === "asc";
  const ofLedger = flag === undefined && sort !== "priority" && sort !== "close" && sort !== "stage";
  const page = (all: readonly Shown[]): readonly Shown[] => sorted(all, keys[sort], up, ({ deal }) => deal).slice(offset, offset + limit);
  if (ofLedger) {
    const own = keys[sort] as unknown as (deal: LedgerDeal) => Key;
    const some = sorted(deals, own, up, ({ deal }) => deal).slice(offset, offset + limit);
    return answer(await shownDeals(context, some, pipelines), deals.length, moneyOf(deals), owners, pipelines);
  }
  const all = (await shownDeals(context, deals, pipelines)).filter((deal) => flag === undefined || deal.flags.includes(flag));
  return answer(page(all), all.length, moneyOf(all), owners, pipelines);
}

const answer = (
  deals: readonly Shown[],
  total: number,
  amounts: readonly Money[],
  owners: readonly string[],
  pipelines: readonly Pipeline[],
): Output<"deals"> =>
  z.encode(dealsSchema, { deals: [...deals], total, amounts: [...amounts], owners: [...owners], pipelines: pipelines.map(plainPipeline) });

export const plainPipeline = ({ types, stages, ...pipeline }: Pipeline) => ({
  ...pipeline,
  types: [...types],
  stages: stages.map(({ alsoCalled, ...stage }) => ({ ...stage, alsoCalled: [...alsoCalled] })),
});

/** The open deals of a pipeline, a column for each stage, those worth most first. */
export async function boardOf(context: Context, question: Parsed<"dealBoard">): Promise<Output<"dealBoard">> {
  const { pipelines } = await readPipelines(context.storage.pool);
  const pipeline = pipelines.find(({ id }) => id === question.pipeline) ?? pipelines[0];
  if (pipeline === undefined || (question.pipeline !== undefined && pipeline.id !== question.pipeline))
    throw noSuchPipeline(question.pipeline ?? "", pipelines);
  const { search, owner, flag } = question;
  const found = await chosenDeals(context, {
    outcome: "open",
    ...(search === undefined ? {} : { search }),
    ...(owner === undefined ? {} : { owner }),
  });
  const all = (await shownDeals(context, found.deals, pipelines)).filter((deal) => flag === undefined || deal.flags.includes(flag));
  const open = pipeline.stages.filter(({ state }) => state !== "commit" && state !== "lost");
  return z.encode(boardSchema, {
    pipeline: plainPipeline(pipeline),
    pipelines: pipelines.map(({ id, name }) => ({ id, name, open: all.filter((deal) => deal.pipeline === id).length })),
    columns: open.map(({ id }) => {
      const own = all.filter((deal) => deal.pipeline === pipeline.id && deal.stage === id);
      return {
        stage: id,
        count: own.length,
        amounts: [...moneyOf(own)],
        deals: [...sorted(own, keys.amount, false, ({ deal }) => deal).slice(0, question.each)],
      };
    }),
    owners: [...found.owners],
  });
}
