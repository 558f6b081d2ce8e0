import { z } from "zod";
import { handoffSchema, type Output } from "../../contract/index.ts";
import type { Day } from "../../domain/index.ts";
import { type HandoffTransition, handoffTransitions } from "../../standard/index.ts";
import { type Handoff, type HandoffPackage, newsOf, registered } from "../../team/handoff/index.ts";
import { type PromiseFate, promiseFates } from "../../team/plans/index.ts";
import { type Context, today } from "../context.ts";
import type { OpenDeal } from "../deals/open.ts";
import type { By } from "../people/by.ts";
import { rolesBehind } from "../workspace/author.ts";
import { type Contacted, headingOf, withContacts } from "./heading.ts";
import { openHandoff } from "./open.ts";

type Shown = z.output<typeof handoffSchema>;

/** The hand-off of a deal, as who asks sees it. */
export async function handoffShown(context: Context, id: string, by: By): Promise<Output<"handoff">> {
  const { open, handoff: kept, version, standard } = await openHandoff(context, id);
  const [contacted] = await withContacts(context, [{ deal: open.deal, handoff: kept }]);
  if (contacted === undefined) throw new Error("One hand-off went in, and none came out.");
  const heading = headingOf(context, contacted, standard);
  const fates = fatesOf(open, kept, today(context));
  return z.encode(handoffSchema, {
    ...heading,
    version,
    isWon: kept.committed !== null,
    package: plain(kept.package),
    known: plain(open.known),
    offered: plainOrNull(kept.events.findLast(({ action }) => action === "offer")?.offered ?? null),
    news: [...newsOf(kept, open.known)],
    required: [...standard.required],
    events: kept.events.map(({ action, at, on, by: who, reasons }) => ({
      action,
      at: new Date(at).toISOString(),
      on,
      by: who,
      reasons: [...reasons],
    })),
    promises: fates.map(({ promise, fate, outcome, dropped }) => ({
      promise,
      fate,
      isInPackage: kept.package.promises?.some(({ id: one }) => one === promise.id) === true,
      outcome: outcome?.statement ?? null,
      owner: outcome?.ourOwner ?? null,
      dropped,
    })),
    custody: custodyOf(contacted, heading.service, fates),
    steps: stepsOf(kept, by),
    plan: open.plan?.plan.id ?? null,
  });
}

const plain = (one: HandoffPackage): Shown["package"] => structuredClone(one) as Shown["package"];
const plainOrNull = (one: HandoffPackage | null): Shown["offered"] => (one === null ? null : plain(one));

/** What became of everything that was promised: in the plan where there is one, else as far as the hand-off itself says. */
function fatesOf({ plan }: OpenDeal, handoff: Handoff, on: Day): readonly PromiseFate[] {
  const known = plan?.plan.promises ?? [];
  const others = registered(handoff.register, handoff.package.promises).filter(({ id }) => !known.some((one) => one.id === id));
  return promiseFates(
    {
      phase: handoff.committed === null ? "close" : "success",
      promises: [...known, ...others],
      outcomes: plan?.plan.outcomes ?? [],
      dropped: [...(plan?.plan.dropped ?? []), ...handoff.dropped],
    },
    on,
  );
}

/** From the sale to the customer's word: each link has somebody and a day, or is broken where it should be there by now (standard, row 91). */
function custodyOf({ deal, handoff, contact }: Contacted, service: Shown["service"], fates: readonly PromiseFate[]): Shown["custody"] {
  if (handoff.committed === null) return [];
  const eventOf = (action: "offer" | "accept") => handoff.events.findLast((event) => event.action === action);
  const isStanding = handoff.state === "offered" || handoff.state === "accepted";
  const offer = isStanding ? eventOf("offer") : undefined;
  const accept = handoff.state === "accepted" ? eventOf("accept") : undefined;
  const owners = [...new Set(fates.flatMap(({ outcome }) => outcome?.ourOwner ?? []))];
  const isKept = fates.length > 0 && fates.every(({ fate }) => fate === "confirmed" || fate === "dropped");
  const isOwned = fates.every(({ fate, outcome }) => fate === "dropped" || (outcome?.ourOwner ?? null) !== null);
  return [
    { link: "sold", by: deal.owner, on: handoff.committed.on, isBroken: deal.owner === null },
    { link: "offered", by: offer?.by.person ?? null, on: offer?.on ?? null, isBroken: offer === undefined && service?.isLate === true },
    {
      link: "accepted",
      by: accept?.by.person ?? null,
      on: accept?.on ?? null,
      isBroken: accept === undefined && service?.isBeforeKickOff === false,
    },
    { link: "contacted", by: null, on: contact?.on ?? null, isBroken: contact === null && service?.isContactLate === true },
    {
      link: "kept",
      by: owners.length === 0 ? null : owners.join(", "),
      on: null,
      isBroken: !isKept && (fates.some(({ fate }) => fate === "lost" || fate === "broken") || !isOwned),
    },
  ];
}

const transitionsOf = (handoff: Handoff): readonly HandoffTransition[] =>
  handoff.committed === null ? [] : handoffTransitions.filter(({ from }) => from === handoff.state);

/** What can be done now, and whether who asks may do it; an administrator may stand in for any of the team. */
function stepsOf(handoff: Handoff, by: By): Shown["steps"] {
  const own = rolesBehind(by);
  return transitionsOf(handoff).map(({ action, by: allowed }) => ({
    action,
    by: [...allowed],
    isYours: own.includes("admin") || allowed.some((role) => own.some((one) => one === role)),
  }));
}
