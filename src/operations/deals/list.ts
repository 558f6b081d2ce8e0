import { z } from "zod";
import { boardSchema, type DealsQuestion, dealsSchema, type Output, type Parsed } from "../../contract/index.ts";
import { badRequest, type Currency, type Money, totalsOf } from "../../domain/index.ts";
import { allDealNotes, type Pipeline, readPipelines } from "../../team/deals/index.ts";
import { withAccountMembers } from "../accounts/members.ts";
import type { Context } from "../context.ts";
import { allDeals, type LedgerDeal, placeOf } from "./read.ts";
import { type Shown, shownDeals } from "./shown.ts";

export const noSuchPipeline = (pipeline: string, known: readonly Pipeline[]) =>
  badRequest("no_such_pipeline", `There is no pipeline “${pipeline}”. Known: ${known.map(({ id }) => id).join(", ")}.`);

type Chosen = Partial<Pick<DealsQuestion, "search" | "pipeline" | "stage" | "owner" | "account" | "type" | "flag">> &
  Pick<DealsQuestion, "outcome">;

interface Found {
  readonly deals: readonly LedgerDeal[];
  readonly pipelines: readonly Pipeline[];
  readonly owners: readonly string[];
  readonly notes: Awaited<ReturnType<typeof allDealNotes>>;
}

/** Deals that are asked for by what the ledger says of them, with their pipelines. */
async function chosenDeals(context: Context, question: Chosen): Promise<Found> {
  const { pool } = context.storage;
  const [all, { pipelines }, moved] = await Promise.all([allDeals(context), readPipelines(pool), allDealNotes(pool)]);
  const words = (question.search ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const members = question.account === undefined ? null : await withAccountMembers(context, question.account);
  const { outcome, owner, type, pipeline, stage } = question;
  if (pipeline !== undefined && !pipelines.some(({ id }) => id === pipeline)) throw noSuchPipeline(pipeline, pipelines);
  const among = question.outcome === "open" ? indexOf(all).open : all;
  const deals = among.filter((deal) => {
    if (outcome !== "any" && deal.outcome !== outcome) return false;
    if (owner !== undefined && deal.owner !== owner) return false;
    if (type !== undefined && deal.type !== type) return false;
    if (members !== null && (deal.account === null || !members.has(deal.account))) return false;
    if (!words.every((word) => deal.text.includes(word))) return false;
    if (pipeline === undefined && stage === undefined) return true;
    const place = placeOf(pipelines, deal, moved.get(String(deal.deal))?.body.pipeline ?? null);
    return (pipeline === undefined || place.pipeline.id === pipeline) && (stage === undefined || place.stage.id === stage);
  });
  const { owners } = indexOf(all);
  return { deals, pipelines, owners, notes: moved };
}

function moneyOf(deals: readonly Pick<LedgerDeal, "amount" | "currency">[]): readonly Money[] {
  const totals = new Map<Currency, number>();
  for (const { amount, currency } of deals)
    if (amount !== null && currency !== null) totals.set(currency, (totals.get(currency) ?? 0) + amount);
  return totalsOf([...totals].map(([currency, minor]) => ({ minor, currency })));
}

interface Index {
  /** Open deals, those worth most first. */
  readonly open: readonly LedgerDeal[];
  readonly owners: readonly string[];
}

/** What every list looks at first, put in order once for each state of the ledger. */
const indexes = new WeakMap<readonly LedgerDeal[], Index>();

function indexOf(all: readonly LedgerDeal[]): Index {
  const known = indexes.get(all);
  if (known) return known;
  const open = sorted(
    all.filter(({ outcome }) => outcome === "open"),
    ({ amount }) => amount,
    false,
    ({ deal }) => deal,
  );
  const owners = new Set<string>();
  for (const { owner } of open) if (owner !== null) owners.add(owner);
  const made = { open, owners: [...owners].sort((a, b) => a.localeCompare(b, "en")) };
  indexes.set(all, made);
  return made;
}

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
    // The open ones come in the usual order already.
    const isInOrder = question.outcome === "open" && sort === "amount" && !up;
    const some = (isInOrder ? deals : sorted(deals, own, up, ({ deal }) => deal)).slice(offset, offset + limit);
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
  const { search, owner, flag, each } = question;
  const found = await chosenDeals(context, {
    outcome: "open",
    ...(search === undefined ? {} : { search }),
    ...(owner === undefined ? {} : { owner }),
  });
  // What is wrong with a deal only the team's notes tell: then all of them are looked at, else only those that are shown.
  const flagged =
    flag === undefined
      ? null
      : new Set((await shownDeals(context, found.deals, pipelines)).flatMap((deal) => (deal.flags.includes(flag) ? [deal.deal] : [])));
  const byStage = new Map<string, LedgerDeal[]>();
  const counts = new Map<string, number>();
  for (const deal of found.deals) {
    if (flagged !== null && !flagged.has(deal.deal)) continue;
    const place = placeOf(pipelines, deal, found.notes.get(String(deal.deal))?.body.pipeline ?? null);
    counts.set(place.pipeline.id, (counts.get(place.pipeline.id) ?? 0) + 1);
    if (place.pipeline.id !== pipeline.id) continue;
    const own = byStage.get(place.stage.id) ?? [];
    own.push(deal);
    byStage.set(place.stage.id, own);
  }
  const open = pipeline.stages.filter(({ state }) => state !== "commit" && state !== "lost");
  const tops = open.map(({ id }) => (byStage.get(id) ?? []).slice(0, each));
  const cards = new Map((await shownDeals(context, tops.flat(), pipelines)).map((deal) => [deal.deal, deal]));
  return z.encode(boardSchema, {
    pipeline: plainPipeline(pipeline),
    pipelines: pipelines.map(({ id, name }) => ({ id, name, open: counts.get(id) ?? 0 })),
    columns: open.map(({ id }, at) => ({
      stage: id,
      count: byStage.get(id)?.length ?? 0,
      amounts: [...moneyOf(byStage.get(id) ?? [])],
      deals: (tops[at] ?? []).flatMap(({ deal }) => cards.get(deal) ?? []),
    })),
    owners: [...found.owners],
  });
}
