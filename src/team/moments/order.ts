import { type Day, day, type Rate, rateOf } from "../../domain/index.ts";
import { groupsOf } from "./groups.ts";
import type { Proposal } from "./types.ts";

export interface OrderWarning {
  readonly proposal: Proposal;
  /** Never diagnosed, or confirmed only after the proposal had gone out. */
  readonly kind: "never_diagnosed" | "diagnosed_later";
  readonly confirmedOn: Day | null;
}

export interface OrderReport {
  readonly warnings: readonly OrderWarning[];
  /** Share of proposals that a confirmed diagnosis came before. */
  readonly diagnosedFirst: Rate;
}

/** A day on which a customer confirmed the diagnosis of a deal. */
export interface Confirmation {
  readonly dealId: string;
  readonly on: Day;
  /** Day it was taken back; absent while it holds. */
  readonly until?: Day;
}

/**
 * Prescribing before diagnosing (standard 3, row 59 and 60). A diagnosis counts from the day the customer confirmed it; on one and the
 * same day the proposal is taken to be later, since days have no hours.
 *
 * @param confirmations of any deals; one that was taken back before the proposal does not count for it
 */
export function orderOf(proposals: readonly Proposal[], confirmations: readonly Confirmation[]): OrderReport {
  const byDeal = groupsOf(confirmations, ({ dealId }) => dealId);
  const warnings = proposals.flatMap((proposal): readonly OrderWarning[] => {
    const own = byDeal.get(proposal.dealId) ?? [];
    if (own.some(({ on, until }) => on <= proposal.on && (until === undefined || until > proposal.on))) return [];
    const later = own.flatMap(({ on }) => (on > proposal.on ? [on] : []));
    const confirmedOn = later.length === 0 ? null : day(Math.min(...later));
    return [{ proposal, kind: confirmedOn === null ? "never_diagnosed" : "diagnosed_later", confirmedOn }];
  });
  return { warnings, diagnosedFirst: rateOf(proposals.length - warnings.length, proposals.length) };
}
