import type pg from "pg";
import type { Output, Parsed } from "../../contract/index.ts";
import { badRequest, conflict } from "../../domain/index.ts";
import { type HandoffAction, handoffTransitions } from "../../standard/index.ts";
import { transaction } from "../../storage/index.ts";
import { type Author, EditedMeanwhile, fieldsChanged, type Saving } from "../../team/documents/index.ts";
import {
  actOn,
  editHandoff,
  type Handoff,
  type HandoffMove,
  type HandoffPackage,
  handoffs,
  saveUntouched,
} from "../../team/handoff/index.ts";
import { type Dropped, drops, promises } from "../../team/plans/index.ts";
import { type Context, today } from "../context.ts";
import type { OpenDeal } from "../deals/open.ts";
import type { By } from "../people/by.ts";
import { actingAs, authorOf, mainRole } from "../workspace/author.ts";
import { nowOf, type OpenHandoff, openHandoff, refuseLost } from "./open.ts";
import { handoffShown } from "./shown.ts";

const ATTEMPTS = 3;

const savingOf = (context: Context, { open: { deal, plan }, version }: OpenHandoff, body: Handoff, by: Author): Saving<Handoff> => ({
  id: String(deal.deal),
  about: { account: deal.account, deal: deal.deal, plan: plan?.plan.id ?? null },
  body,
  base: version,
  by,
  at: context.now(),
});

/** The plan is where promises live: it learns what the hand-off adds, and what both sides agreed to drop. */
async function tellPlan(context: Context, client: pg.ClientBase, { plan, deal }: OpenDeal, body: Handoff, by: Author): Promise<void> {
  if (plan === null) return;
  const { id, promises: known, dropped } = plan.plan;
  const shared = { about: { account: deal.account, deal: deal.deal, plan: id }, base: 0, by, at: context.now() };
  for (const promise of body.package.promises ?? [])
    if (!known.some((one) => one.id === promise.id)) await promises.save(client, { id: `${id}/${promise.id}`, body: promise, ...shared });
  for (const drop of body.dropped)
    if (!dropped.some(({ promiseId }) => promiseId === drop.promiseId))
      await drops.save(client, { id: `${id}/${drop.promiseId}`, body: drop, ...shared });
}

/** Writes a hand-off as it was computed, or says that it is another by now. */
async function write(context: Context, opened: OpenHandoff, body: Handoff, by: Author): Promise<boolean> {
  return transaction(context.storage.pool, async (client) => {
    if ((await saveUntouched(client, savingOf(context, opened, body, by))) === null) return false;
    await tellPlan(context, client, opened.open, body, by);
    return true;
  });
}

const withDays = (context: Context, dropped: readonly Omit<Dropped, "on">[]): readonly Dropped[] =>
  dropped.map((one) => ({ ...one, on: today(context) }));

const changesIn = (given: Parsed<"saveHandoff">["package"]): Partial<HandoffPackage> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<HandoffPackage>;

/** Writes parts of a package. Different parts written at the same time are joined; of one part both versions are kept, and it is refused. */
export async function saveHandoff(context: Context, input: Parsed<"saveHandoff">, by: By): Promise<Output<"saveHandoff">> {
  const author = authorOf(by);
  const changes = changesIn(input.package);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const opened = await openHandoff(context, input.id);
    refuseLost(opened.open);
    const body = editHandoff(opened.handoff, { changes, dropped: withDays(context, input.dropped), known: opened.open.known });
    await refuseCrossed(context, opened, input.base, changes, savingOf(context, opened, body, author));
    if (await write(context, opened, body, author)) return handoffShown(context, input.id, by);
  }
  throw conflict("too_busy", "Several people are saving this hand-off at once. Save it again.");
}

async function refuseCrossed(
  context: Context,
  { open: { handoff: kept }, version }: OpenHandoff,
  base: number,
  changes: Partial<HandoffPackage>,
  saving: Saving<Handoff>,
): Promise<void> {
  if (kept === null || base === version) return;
  const { pool } = context.storage;
  const history = (await handoffs.history(pool, kept.id)).filter(({ isAside }) => !isAside);
  // Who saw a hand-off that nobody had saved saw what was known: the first version keeps that as its basis.
  const read = base === 0 ? history[0]?.body?.basis : history.find((one) => one.version === base)?.body?.package;
  const theirs = new Set(fieldsChanged(read ?? {}, kept.body.package));
  const differing = new Set(fieldsChanged(kept.body.package, { ...kept.body.package, ...changes }));
  const crossed = Object.keys(changes).filter((part) => theirs.has(part) && differing.has(part));
  if (crossed.length === 0) return;
  await handoffs.keepAside(pool, { ...saving, base });
  throw new EditedMeanwhile(kept, crossed);
}

const deeds: Readonly<Record<HandoffAction, string>> = {
  offer: "Offering a hand-off",
  withdraw: "Withdrawing a hand-off",
  accept: "Accepting a hand-off",
  send_back: "Sending a hand-off back",
};

function doesOf(
  { action, reasons }: Parsed<"actOnHandoff">,
  dropped: readonly Dropped[],
  { handoff, open }: OpenHandoff,
): HandoffMove["does"] {
  if (action === "send_back") return { action, reasons };
  if (action !== "offer") return { action };
  const gone = new Set(dropped.map(({ promiseId }) => promiseId));
  const kept = handoff.package.promises?.filter(({ id }) => !gone.has(id)) ?? null;
  return { action, package: { ...handoff.package, promises: kept }, dropped, promised: open.known.promises };
}

/** Offers, withdraws, accepts or sends back, in the role that may. */
export async function actOnHandoff(context: Context, input: Parsed<"actOnHandoff">, by: By): Promise<Output<"actOnHandoff">> {
  const opened = await openHandoff(context, input.id);
  refuseLost(opened.open);
  const { handoff, standard, version, open } = opened;
  if (input.base !== undefined && input.base !== version && open.handoff !== null) throw new EditedMeanwhile(open.handoff, []);
  const allowed = handoffTransitions.find(({ action, from }) => action === input.action && from === handoff.state)?.by;
  const author = authorOf(by);
  const role = allowed === undefined ? mainRole(by) : actingAs(by, allowed, deeds[input.action]);
  const does = doesOf(input, withDays(context, input.dropped), opened);
  const body = actOn(handoff, { ...nowOf(context), by: { person: author.name, role }, does }, standard);
  if (!(await write(context, opened, body, author))) {
    const theirs = await handoffs.find(context.storage.pool, String(open.deal.deal));
    if (theirs !== null) throw new EditedMeanwhile(theirs, fieldsChanged(handoff, theirs.body));
  }
  return handoffShown(context, input.id, by);
}

/** Notes the day of our first contact after the acceptance. */
export async function noteFirstContact(
  context: Context,
  { id, on }: Parsed<"noteFirstContact">,
  by: By,
): Promise<Output<"noteFirstContact">> {
  const opened = await openHandoff(context, id);
  const { handoff } = opened;
  const accepted = handoff.events.findLast(({ action }) => action === "accept");
  if (handoff.state !== "accepted" || accepted === undefined)
    throw conflict("handoff_state", "The first contact comes after the hand-off is accepted. Accept it first.");
  if (on !== null && (on < accepted.on || on > today(context)))
    throw badRequest("contact_day", "The first contact lies between the acceptance and today. Check the day.");
  if (!(await write(context, opened, { ...handoff, firstContactOn: on }, authorOf(by))))
    throw conflict("too_busy", "Somebody saved this hand-off at the same moment. Try again.");
  return handoffShown(context, id, by);
}
