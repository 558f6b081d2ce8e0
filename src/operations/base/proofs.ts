import { z } from "zod";
import { accountProofsSchema, type Output, type Parsed } from "../../contract/index.ts";
import { badRequest } from "../../domain/index.ts";
import { proofIs } from "../../standard/index.ts";
import { isSupported, proofs, rescues } from "../../team/base/index.ts";
import { confirmedOn, readPlans } from "../../team/plans/index.ts";
import { customerOf } from "../accounts/members.ts";
import { type Context, today, zoneOf } from "../context.ts";
import type { By } from "../people/by.ts";
import { authorOf } from "../workspace/author.ts";
import { keep } from "../workspace/keep.ts";

/** What an account has said or shown for us, and the rescues it needed. */
export async function proofsOfAccount(context: Context, id: string): Promise<Output<"proofs">> {
  const { pool } = context.storage;
  const { account, members } = await customerOf(context, id);
  const accounts = [account, ...members];
  const [plans, proofItems, rescueItems, everywhere] = await Promise.all([
    readPlans(pool, { accounts }, zoneOf(context)),
    proofs.list(pool, { accounts }),
    rescues.list(pool, { accounts }),
    rescues.list(pool),
  ]);
  const outcomes = plans.flatMap(({ plan }) => plan.outcomes);
  const on = today(context);
  return z.encode(accountProofsSchema, {
    account,
    proofs: proofItems.map(({ body, version, by }) => ({
      id: body.id,
      kind: body.kind,
      stage: body.stage,
      on: body.on,
      outcome: body.outcomeId,
      note: body.note,
      isFirstHand: proofIs[body.kind].firstHand,
      isSupported: isSupported(outcomes, body),
      version,
      by: by.name,
    })),
    rescues: rescueItems.map(({ body, version, by }) => ({ ...body, version, by: by.name })),
    outcomes: outcomes.map((outcome) => ({ id: outcome.id, statement: outcome.statement, confirmedOn: confirmedOn(outcome, on) })),
    causes: [...new Set(everywhere.map(({ body }) => body.cause))].sort((a, b) => a.localeCompare(b, "en")),
  });
}

/** Documents are known by account and the id people chose, so that two accounts may have one id. */
const documentOf = (account: number, id: string): string => `${account}:${id}`;

/** Of one that is there the id it has; an account that took in another one has the documents of both. */
async function documentId(
  context: Context,
  drawer: typeof proofs | typeof rescues,
  accounts: readonly number[],
  id: string,
): Promise<string | null> {
  const all = await drawer.list(context.storage.pool, { accounts });
  return all.find(({ body }) => body.id === id)?.id ?? null;
}

export async function saveProof(context: Context, input: Parsed<"saveProof">, by: By): Promise<Output<"saveProof">> {
  const { id, proof, kind, stage, on, outcome, note, base, remove } = input;
  const { account, members } = await customerOf(context, id);
  refuseAhead(context, on);
  const accounts = [account, ...members];
  if (outcome !== null) {
    const plans = await readPlans(context.storage.pool, { accounts }, zoneOf(context));
    if (!plans.some(({ plan }) => plan.outcomes.some((one) => one.id === outcome)))
      throw badRequest("no_such_outcome", `No plan of this account has an outcome ${outcome}. GET /api/accounts/${id}/proofs lists them.`);
  }
  await keep(context, proofs, {
    id: (await documentId(context, proofs, accounts, proof)) ?? documentOf(account, proof),
    about: { account, deal: null, plan: null },
    body: remove ? null : { id: proof, kind, stage, on, outcomeId: outcome, note },
    base,
    by: authorOf(by),
    at: context.now(),
  });
  return proofsOfAccount(context, String(account));
}

export async function saveRescue(context: Context, input: Parsed<"saveRescue">, by: By): Promise<Output<"saveRescue">> {
  const { id, rescue, on, cause, isSaved, base, remove } = input;
  const { account, members } = await customerOf(context, id);
  refuseAhead(context, on);
  await keep(context, rescues, {
    id: (await documentId(context, rescues, [account, ...members], rescue)) ?? documentOf(account, rescue),
    about: { account, deal: null, plan: null },
    body: remove ? null : { id: rescue, on, cause, isSaved },
    base,
    by: authorOf(by),
    at: context.now(),
  });
  return proofsOfAccount(context, String(account));
}

function refuseAhead(context: Context, on: number): void {
  if (on > today(context)) throw badRequest("future_day", "The day has not come yet. Note what has happened, on the day it did.");
}
