import { badRequest, type Day, day } from "../../domain/index.ts";
import { type CloseStep, closeSteps, closeStepWords, type Text } from "../../standard/index.ts";
import type { Step } from "./types.ts";

export type StepFlag = "no_buyer_owner" | "no_our_owner" | "late" | "due_after_latest" | "due_before_others";

export interface ScheduledStep {
  readonly step: Step;
  /** Latest days on which it may begin and end so that the value date holds. */
  readonly latestStart: Day;
  readonly latestEnd: Day;
  /** Days on which it can begin and end if all goes on from today as planned; of a done step the day it was done. */
  readonly start: Day;
  readonly end: Day;
  /** Days it may slip without moving the value date; below 0 it is behind. `null` when done. */
  readonly slack: number | null;
  readonly isCritical: boolean;
  readonly flags: readonly StepFlag[];
}

export interface Schedule {
  /** Each after all it depends on; otherwise in the order of the plan. */
  readonly steps: readonly ScheduledStep[];
  /** Ids of open steps that decide the value date, from first to last. */
  readonly criticalPath: readonly string[];
  /** Day the value comes if all goes on from today as planned, never before the last step is done. */
  readonly expectedOn: Day;
  /** Days that is after the value date; 0 when in time. */
  readonly behind: number;
  /** Fewer than half of the open steps have a person and a day of the buyer's: a risk for the forecast. */
  readonly isForecastRisk: boolean;
}

function check(steps: readonly Step[]): void {
  const ids = new Set(steps.map(({ id }) => id));
  if (ids.size < steps.length) throw badRequest("plan_step_twice", "Two steps of the plan have the same id. Give each its own.");
  for (const { id, name, days, dependsOn } of steps) {
    if (!Number.isInteger(days) || days < 0)
      throw badRequest("plan_step_days", `The step “${name}” takes ${days} days. Give a whole number of days, 0 or more.`);
    const unknown = dependsOn.find((other) => !ids.has(other));
    if (unknown !== undefined)
      throw badRequest(
        "plan_step_unknown",
        `The step “${name}” waits for “${unknown}”, which is not in the plan. Add it or remove the link.`,
        {
          step: id,
        },
      );
  }
}

/** Steps so that each comes after all it depends on (A. B. Kahn, CACM 5, 1962). Steps in a circle are refused. */
function inOrder(steps: readonly Step[]): readonly Step[] {
  check(steps);
  const ordered: Step[] = [];
  const placed = new Set<string>();
  let rest = steps;
  while (rest.length > 0) {
    const ready = rest.filter(({ dependsOn }) => dependsOn.every((id) => placed.has(id)));
    if (ready.length === 0) {
      const names = rest.map(({ name }) => `“${name}”`).join(", ");
      throw badRequest("plan_circle", `These steps wait for each other, or for some that do: ${names}. Remove a link.`, {
        steps: rest.map(({ id }) => id),
      });
    }
    for (const step of ready) {
      ordered.push(step);
      placed.add(step.id);
    }
    rest = rest.filter(({ id }) => !placed.has(id));
  }
  return ordered;
}

function flagsOf(step: Step, latestEnd: Day, today: Day, byId: ReadonlyMap<string, Step>): readonly StepFlag[] {
  if (step.doneOn !== null) return [];
  const { due } = step;
  const isBeforeOthers = step.dependsOn.some((id) => {
    const other = byId.get(id);
    return due !== null && other !== undefined && other.doneOn === null && other.due !== null && other.due > due;
  });
  const flags: readonly (readonly [boolean, StepFlag])[] = [
    [step.buyerOwner === null, "no_buyer_owner"],
    [step.ourOwner === null, "no_our_owner"],
    [(due ?? latestEnd) < today, "late"],
    [due !== null && due > latestEnd, "due_after_latest"],
    [isBeforeOthers, "due_before_others"],
  ];
  return flags.filter(([isSo]) => isSo).map(([, flag]) => flag);
}

/**
 * Plans backward from the day of the value, not from the signature (standard 4.3), and forward from today, by the critical-path method
 * (J. E. Kelley, Operations Research 9, 1961). A step that is done, even before those it waited for, holds nothing up any more. Refused: steps in a circle, two of one id, links to nothing, days below 0.
 */
export function scheduleOf(steps: readonly Step[], valueOn: Day, today: Day): Schedule {
  const ordered = inOrder(steps);
  const byId = new Map(ordered.map((step) => [step.id, step]));
  const latestStart = new Map<string, Day>();
  const latestEnd = new Map<string, Day>();
  for (const step of ordered.toReversed()) {
    const followers = ordered.filter(({ dependsOn, doneOn }) => doneOn === null && dependsOn.includes(step.id));
    const end = day(Math.min(valueOn, ...followers.map(({ id }) => latestStart.get(id) ?? valueOn)));
    latestEnd.set(step.id, end);
    latestStart.set(step.id, day(end - step.days));
  }
  const starts = new Map<string, Day>();
  const ends = new Map<string, Day>();
  for (const step of ordered) {
    const start = day(Math.max(today, ...step.dependsOn.map((id) => ends.get(id) ?? today)));
    starts.set(step.id, step.doneOn === null ? start : day(step.doneOn - step.days));
    ends.set(step.id, step.doneOn ?? day(start + step.days));
  }
  const at = (days: ReadonlyMap<string, Day>, id: string): Day => days.get(id) ?? today;
  const slackOf = (step: Step): number | null => (step.doneOn === null ? at(latestStart, step.id) - at(starts, step.id) : null);
  const least = Math.min(...ordered.map((step) => slackOf(step) ?? Number.POSITIVE_INFINITY));
  const scheduled = ordered.map((step): ScheduledStep => {
    const slack = slackOf(step);
    return {
      step,
      latestStart: at(latestStart, step.id),
      latestEnd: at(latestEnd, step.id),
      start: at(starts, step.id),
      end: at(ends, step.id),
      slack,
      isCritical: slack === least,
      flags: flagsOf(step, at(latestEnd, step.id), today, byId),
    };
  });
  const open = ordered.filter(({ doneOn }) => doneOn === null);
  const owned = open.filter(({ buyerOwner, due }) => buyerOwner !== null && due !== null);
  const expectedOn = day(ordered.length === 0 ? valueOn : Math.max(...ends.values()));
  return {
    steps: scheduled,
    criticalPath: scheduled.filter(({ isCritical }) => isCritical).map(({ step }) => step.id),
    expectedOn,
    behind: Math.max(0, expectedOn - valueOn),
    isForecastRisk: open.length > 0 && owned.length * 2 < open.length,
  };
}

/** The usual steps, unowned and without days of their own, in the words of a language. */
export function usualSteps(language: keyof Text, steps: readonly CloseStep[] = closeSteps): readonly Step[] {
  return steps.map(({ id, dependsOn, days }) => ({
    id,
    name: closeStepWords[id][language],
    kind: id,
    dependsOn,
    days,
    buyerOwner: null,
    ourOwner: null,
    due: null,
    doneOn: null,
    evidence: [],
  }));
}
