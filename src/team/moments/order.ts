import { type Day, type Rate, rateOf } from "../../domain/index.ts";
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

/**
 * Prescribing before diagnosing (standard 3, row 59 and 60). A diagnosis counts from the day the customer confirmed it; on one and the
 * same day the proposal is taken to be later, since days have no hours.
 *
 * @param confirmations days on which a customer confirmed the diagnosis of a deal; of several the first counts
 */
export function orderOf(
  proposals: readonly Proposal[],
  confirmations: readonly { readonly dealId: string; readonly on: Day }[],
): OrderReport {
  const first = new Map<string, Day>();
  for (const { dealId, on } of confirmations) {
    const known = first.get(dealId);
    if (known === undefined || on < known) first.set(dealId, on);
  }
  const warnings = proposals.flatMap((proposal): readonly OrderWarning[] => {
    const confirmedOn = first.get(proposal.dealId) ?? null;
    if (confirmedOn !== null && confirmedOn <= proposal.on) return [];
    return [{ proposal, kind: confirmedOn === null ? "never_diagnosed" : "diagnosed_later", confirmedOn }];
  });
  return { warnings, diagnosedFirst: rateOf(proposals.length - warnings.length, proposals.length) };
}
