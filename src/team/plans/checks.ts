import type { Day } from "../../domain/index.ts";
import { type PlanLimits, planLimits } from "../../standard/index.ts";
import { lackingParts } from "./impact.ts";
import type { Plan } from "./types.ts";

export type PlanFlag =
  | "few_outcomes"
  | "many_outcomes"
  | "too_many_outcomes"
  | "vague_outcomes"
  | "few_milestones"
  | "many_milestones"
  | "unowned_milestones"
  | "stale"
  | "no_review"
  | "review_overdue";

export interface PlanCheck {
  readonly flag: PlanFlag;
  /** Ids of the outcomes or milestones it is about; empty when it is the plan as a whole. */
  readonly about: readonly string[];
}

/** Days without an update that make a plan stale lie behind it. */
export const isStale = ({ updatedOn }: Plan, on: Day, { staleDays }: PlanLimits = planLimits): boolean => on - updatedOn > staleDays;

/** What is not as a plan should be (standard 4.2). Outcomes that are closed no longer count towards their number. */
export function checkPlan(plan: Plan, on: Day, limits: PlanLimits = planLimits): readonly PlanCheck[] {
  const { outcomes: range, milestones: each } = limits;
  const open = plan.outcomes.filter(({ closed }) => closed === null);
  const counted = open.map(({ id }) => ({ id, n: plan.milestones.filter(({ outcomeId }) => outcomeId === id).length }));
  const ids = (some: readonly { readonly id: string }[]): readonly string[] => some.map(({ id }) => id);
  const isSuccess = plan.phase === "success";
  const checks: readonly (readonly [boolean, PlanFlag, readonly string[]])[] = [
    [open.length < range.from, "few_outcomes", []],
    [open.length > range.to && open.length <= range.most, "many_outcomes", []],
    [open.length > range.most, "too_many_outcomes", []],
    [true, "vague_outcomes", ids(open.filter((outcome) => lackingParts(outcome).length > 0))],
    [isSuccess, "few_milestones", ids(counted.filter(({ n }) => n < each.from))],
    [isSuccess, "many_milestones", ids(counted.filter(({ n }) => n > each.to))],
    [true, "unowned_milestones", ids(plan.milestones.filter(({ buyerOwner, ourOwner }) => buyerOwner === null || ourOwner === null))],
    [isStale(plan, on, limits), "stale", []],
    [isSuccess && plan.nextReviewOn === null, "no_review", []],
    [plan.nextReviewOn !== null && plan.nextReviewOn < on, "review_overdue", []],
  ];
  const OF_WHOLE: readonly PlanFlag[] = ["few_outcomes", "many_outcomes", "too_many_outcomes", "stale", "no_review", "review_overdue"];
  return checks
    .filter(([isSo, flag, about]) => isSo && (OF_WHOLE.includes(flag) || about.length > 0))
    .map(([, flag, about]) => ({ flag, about }));
}
