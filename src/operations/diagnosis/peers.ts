import type { Day } from "../../domain/index.ts";
import type { SpicedStandard } from "../../standard/index.ts";
import { factsOf, judgedOn, type Priority } from "../../team/diagnosis/index.ts";
import { readLeadDays, USUAL_LEAD_DAYS } from "../../team/plans/index.ts";
import type { Context } from "../context.ts";
import { allDeals } from "../deals/read.ts";

/** Priorities of all open deals of which anything is known, on a day. */
export async function openPriorities(context: Context, standard: SpicedStandard, on: Day): Promise<readonly Priority[]> {
  const { pool } = context.storage;
  const [deals, facts] = await Promise.all([allDeals(context), factsOf(pool, null)]);
  const leads = await readLeadDays(pool, [...facts.keys()]);
  return deals.flatMap(({ deal, outcome }) => {
    const known = outcome === "open" ? facts.get(deal) : undefined;
    return known === undefined ? [] : [judgedOn(known, on, leads.get(deal) ?? USUAL_LEAD_DAYS, standard).priority];
  });
}

/** Where a priority stands among those of its currency; no place while nothing is known of its worth, or when the deal is over. */
export function placeAmong(
  { score, currency }: Priority,
  peers: readonly Priority[],
  isOpen: boolean,
): { readonly place: number | null; readonly peers: number } {
  const scores = peers.flatMap((peer) => (peer.score !== null && peer.currency === currency && currency !== null ? [peer.score] : []));
  const place = !isOpen || score === null || currency === null ? null : 1 + scores.filter((other) => other > score).length;
  return { place, peers: scores.length };
}
