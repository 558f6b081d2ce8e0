import { conflict } from "../../domain/index.ts";
import { type HandoffStandard, type HandoffTransition, handoffStandard, handoffTransitions } from "../../standard/index.ts";
import type { Dropped } from "../plans/index.ts";
import { completenessOf } from "./package.ts";
import { checkNothingLost, type Promises, registered } from "./promises.ts";
import type { Handoff, HandoffEvent, HandoffPackage, When } from "./types.ts";

export interface HandoffMove extends When {
  readonly by: HandoffEvent["by"];
  readonly does:
    | {
        readonly action: "offer";
        readonly package: HandoffPackage;
        readonly dropped?: readonly Dropped[];
        /** What was promised as other records have it, such as the plan: it may not be missing either. */
        readonly promised?: HandoffPackage["promises"];
      }
    | { readonly action: "send_back"; readonly reasons: HandoffEvent["reasons"] }
    | { readonly action: "accept" | "withdraw" };
}

const refuse = (code: string, sentence: string, details: Readonly<Record<string, unknown>> = {}) => conflict(code, sentence, details);

function checkOffer(offered: HandoffPackage, before: readonly Promises[], dropped: readonly Dropped[], standard: HandoffStandard): void {
  const { missing } = completenessOf(offered, standard);
  if (missing.length > 0)
    throw refuse("handoff_incomplete", `The hand-off lacks ${missing.join(", ")}. Fill that in, then offer it.`, { missing });
  for (const promises of before) checkNothingLost(promises, offered.promises, dropped);
}

/**
 * Offers, withdraws, accepts or sends back a hand-off (standard 4.3, row 47 and 74). Refused: what the present state does not allow, a role
 * that may not, an instant before the last, a deal that is not won yet, an incomplete package, a return without reasons, and a package that
 * has lost a promise.
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
  const { committed } = handoff;
  if (committed === null) throw refuse("handoff_uncommitted", "The deal is not won yet. Win it first: its hand-off is offered after that.");
  if (at < (last?.at ?? committed.at)) throw refuse("handoff_time", "This step would lie before the last one. Check its time.");
  const event: HandoffEvent = { action: does.action, at, on, by, reasons: [], offered: null };
  if (does.action === "offer") {
    const dropped = [...handoff.dropped, ...(does.dropped ?? [])];
    checkOffer(does.package, [handoff.package.promises, does.promised ?? null], dropped, standard);
    return {
      ...handoff,
      state: found.to,
      package: does.package,
      register: registered(handoff.register, handoff.package.promises, does.package.promises),
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
