import { conflict } from "../../domain/index.ts";
import { type HandoffStandard, type HandoffTransition, handoffStandard, handoffTransitions } from "../../standard/index.ts";
import type { Dropped } from "../plans/index.ts";
import { completenessOf } from "./package.ts";
import type { Handoff, HandoffEvent, HandoffPackage, When } from "./types.ts";

export interface HandoffMove extends When {
  readonly by: HandoffEvent["by"];
  readonly does:
    | { readonly action: "offer"; readonly package: HandoffPackage; readonly dropped?: readonly Dropped[] }
    | { readonly action: "send_back"; readonly reasons: HandoffEvent["reasons"] }
    | { readonly action: "accept" | "withdraw" };
}

const refuse = (code: string, sentence: string, details: Readonly<Record<string, unknown>> = {}) => conflict(code, sentence, details);
const isSigned = ({ reason, buyer, us }: Dropped): boolean => [reason, buyer, us].every((said) => said.trim() !== "");

/** Ids of promises that were in the package, are no longer, and that nobody dropped with a reason both sides signed. */
export function promisesLost(before: HandoffPackage, after: HandoffPackage, dropped: readonly Dropped[]): readonly string[] {
  const kept = new Set(after.promises?.map(({ id }) => id));
  const gone = new Set(dropped.filter(isSigned).map(({ promiseId }) => promiseId));
  return (before.promises ?? []).map(({ id }) => id).filter((id) => !kept.has(id) && !gone.has(id));
}

function checkOffer(handoff: Handoff, offered: HandoffPackage, dropped: readonly Dropped[], standard: HandoffStandard): void {
  const { missing } = completenessOf(offered, standard);
  if (missing.length > 0)
    throw refuse("handoff_incomplete", `The hand-off lacks ${missing.join(", ")}. Fill that in, then offer it.`, { missing });
  const lost = promisesLost(handoff.package, offered, dropped);
  if (lost.length > 0)
    throw refuse(
      "promise_lost",
      `The hand-off no longer holds the promise ${lost.map((id) => `“${id}”`).join(", ")}. Keep it, or drop it with a reason both sides sign.`,
      {
        promises: lost,
      },
    );
}

/**
 * Offers, withdraws, accepts or sends back a hand-off (standard 4.3, row 47 and 74). Refused: what the present state does not allow, a role
 * that may not, an instant before the last, an incomplete package, a return without reasons, and a package that has lost a promise.
 */
export function actOn(
  handoff: Handoff,
  { at, on, by, does }: HandoffMove,
  standard: HandoffStandard = handoffStandard,
  transitions: readonly HandoffTransition[] = handoffTransitions,
): Handoff {
  const found = transitions.find(({ action, from }) => action === does.action && from === handoff.state);
  if (found === undefined) throw refuse("handoff_state", `A hand-off that is ${handoff.state} can’t take the step “${does.action}”.`);
  if (!found.by.includes(by.role)) throw refuse("handoff_role", `Only ${found.by.join(", ")} may take the step “${does.action}”.`);
  const last = handoff.events.at(-1);
  if (at < (last?.at ?? handoff.committed.at)) throw refuse("handoff_time", "This step would lie before the last one. Check its time.");
  const event: HandoffEvent = { action: does.action, at, on, by, reasons: [], offered: null };
  if (does.action === "offer") {
    const dropped = [...handoff.dropped, ...(does.dropped ?? [])];
    checkOffer(handoff, does.package, dropped, standard);
    return {
      ...handoff,
      state: found.to,
      package: does.package,
      dropped,
      events: [...handoff.events, { ...event, offered: does.package }],
    };
  }
  if (does.action === "send_back") {
    const isTold = does.reasons.length > 0 && does.reasons.every(({ reason, note }) => reason !== "other" || (note ?? "").trim() !== "");
    if (!isTold) throw refuse("handoff_reason", "Sending a hand-off back needs a reason, and “other” needs words. Say what is missing.");
    return { ...handoff, state: found.to, events: [...handoff.events, { ...event, reasons: does.reasons }] };
  }
  return { ...handoff, state: found.to, events: [...handoff.events, event] };
}
