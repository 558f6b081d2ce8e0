import { conflict, type Day, dayAt, endOfDay } from "../../domain/index.ts";
import type { HandoffStandard } from "../../standard/index.ts";
import { type Handoff, handoffStandardOf } from "../../team/handoff/index.ts";
import { type Context, today, zoneOf } from "../context.ts";
import { type OpenDeal, openDeal } from "../deals/open.ts";

/** A hand-off with the deal it is of; one that nobody saved is what deal, diagnosis, plan and people say. */
export interface OpenHandoff {
  readonly open: OpenDeal;
  readonly handoff: Handoff;
  readonly version: number;
  readonly standard: HandoffStandard;
}

export async function openHandoff(context: Context, id: string): Promise<OpenHandoff> {
  const [open, standard] = await Promise.all([openDeal(context, id), handoffStandardOf(context.storage.pool)]);
  const { handoff: kept, deal, known } = open;
  const handoff: Handoff = kept?.body ?? {
    dealId: String(deal.deal),
    committed: null,
    state: "draft",
    package: known,
    basis: known,
    register: known.promises ?? [],
    dropped: [],
    events: [],
    firstContactOn: null,
  };
  return {
    open,
    handoff: { ...handoff, committed: handoff.committed ?? wonElsewhere(context, open) },
    version: kept?.version ?? 0,
    standard,
  };
}

/** A deal that an export says is won was committed at the end of that day: nothing says at what time. */
function wonElsewhere(context: Context, { deal }: OpenDeal): Handoff["committed"] {
  if (deal.outcome !== "won") return null;
  const on: Day = deal.closedOn ?? today(context);
  return { at: Math.min(endOfDay(zoneOf(context), on), context.now().getTime()), on };
}

export function refuseLost({ deal }: OpenDeal): void {
  if (deal.outcome === "lost")
    throw conflict("deal_lost", "This deal is lost: there is nothing to hand over. Move it back if that was a mistake.");
}

export const nowOf = (context: Context): { readonly at: number; readonly on: Day } => ({ at: context.now().getTime(), on: today(context) });

export const dayOfInstant =
  (context: Context) =>
  (instant: number): Day =>
    dayAt(zoneOf(context), instant);
