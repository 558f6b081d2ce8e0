import { conflict, type Day } from "../../domain/index.ts";
import { stateOn } from "./impact.ts";
import type { Dropped, Outcome, Plan, Promised, Step } from "./types.ts";

export type Fate = "lost" | "open" | "agreed" | "delivered" | "confirmed" | "broken" | "dropped";

export interface PromiseFate {
  readonly promise: Promised;
  readonly fate: Fate;
  readonly outcome: Outcome | null;
  readonly dropped: Dropped | null;
}

const isSigned = ({ reason, buyer, us }: Dropped): boolean => [reason, buyer, us].every((said) => said.trim() !== "");

/**
 * What became of each promise of the sale, up to a day (standard, rows 69 and 91). `lost` is one that after the commit neither an outcome
 * keeps nor anybody dropped with a reason signed by both sides; before the commit it is open. `broken` is one whose outcome was missed, or
 * is due and not delivered.
 */
export function promiseFates(
  { phase, promises, outcomes, dropped }: Pick<Plan, "phase" | "promises" | "outcomes" | "dropped">,
  on: Day,
): readonly PromiseFate[] {
  return promises.map((promise): PromiseFate => {
    const outcome = outcomes.find(({ promiseId, closed }) => promiseId === promise.id && closed?.as !== "cancelled") ?? null;
    const drop = dropped.find((one) => one.promiseId === promise.id && one.on <= on && isSigned(one)) ?? null;
    if (drop !== null) return { promise, fate: "dropped", outcome, dropped: drop };
    if (outcome === null) return { promise, fate: phase === "success" ? "lost" : "open", outcome, dropped: null };
    const { closed, target } = outcome;
    const state = stateOn(outcome, on);
    const isReached = state === "delivered" || state === "confirmed";
    const isBroken = closed?.as === "missed" || (!isReached && target !== null && target.dueOn < on);
    return { promise, fate: isBroken ? "broken" : state === "discovered" ? "open" : state, outcome, dropped: null };
  });
}

/** Outcomes, people and promises of a plan that are not in a later edition of it. */
export interface PlanDifference {
  readonly outcomes: readonly string[];
  readonly people: readonly string[];
  readonly promises: readonly string[];
}

export function missingFrom(before: Plan, after: Plan): PlanDifference {
  const outcomes = new Set(after.outcomes.map(({ id }) => id));
  const people = new Set(after.people.map(({ person }) => person));
  const promises = new Set(after.promises.map(({ id }) => id));
  return {
    outcomes: before.outcomes.map(({ id }) => id).filter((id) => !outcomes.has(id)),
    people: before.people.map(({ person }) => person).filter((person) => !people.has(person)),
    promises: before.promises.map(({ id }) => id).filter((id) => !promises.has(id)),
  };
}

/** Refuses a later edition of a plan that has forgotten a promise: promises stay on it for ever, kept or dropped. */
export function checkNothingForgotten(before: Plan, after: Plan): void {
  const { promises } = missingFrom(before, after);
  const drops = before.dropped.filter((one) => !after.dropped.includes(one)).map(({ promiseId }) => promiseId);
  const [first] = [...promises, ...drops];
  if (first !== undefined)
    throw conflict(
      "promise_forgotten",
      `The plan no longer knows the promise “${first}”. Keep it, or drop it with a reason both sides sign.`,
      {
        promises: [...promises, ...drops],
      },
    );
}

/**
 * At the commit the close plan becomes the success plan: the same plan, with its outcomes, people, steps and promises untouched (standard 4.3).
 * Refused when a promise would be lost, and for a plan that has committed already.
 */
export function becomeSuccessPlan(plan: Plan, on: Day, dropping: readonly Dropped[] = []): Plan {
  if (plan.phase === "success") throw conflict("plan_committed", "This plan became a success plan already. Go on with it.");
  const next: Plan = {
    ...plan,
    phase: "success",
    committedOn: on,
    dropped: [...plan.dropped, ...dropping],
    version: plan.version + 1,
    updatedOn: on,
  };
  const lost = promiseFates(next, on).filter(({ fate }) => fate === "lost");
  if (lost.length > 0) {
    const texts = lost.map(({ promise }) => `“${promise.text}”`).join(", ");
    throw conflict("promise_lost", `No outcome of the plan keeps ${texts}. Add one, or drop it with a reason that both sides sign.`, {
      promises: lost.map(({ promise }) => promise.id),
      texts: lost.map(({ promise }) => promise.text),
    });
  }
  return next;
}

/** The steps that a commit does: whoever signed has signed. */
export const signaturesOf = ({ steps }: Pick<Plan, "steps">): readonly Step[] => steps.filter(({ kind }) => kind === "signature");
