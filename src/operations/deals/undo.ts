import type pg from "pg";
import type { Output, Parsed } from "../../contract/index.ts";
import { conflict, type FieldValue } from "../../domain/index.ts";
import { type DealEntry, dealHistory, undoBatch, WORKSPACE } from "../../ledger/index.ts";
import { transaction } from "../../storage/index.ts";
import { type DealNotes, dealNotes } from "../../team/deals/index.ts";
import type { Author } from "../../team/documents/index.ts";
import { handoffs } from "../../team/handoff/index.ts";
import { drops, plans, signaturesOf, steps } from "../../team/plans/index.ts";
import type { Context } from "../context.ts";
import type { By } from "../people/by.ts";
import { documentOf } from "../plans/read.ts";
import { authorOf } from "../workspace/author.ts";
import { land } from "../workspace/land.ts";
import { answered, recordOf } from "./change.ts";
import { type OpenDeal, openDeal } from "./open.ts";
import { Overtaken, requireUnchanged, unlessOvertaken } from "./overtaken.ts";

/** What a move changes of a deal's record. */
const MOVED = ["stage", "state", "stage_on", "outcome", "closed_on", "reason"] as const;

interface LastMove {
  readonly batchId: number;
  /** The record as it was before. */
  readonly before: DealEntry;
  /** Whether the record was changed since; what was changed is kept. */
  readonly isFollowed: boolean;
}

/** The newest move of a deal that was made here. What an import said since outweighs it, so that there is nothing to take back. */
function lastMove(entries: readonly DealEntry[]): LastMove {
  const refuse = (why: string) => conflict("no_move", `There is no move to take back: ${why}`);
  const entered = entries.findLast(({ type, importer }) => type === "stage_change" && importer === WORKSPACE);
  if (entered === undefined) throw refuse("this deal was not moved here.");
  const versions = entries.filter(({ type }) => type === "opportunity");
  const at = versions.findIndex(({ batchId }) => batchId === entered.batchId);
  const before = versions[at - 1];
  if (at < 0 || before === undefined) throw refuse("what the deal was before is not known.");
  const since = versions.slice(at + 1);
  if (since.some(({ importer }) => importer !== WORKSPACE)) throw refuse("an import has said where the deal is since.");
  return { batchId: entered.batchId, before, isFollowed: since.length > 0 };
}

/** Takes the newest move of a deal back, and with a win its contract, the plan's passage to success and the hand-off. All of it, or nothing. */
export const undoMove = (context: Context, input: Parsed<"undoMove">, by: By): Promise<Output<"undoMove">> =>
  unlessOvertaken(() => undoOnce(context, input, by));

async function undoOnce(context: Context, { id, from }: Parsed<"undoMove">, by: By): Promise<Output<"undoMove">> {
  const open = await openDeal(context, id);
  const { deal, notes, kept, place } = open;
  if (from !== undefined && from !== place.stage.id)
    throw conflict("edited_meanwhile", `This deal is in “${place.stage.name}” by now: somebody moved it meanwhile. Look at it first.`);
  const author = authorOf(by);
  const move = lastMove(await dealHistory(context.storage.pool, deal.deal));
  const wasStep = await stepBefore(context, open);
  await transaction(context.storage.pool, async (client) => {
    const body: DealNotes = { ...notes, nextStep: notes.nextStep ?? wasStep, passes: notes.passes.slice(0, -1) };
    const about = { account: deal.account, deal: deal.deal, plan: null };
    const base = kept?.version ?? 0;
    const saved = await dealNotes.save(client, { id: String(deal.deal), about, body, base, by: author, at: context.now() });
    if (saved.version !== base + 1) throw new Overtaken();
    await requireUnchanged(client, deal);
    await undoBatch(client, move.batchId, context.now());
    if (move.isFollowed) {
      const was = Object.fromEntries(MOVED.map((field) => [field, (move.before.body[field] as FieldValue | undefined) ?? null]));
      await land(context, client, {
        source: deal.source,
        title: `${author.name}: ${deal.name}`,
        by: author,
        records: [recordOf(deal, was)],
      });
    }
    if (deal.outcome === "won") await uncommit(context, client, open, author);
  });
  return answered(context, deal.deal);
}

/** The next step there was before the move ended the deal. */
async function stepBefore(context: Context, { deal, notes }: OpenDeal): Promise<DealNotes["nextStep"]> {
  const versions = await dealNotes.history(context.storage.pool, String(deal.deal));
  const before = versions.findLast(({ body, isAside }) => !isAside && body !== null && body.passes.length < notes.passes.length);
  return before?.body?.nextStep ?? null;
}

/** The plan leads to the signature again, and what was to be handed over is taken back, unless it was taken over already. */
async function uncommit(context: Context, client: pg.ClientBase, { deal, plan }: OpenDeal, by: Author): Promise<void> {
  const shared = { by, at: context.now() };
  const about = { account: deal.account, deal: deal.deal, plan: plan?.plan.id ?? null };
  const handoff = await handoffs.find(client, String(deal.deal));
  if (handoff?.body.state === "accepted")
    throw conflict(
      "handoff_accepted",
      "The hand-off of this deal was accepted: others work by it. Speak with them; then end the contract on its day.",
    );
  if (handoff !== null) await handoffs.save(client, { id: handoff.id, about, body: null, base: handoff.version, ...shared });
  if (plan === null || plan.plan.phase !== "success") return;
  const body = { ...plan.head.body, phase: "close" as const, committedOn: null };
  await plans.save(client, { id: plan.plan.id, about, body, base: plan.head.version, ...shared });
  for (const step of signaturesOf(plan.plan).filter(({ doneOn }) => doneOn !== null && doneOn === plan.plan.committedOn)) {
    const { id, version } = documentOf(plan, "step", step.id);
    await steps.save(client, { id, about, body: { ...step, doneOn: null }, base: version, ...shared });
  }
  for (const [key, version] of plan.versions)
    if (key.startsWith("drop ")) await drops.save(client, { id: key.slice(5), about, body: null, base: version, ...shared });
}
