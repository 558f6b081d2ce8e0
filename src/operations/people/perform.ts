import { Refusal } from "../../domain/index.ts";
import { addAudit, type BuyerOfLink, type OperationId, type Principal, rights } from "../../team/people/index.ts";
import type { Context } from "../context.ts";
import { type Telling, tellings } from "./telling.ts";

type Changing = { readonly [K in OperationId]: (typeof rights)[K]["changes"] extends true ? K : never }[OperationId];

// Every operation that changes something has its line; a new one without it is no program.
const known: Readonly<Record<Changing | keyof typeof tellings, Telling>> = tellings;

interface Deed {
  readonly operation: OperationId;
  readonly who: Principal;
  readonly input: unknown;
}

/**
 * Does something, and writes down what it changed: the one place where that is done. Who it was may be known only
 * afterwards, as at signing in.
 */
export async function perform<T>(
  context: Context,
  { operation, who, input }: Deed,
  work: () => Promise<T>,
  whoWasIt?: (result: T) => Promise<Principal>,
): Promise<T> {
  if (!rights[operation].changes) return work();
  const { of, after }: Telling = known[operation as Changing];
  const told = (await of?.(context, input as never)) ?? { subject: null };
  const entry = { operation, subject: told.subject, before: told.before ?? null };
  // A stranger who holds a link of the buyer's is whom it was made for.
  const actor = who.kind === "nobody" && told.who ? told.who : who;
  const { pool } = context.storage;
  let result: T;
  try {
    result = await work();
  } catch (error) {
    const outcome = error instanceof Refusal ? error.code : "failed";
    if (isWorthTelling(actor, outcome)) await addAudit(pool, { ...entry, at: context.now(), who: actor, after: null, outcome });
    throw error;
  }
  await addAudit(pool, {
    ...entry,
    at: context.now(),
    who: whoWasIt ? await whoWasIt(result) : actor,
    after: after?.(input as never, result as never, context) ?? null,
    outcome: "done",
  });
  return result;
}

/** Strangers could fill the log, and so could a link that was passed on; of them only what was slowed down before is told. */
const isWorthTelling = (who: Principal | BuyerOfLink, outcome: string): boolean =>
  who.kind === "buyer" ? outcome !== "too_many_requests" : who.kind !== "nobody" || outcome === "bad_sign_in";
