import { badRequest, type Currency, type Day, notFound, parseDay, remembering } from "../../domain/index.ts";
import { type DealRow, originOf, readDeals, subjectNumbered } from "../../ledger/index.ts";
import { type DealType, dealTypes, type Pipeline, type PipelineStage, pipelineOf, stageOf } from "../../team/deals/index.ts";
import type { Context } from "../context.ts";
import { Following } from "../workspace/following.ts";

/** A deal as the ledger has it, read once into plain fields. */
export interface LedgerDeal {
  readonly deal: number;
  readonly account: number | null;
  readonly accountName: string | null;
  readonly accountId: string | null;
  readonly unit: number;
  readonly id: string;
  readonly source: string;
  readonly seq: number;
  readonly name: string;
  readonly owner: string | null;
  readonly type: DealType;
  readonly outcome: "open" | "won" | "lost";
  readonly stage: string | null;
  readonly state: string | null;
  readonly amount: number | null;
  readonly listAmount: number | null;
  readonly currency: Currency | null;
  readonly createdOn: Day | null;
  readonly stageOn: Day | null;
  readonly closedOn: Day | null;
  readonly reason: string | null;
  readonly body: Readonly<Record<string, unknown>>;
  /** What it is found by. */
  readonly text: string;
}

const textIn = (body: DealRow["body"], name: string): string | null => {
  const value = body[name];
  return typeof value === "string" && value !== "" ? value : null;
};
const dayIn = (body: DealRow["body"], name: string): Day | null => parseDay(textIn(body, name) ?? "");
const wholeIn = (body: DealRow["body"], name: string): number | null => (typeof body[name] === "number" ? (body[name] as number) : null);

export function ledgerDeal(row: DealRow): LedgerDeal {
  const { body } = row;
  const outcome = textIn(body, "outcome");
  // Exports without titles: people speak of the customer, not of a number.
  const name = textIn(body, "name") ?? row.accountName ?? row.id;
  // Written out: objects made by spreading are slow to read, thirty thousand at a time.
  return {
    deal: row.deal,
    account: row.account,
    accountName: row.accountName,
    accountId: row.accountId,
    unit: row.unit,
    id: row.id,
    source: row.source,
    seq: row.seq,
    name,
    owner: textIn(body, "owner"),
    type: dealTypes.find((type) => type === body["type"]) ?? "new",
    outcome: outcome === "won" || outcome === "lost" ? outcome : "open",
    stage: textIn(body, "stage"),
    state: textIn(body, "state") ?? textIn(body, "created_state"),
    amount: wholeIn(body, "amount"),
    listAmount: wholeIn(body, "list_amount"),
    currency: textIn(body, "currency") as Currency | null,
    createdOn: dayIn(body, "created_on"),
    stageOn: dayIn(body, "stage_on"),
    closedOn: dayIn(body, "closed_on"),
    reason: textIn(body, "reason"),
    body,
    text: [name, row.accountName, row.id, textIn(body, "owner")]
      .filter((one) => one !== null)
      .join("\n")
      .toLowerCase(),
  };
}

const known = new WeakMap<Context["storage"], Following<LedgerDeal>>();

/** Every deal of the ledger, kept in step with it. */
export function allDeals(context: Context): Promise<readonly LedgerDeal[]> {
  const { storage } = context;
  let following = known.get(storage);
  if (following === undefined) {
    following = new Following(
      storage.pool,
      async (units) => (await readDeals(storage.pool, units)).map(ledgerDeal),
      ({ unit }) => unit,
    );
    known.set(storage, following);
  }
  return following.all();
}

/** Deals by their number; made once for each state of the ledger. */
export const byDeal = remembering(
  (all: readonly LedgerDeal[]): ReadonlyMap<number, LedgerDeal> => new Map(all.map((deal) => [deal.deal, deal])),
);

const noSuchDeal = (id: string) => notFound("no_such_deal", `There is no deal ${id}. bowtie deals --search finds them.`);
const MOST = 2_147_483_647;

/** Digits are the deal's number; anything else is the id a source gives it. */
export async function numberOfDeal(context: Context, id: string): Promise<number> {
  if (/^\d+$/.test(id)) {
    const number = Number(id);
    if (number > MOST) throw noSuchDeal(id);
    return number;
  }
  const colon = id.indexOf(":");
  if (colon <= 0) throw badRequest("which_deal", `Write the deal as its number, or as SOURCE:ID; “${id}” is neither.`);
  const found = await subjectNumbered(context.storage.pool, "opportunity", id.slice(0, colon), id.slice(colon + 1));
  if (found === null) throw noSuchDeal(id);
  return found;
}

/** One deal, as the ledger has it now. */
export async function findDeal(context: Context, id: string): Promise<LedgerDeal> {
  const number = await numberOfDeal(context, id);
  const origin = await originOf(context.storage.pool, number);
  const rows = origin === null ? [] : await readDeals(context.storage.pool, [origin.unit]);
  const row = rows.find(({ deal }) => deal === number);
  if (row === undefined) throw noSuchDeal(id);
  return ledgerDeal(row);
}

/** Where a deal stands. */
export interface Place {
  readonly pipeline: Pipeline;
  readonly stage: PipelineStage;
}

export function placeOf(pipelines: readonly Pipeline[], deal: LedgerDeal, chosen: string | null): Place {
  const pipeline = pipelineOf(pipelines, chosen, deal.type);
  return { pipeline, stage: stageOf(pipeline, deal) };
}
