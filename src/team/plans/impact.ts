import { conflict, type Day } from "../../domain/index.ts";
import {
  type Closure,
  closureScores,
  type ImpactState,
  type ImpactTransition,
  impactTransitions,
  type OutcomePart,
} from "../../standard/index.ts";
import { reachedBy } from "./progress.ts";
import type { ImpactChange, Outcome } from "./types.ts";

/** What an outcome lacks to be more than a vague promise (standard 4.2). A target that can't be told from the baseline is none. */
export function lackingParts(outcome: Outcome): readonly OutcomePart[] {
  const { metric, baseline, target, buyerOwner, ourOwner } = outcome;
  const hasTarget = target !== null && (baseline === null || metric === null || reachedBy(outcome, baseline.value) !== null);
  const parts: readonly (readonly [boolean, OutcomePart])[] = [
    [metric !== null, "metric"],
    [baseline !== null, "baseline"],
    [hasTarget, "target"],
    [target !== null && (baseline === null || target.dueOn > baseline.on), "date"],
    [buyerOwner !== null, "buyer_owner"],
    [ourOwner !== null, "our_owner"],
  ];
  return parts.filter(([isThere]) => !isThere).map(([, part]) => part);
}

const isSaid = (said: string | null): boolean => said !== null && said.trim() !== "";

function unmetNeed(outcome: Outcome, { needs }: ImpactTransition, change: ImpactChange): string | null {
  const lacking = lackingParts(outcome);
  if (needs.includes("complete") && lacking.length > 0) return `it lacks ${lacking.join(", ")}. Complete it first.`;
  if (needs.includes("buyer") && !isSaid(change.buyer)) return "nobody of the buyer’s side is named. Name who agreed.";
  if (needs.includes("evidence") && change.evidence.length === 0) return "nothing shows it. Add a measurement or a document.";
  if (needs.includes("reason") && !isSaid(change.reason)) return "going back needs a reason. Say why.";
  return null;
}

/**
 * Moves an impact from discovered to agreed, delivered and confirmed, or back (standard, row 44). Refused: a step that is not next to
 * the present state, a role that may not make it, what the step needs and is not there, and a day before the last change.
 */
export function moveImpact(outcome: Outcome, change: ImpactChange, transitions: readonly ImpactTransition[] = impactTransitions): Outcome {
  const { state, changes, statement, closed } = outcome;
  const refuse = (why: string) => conflict("impact_not_moved", `“${statement}” can’t go from ${state} to ${change.to}: ${why}`);
  const found = transitions.find(({ from, to }) => from === state && to === change.to);
  if (found === undefined) throw refuse("there is no such step.");
  if (!found.by.includes(change.by.role)) throw refuse(`only ${found.by.join(", ")} may do that.`);
  if (closed?.as === "cancelled") throw refuse("it was cancelled.");
  const last = changes.at(-1);
  if (last !== undefined && change.on < last.on) throw refuse("the day is before its last change.");
  const unmet = unmetNeed(outcome, found, change);
  if (unmet !== null) throw refuse(unmet);
  return { ...outcome, state: change.to, changes: [...changes, change] };
}

/** The state at the end of a day, from its changes; of an outcome that came without any, the state it has. */
export function stateOn({ state, changes }: Outcome, on: Day): ImpactState {
  if (changes.length === 0) return state;
  return changes.findLast((change) => change.on <= on)?.to ?? "discovered";
}

/** Day of the confirmation that holds on a day; `null` where none does, or nobody noted when. */
export const confirmedOn = (outcome: Outcome, on: Day): Day | null =>
  stateOn(outcome, on) === "confirmed" ? (outcome.changes.findLast((change) => change.on <= on)?.on ?? null) : null;

/** Mean score of what was closed: achieved 1, partly 0.5, missed 0; cancelled is left out. `null` when nothing is left (T20). */
export function closureScore(closed: readonly Closure[]): number | null {
  const scores = closed.map((as) => closureScores[as]).filter((score) => score !== null);
  return scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
