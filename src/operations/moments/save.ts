import { randomBytes } from "node:crypto";
import { z } from "zod";
import { type Output, type Parsed, savedMomentSchema, savedProposalSchema } from "../../contract/index.ts";
import { badRequest, type Day, formatDay, notFound } from "../../domain/index.ts";
import { type Moment, moments } from "../../standard/index.ts";
import { factsOf } from "../../team/diagnosis/index.ts";
import type { About, Author, Kept, Version } from "../../team/documents/index.ts";
import { type MomentRecord, momentRecords, type Proposal, proposals } from "../../team/moments/index.ts";
import { customerOf } from "../accounts/members.ts";
import { type Context, today } from "../context.ts";
import { findDeal, type LedgerDeal } from "../deals/read.ts";
import type { By } from "../people/by.ts";
import { authorOf } from "../workspace/author.ts";
import { keep } from "../workspace/keep.ts";
import { confirmationsOf, momentShown, proposalsShown } from "./shown.ts";
import { colleagueCalled, teamOf } from "./who.ts";

export const keptOf = <T>(version: Version<T>): Kept<T> | null => (version.body === null ? null : { ...version, body: version.body });

/** What lies ahead has not taken place. */
export function refuseAhead(context: Context, on: Day): void {
  const last = today(context);
  if (on > last)
    throw badRequest("day_ahead", `${formatDay(on)} lies ahead. What is recorded here has taken place, by ${formatDay(last)}.`);
}

/** A deal without an account stands for one of its own. */
export const accountKey = ({ account, deal }: Pick<LedgerDeal, "account" | "deal">): string =>
  account === null ? `deal ${deal}` : String(account);

/** Whom a record is about. A record stays with its account; it may be linked to a deal of it later. */
async function aboutOf(
  context: Context,
  { account, deal, kind }: Parsed<"saveMoment">,
  known: Kept<MomentRecord> | null,
): Promise<{ readonly about: About; readonly key: string }> {
  if (known !== null && known.body.moment !== kind)
    throw badRequest("other_moment", `This record is of another moment, ${known.body.moment}. Give the new one an id of its own.`);
  if (deal !== null) {
    const found = await findDeal(context, deal);
    if (known !== null && known.account !== found.account && known.deal !== found.deal)
      throw badRequest("other_account", "This record is of another account than the deal. Record the moment there anew.");
    return { about: { account: found.account, deal: found.deal, plan: null }, key: accountKey(found) };
  }
  if (known !== null) return { about: { account: known.account, deal: null, plan: null }, key: known.body.accountId };
  if (account === undefined) throw badRequest("which_account", "A moment is of an account or of a deal. Name one of them.");
  const customer = await customerOf(context, account);
  return { about: { account: customer.account, deal: null, plan: null }, key: String(customer.account) };
}

function refuseUnknown(given: readonly string[], known: readonly { readonly id: string }[], what: string): void {
  const unknown = given.find((id) => !known.some((one) => one.id === id));
  if (unknown !== undefined)
    throw badRequest("no_such_item", `${what} has no item “${unknown}”. It has: ${known.map(({ id }) => id).join(", ")}.`);
  if (new Set(given).size < given.length) throw badRequest("item_twice", `${what} names an item twice. Name each once.`);
}

const standardOf = (kind: Moment["id"]): Moment => moments.find(({ id }) => id === kind) as Moment;

export async function saveMoment(context: Context, input: Parsed<"saveMoment">, by: By): Promise<Output<"saveMoment">> {
  const { moment: id, base, kind, on, participants, checklist, recorded, coachNote, isRemoved } = input;
  const author = authorOf(by);
  const known = await momentRecords.find(context.storage.pool, id);
  const standard = standardOf(kind);
  refuseAhead(context, on);
  refuseUnknown(
    checklist.map(({ item }) => item),
    standard.checklist,
    "The checklist",
  );
  refuseUnknown(recorded, standard.record, "What is recorded");
  const { about, key } = await aboutOf(context, input, known);
  const owner = input.owner ?? known?.body.ownerId ?? author.name;
  const team = input.team ?? teamOf(kind, await colleagueCalled(context, owner, author));
  const body: MomentRecord = {
    id,
    moment: kind,
    accountId: key,
    dealId: about.deal === null ? null : String(about.deal),
    on,
    ownerId: owner,
    team,
    participants,
    checklist,
    recorded,
    coachNote,
  };
  const saved = await keep(context, momentRecords, { id, about, body: isRemoved ? null : body, base, by: author, at: context.now() });
  const kept = keptOf(saved);
  return z.encode(savedMomentSchema, { record: kept === null ? null : momentShown(kept) });
}

export async function addProposal(context: Context, { id, on }: Parsed<"addProposal">, by: By): Promise<Output<"addProposal">> {
  const deal = await findDeal(context, id);
  const author = authorOf(by);
  const sentOn = on ?? today(context);
  refuseAhead(context, sentOn);
  const number = deal.deal;
  const proposal: Proposal = {
    id: `proposal-${randomBytes(6).toString("hex")}`,
    dealId: String(number),
    on: sentOn,
    by: author.name,
    team: teamOf("diagnose", await colleagueCalled(context, author.name, author)),
  };
  await keep(context, proposals, {
    id: proposal.id,
    about: { account: deal.account, deal: number, plan: null },
    body: proposal,
    base: 0,
    by: author,
    at: context.now(),
  });
  const facts = (await factsOf(context.storage.pool, [number])).get(number) ?? [];
  const [shown] = proposalsShown(
    [proposal],
    confirmationsOf(
      String(number),
      facts.map(({ body }) => body),
    ),
  );
  if (shown === undefined) throw new Error("The proposal that was just written is not there.");
  return z.encode(savedProposalSchema, { proposal: shown });
}

export async function removeProposal(context: Context, id: string, author: Author): Promise<Output<"removeProposal">> {
  const known = await proposals.find(context.storage.pool, id);
  if (known === null) throw notFound("no_such_proposal", `There is no proposal ${id}. It may have been taken back already.`);
  const { account, deal, plan, version } = known;
  await keep(context, proposals, { id, about: { account, deal, plan }, body: null, base: version, by: author, at: context.now() });
  return {};
}
