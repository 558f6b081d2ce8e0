import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type Output, type Parsed, pipelinesSchema } from "../../contract/index.ts";
import {
  badRequest,
  type CanonicalRecord,
  type Currency,
  conflict,
  type FieldValue,
  flawOfLine,
  formatDay,
  type LineFlaw,
  yearlyWorth,
} from "../../domain/index.ts";
import { dealHistory, headPosition, subjectNumbered } from "../../ledger/index.ts";
import { transaction } from "../../storage/index.ts";
import { checkPipelines, type DealNotes, dealNotes, emptyNotes, pipelineOf, pipelineStore, readPipelines } from "../../team/deals/index.ts";
import { fieldsChanged } from "../../team/documents/index.ts";
import { customerOf } from "../accounts/members.ts";
import { type Context, today } from "../context.ts";
import { matchBatch } from "../import-files.ts";
import type { By } from "../people/by.ts";
import { authorOf } from "../workspace/author.ts";
import { asideOnConflict, keep } from "../workspace/keep.ts";
import { deriveSoon, land, OURS } from "../workspace/land.ts";
import { noSuchPipeline, plainPipeline } from "./list.ts";
import { dealShown, type OpenDeal, openDeal } from "./open.ts";
import { requireUnchanged, unlessOvertaken } from "./overtaken.ts";
import { isEnd } from "./pass.ts";
import type { LedgerDeal } from "./read.ts";

/** A deal's record as the ledger has it, with some fields anew; what is `null` is taken out. */
export function recordOf({ body }: Pick<LedgerDeal, "body">, change: Readonly<Record<string, FieldValue | null>>): CanonicalRecord {
  const { attributes, ...known } = body as Record<string, FieldValue> & { readonly attributes?: Record<string, string> };
  const fields = Object.fromEntries(
    Object.entries({ ...(known as Record<string, FieldValue>), ...change }).filter(
      (pair): pair is [string, FieldValue] => pair[1] !== null,
    ),
  );
  return { type: "opportunity", fields, attributes: attributes ?? {} };
}

export async function answered(context: Context, id: number, contracts = 0): Promise<Output<"moveDeal">> {
  deriveSoon(context);
  const deal = await dealShown(context, await openDeal(context, String(id)));
  return { deal, position: await headPosition(context.storage.pool), contracts };
}

export async function createDeal(context: Context, input: Parsed<"createDeal">, by: By): Promise<Output<"createDeal">> {
  const author = authorOf(by);
  const isNew = input.account === "new";
  if (isNew && input.accountName === undefined) throw badRequest("account_unnamed", "A new account needs a name. Give it one.");
  const owner = isNew ? { source: OURS, id: `account-${randomBytes(6).toString("hex")}` } : await customerOf(context, input.account);
  const id = `deal-${randomBytes(6).toString("hex")}`;
  const on = formatDay(today(context));
  const account: CanonicalRecord = {
    type: "account",
    fields: {
      account_id: owner.id,
      name: input.accountName ?? "",
      created_on: on,
      ...(input.domain === undefined ? {} : { domain: input.domain }),
    },
    attributes: {},
  };
  const { pipelines } = await readPipelines(context.storage.pool);
  if (input.pipeline !== null && !pipelines.some((one) => one.id === input.pipeline)) throw noSuchPipeline(input.pipeline, pipelines);
  const { stages } = pipelineOf(pipelines, input.pipeline, input.type);
  const first = stages.find((stage) => !isEnd(stage));
  if (first === undefined) throw new RangeError("a pipeline has a stage for open deals");
  const opportunity: CanonicalRecord = {
    type: "opportunity",
    fields: {
      opportunity_id: id,
      account_id: owner.id,
      name: input.name,
      created_on: on,
      created_state: first.state,
      stage: first.name,
      state: first.state,
      stage_on: on,
      outcome: "open",
      type: input.type,
      owner: input.owner ?? author.name,
      ...(input.amount === null ? {} : { amount: input.amount.minor, currency: input.amount.currency }),
      ...(input.lead === undefined ? {} : { lead_id: input.lead }),
    },
    attributes: {},
  };
  const { number, batchId } = await transaction(context.storage.pool, async (client) => {
    const landed = await land(context, client, {
      source: owner.source,
      title: `${author.name}: ${input.name}`,
      by: author,
      records: isNew ? [account, opportunity] : [opportunity],
    });
    const found = await subjectNumbered(client, "opportunity", owner.source, id);
    if (found === null) throw new Error("The deal that was just written is not there.");
    const ofAccount = isNew
      ? await subjectNumbered(client, "account", owner.source, owner.id)
      : (owner as { readonly account: number }).account;
    const body: DealNotes = { ...emptyNotes, pipeline: input.pipeline, nextStep: input.nextStep };
    await dealNotes.save(client, {
      id: String(found),
      about: { account: ofAccount, deal: found, plan: null },
      body,
      base: 0,
      by: author,
      at: context.now(),
    });
    return { number: found, batchId: landed.batchId };
  });
  if (isNew) await matchBatch(context, batchId, () => undefined);
  return answered(context, number);
}

/** Fields of the record as the ledger names them. */
function recordChange(record: Parsed<"changeDeal">["record"]): Record<string, FieldValue | null> {
  const { name, owner, amount, listAmount, type } = record;
  return {
    ...(name === undefined ? {} : { name }),
    ...(owner === undefined ? {} : { owner }),
    ...(amount === undefined ? {} : { amount: amount?.minor ?? null, ...(amount === null ? {} : { currency: amount.currency }) }),
    ...(listAmount === undefined ? {} : { list_amount: listAmount }),
    ...(type === undefined ? {} : { type }),
  };
}

function checkLines(lines: DealNotes["lines"]): void {
  const twice = lines.find(({ id }, at) => lines.findIndex((other) => other.id === id) !== at);
  if (twice) throw badRequest("bad_line", `Two products have the id “${twice.id}”. Give each its own.`, { line: twice.id });
  for (const line of lines) {
    const flaw = flawOfLine(line);
    if (flaw !== null) throw badRequest("bad_line", `“${line.product}” can’t be sold like that: ${FLAWS[flaw]}`, { line: line.id, flaw });
  }
}

const FLAWS: Readonly<Record<LineFlaw, string>> = {
  product: "it has no name.",
  price: "a price is a plain decimal of 0 or more, such as 1200.50.",
  quantity: "a quantity is a plain decimal of 0 or more.",
  discount: "a discount lies between 0 and 100 %.",
  notice: "the notice is longer than the term.",
  ramp_month: "a step of its ramp lies outside of the term.",
  ramp_twice: "two steps of its ramp begin in one month.",
  ramp_empty: "a step of its ramp changes nothing.",
};

/** What a deal is worth follows from its lines, where it has any. */
function worthOf(lines: DealNotes["lines"], currency: Currency | null): Record<string, FieldValue | null> {
  if (lines.length === 0) return {};
  if (currency === null)
    throw badRequest("no_currency", "The products have prices, but the deal has no currency. Give its amount one first.");
  const { listMinor, amountMinor } = yearlyWorth(lines, currency);
  return { amount: amountMinor, list_amount: listMinor };
}

/** Refuses to overwrite a field of the record that an export or a colleague changed after it was read. */
async function refuseCrossed(
  context: Context,
  { deal }: OpenDeal,
  seq: number | undefined,
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  if (seq === undefined || seq === deal.seq) return;
  const entries = (await dealHistory(context.storage.pool, deal.deal)).filter(({ type }) => type === "opportunity");
  const read = entries.find((entry) => entry.seq === seq)?.body ?? {};
  const crossed = fieldsChanged(read, deal.body).filter((field) => Object.hasOwn(change, field));
  if (crossed.length > 0)
    throw conflict("edited_meanwhile", `${crossed.join(", ")} of this deal changed while you were at it. Look at both, then save again.`, {
      fields: crossed,
      theirs: Object.fromEntries(crossed.map((field) => [field, deal.body[field] ?? null])),
      seq: deal.seq,
    });
}

export const changeDeal = (context: Context, change: Parsed<"changeDeal">, by: By): Promise<Output<"changeDeal">> =>
  unlessOvertaken(() => changeOnce(context, change, by));

async function changeOnce(context: Context, { id, base, seq, record, notes }: Parsed<"changeDeal">, by: By): Promise<Output<"changeDeal">> {
  const open = await openDeal(context, id);
  const { deal } = open;
  const author = authorOf(by);
  const body: DealNotes = { ...open.notes, ...withoutUndefined(notes) };
  const own = recordChange(record);
  if (notes.lines !== undefined) checkLines(notes.lines);
  const isWorthNew = notes.lines !== undefined || record.amount !== undefined;
  const worth = isWorthNew ? worthOf(body.lines, (own["currency"] as Currency | undefined) ?? deal.currency) : {};
  const change = { ...own, ...worth };
  await refuseCrossed(context, open, seq, change);
  const saving = {
    id: String(deal.deal),
    about: { account: deal.account, deal: deal.deal, plan: null },
    body,
    base,
    by: author,
    at: context.now(),
  };
  const isNoted = Object.keys(notes).length > 0;
  const isRecorded = fieldsChanged(deal.body, { ...deal.body, ...change }).length > 0;
  await asideOnConflict(context, dealNotes, saving, () =>
    transaction(context.storage.pool, async (client) => {
      if (isNoted) await dealNotes.save(client, saving);
      if (!isRecorded) return;
      await requireUnchanged(client, deal);
      await land(context, client, {
        source: deal.source,
        title: `${author.name}: ${deal.name}`,
        by: author,
        records: [recordOf(deal, change)],
      });
    }),
  );
  return answered(context, deal.deal);
}

const withoutUndefined = <T extends object>(value: T): Partial<DealNotes> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<DealNotes>;

export async function pipelinesNow(context: Context): Promise<Output<"pipelines">> {
  const { pipelines, version } = await readPipelines(context.storage.pool);
  return z.encode(pipelinesSchema, { pipelines: pipelines.map(plainPipeline), version });
}

export async function savePipelines(
  context: Context,
  { pipelines, base }: Parsed<"savePipelines">,
  by: By,
): Promise<Output<"savePipelines">> {
  checkPipelines(pipelines);
  await keep(context, pipelineStore, {
    id: "pipelines",
    about: { account: null, deal: null, plan: null },
    body: { pipelines },
    base,
    by: authorOf(by),
    at: context.now(),
  });
  return pipelinesNow(context);
}
