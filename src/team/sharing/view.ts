import { type Day, Refusal } from "../../domain/index.ts";
import {
  type Measurement,
  type Milestone,
  milestoneStanding,
  type Outcome,
  type Plan,
  progressOf,
  type Reading,
  type Step,
  scheduleOf,
  stateOn,
  valueRealised,
} from "../plans/index.ts";
import { asksOf } from "./asks.ts";
import { valueAgainstFees } from "./fees.ts";
import type { Signature } from "./store.ts";
import type { BuyerMilestone, BuyerOutcome, BuyerStep, BuyerView, BuyerWord, SharedPlan, Viewer } from "./types.ts";

/** Open steps of the buyer's with whom and when: what a signature is about. `null` while one of them has no day. */
export function signable({ steps }: Plan): Signature["steps"] | null {
  const signed: Signature["steps"][number][] = [];
  for (const { id, name, buyerOwner, due, doneOn } of steps) {
    if (buyerOwner === null || doneOn !== null) continue;
    if (due === null) return null;
    signed.push({ id, name, owner: buyerOwner, due });
  }
  return signed.length === 0 ? null : signed;
}

/** A signature stands as long as what was signed is as it was, or done. */
export function isStill({ steps: signed }: Signature, { steps }: Plan): boolean {
  const open = steps.filter(({ buyerOwner, doneOn }) => buyerOwner !== null && doneOn === null);
  return open.every(({ id, buyerOwner, due }) => signed.some((one) => one.id === id && one.owner === buyerOwner && one.due === due));
}

/** Latest ends by the plan's own days. Steps that can't be put in order have none; the page still opens. */
function latestEnds({ steps, valueOn }: Plan, on: Day): ReadonlyMap<string, Day> {
  try {
    return new Map(scheduleOf(steps, valueOn, on).steps.map(({ step, latestEnd }) => [step.id, latestEnd]));
  } catch (error) {
    if (error instanceof Refusal) return new Map();
    throw error;
  }
}

const shownStep = ({ id, name, buyerOwner, ourOwner, due, doneOn }: Step, latest: Day | null): BuyerStep => ({
  id,
  name,
  buyerOwner,
  ourOwner,
  due,
  latest: doneOn === null ? latest : null,
  doneOn,
  isYours: buyerOwner !== null,
});

/** What the buyer's side said last; a reason of ours for going back is ours. */
function lastWord({ changes }: Outcome): { readonly confirmed: BuyerWord | null; readonly disputed: BuyerWord | null } {
  const last = changes.at(-1);
  const said = changes.findLast(({ by }) => by.role === "buyer");
  const word = said === undefined ? null : { by: said.buyer ?? said.by.person, on: said.on, reason: said.reason };
  // Delivered anew by us, what was disputed before is answered.
  const isNewest = said !== undefined && said === last;
  const isDispute = said !== undefined && said.reason !== null && said.to !== "confirmed";
  return { confirmed: isNewest && said.to === "confirmed" ? word : null, disputed: isNewest && isDispute ? word : null };
}

function shownOutcome(outcome: Outcome, measurements: readonly Measurement[], on: Day): BuyerOutcome {
  const { id, statement, metric, baseline, target, buyerOwner, ourOwner, closed, worth } = outcome;
  const { progress, expected, isAtRisk, reason } = progressOf(outcome, measurements, on);
  const state = stateOn(outcome, on);
  const { lines } = valueRealised([outcome], measurements, on);
  const worthOf = (kind: "confirmed" | "claimed"): number | null => lines.find((line) => line.kind === kind)?.worth.minor ?? null;
  const isOpen = closed?.as !== "cancelled";
  return {
    id,
    statement,
    metric: metric === null ? null : { name: metric.name, unit: metric.unit, direction: metric.direction },
    baseline: baseline === null ? null : { value: baseline.value, on: baseline.on },
    target: target === null ? null : { value: target.value, upTo: target.upTo, dueOn: target.dueOn },
    buyerOwner,
    ourOwner,
    state,
    closed: closed === null ? null : { as: closed.as, on: closed.on },
    progress,
    expected,
    isAtRisk,
    reason,
    measurements: measurements
      .filter(({ outcomeId, on: day }) => outcomeId === id && day <= on)
      .map(({ on: day, value, source }) => ({ on: day, value, source }))
      .sort((a, b) => a.on - b.on),
    ...lastWord(outcome),
    value:
      worth === null
        ? null
        : {
            perUnit: { minor: worth.perUnit.minor, currency: worth.perUnit.currency },
            attribution: worth.attribution,
            confirmed: worthOf("confirmed"),
            claimed: worthOf("claimed"),
          },
    mayConfirm: isOpen && state === "delivered",
    mayDispute: isOpen && (state === "delivered" || state === "confirmed"),
    mayMeasure: isOpen && metric !== null && state !== "discovered",
  };
}

function shownMilestone(milestone: Milestone, readings: readonly Reading[], on: Day): BuyerMilestone {
  const { id, name, outcomeId, deadline, reach, buyerOwner, ourOwner } = milestone;
  const { state, reachedOn } = milestoneStanding(milestone, readings, on);
  return {
    id,
    name,
    outcomeId,
    deadline,
    state,
    reachedOn,
    buyerOwner,
    ourOwner,
    tasks: reach.kind === "task" ? reach.tasks.map((task) => ({ name: task.name, doneOn: task.doneOn })) : [],
    isYours: reach.kind === "task" && buyerOwner !== null,
  };
}

/** What both sides may read, oldest first. */
export const sharedComments = (comments: SharedPlan["comments"]): BuyerView["comments"] =>
  comments
    .filter(({ body }) => body.isShared === true)
    .map(({ id, body: { text, buyer }, by, at }) => ({
      id,
      text,
      by: buyer?.name ?? by.name,
      side: buyer === undefined ? "us" : "buyer",
      at: at.toISOString(),
    }));

/**
 * What the buyer sees of a plan: field by field what is named here, and nothing else. Whatever is added to a plan, an outcome or a comment
 * later stays inside until it is named here too.
 */
export function buyerView(shared: SharedPlan, viewer: Viewer, on: Day): BuyerView {
  const { plan, objective, measurements, readings, fees, comments, files, signature, contact } = shared;
  const latest = latestEnds(plan, on);
  const view = {
    name: viewer.name,
    language: viewer.language,
    expiresAt: viewer.expiresAt?.toISOString() ?? null,
    contact,
    today: on,
    phase: plan.phase,
    objective,
    valueOn: plan.valueOn,
    steps: plan.steps.map((step) => shownStep(step, latest.get(step.id) ?? null)),
    outcomes: plan.outcomes.map((outcome) => shownOutcome(outcome, measurements, on)),
    milestones: plan.milestones.map((milestone) => shownMilestone(milestone, readings, on)),
    feeBasis: fees.basis,
    value: valueAgainstFees(plan.outcomes, measurements, fees, on),
    comments: sharedComments(comments),
    files: files.map(({ id, name, bytes, addedAt }) => ({ id, name, bytes, at: addedAt.toISOString() })),
    signature: signature === null ? null : { by: signature.by, on: signature.on, isStill: isStill(signature, plan) },
    maySign: plan.phase === "close" && signable(plan) !== null && (signature === null || !isStill(signature, plan)),
  };
  return { ...view, asks: asksOf(view) };
}
