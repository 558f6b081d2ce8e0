import type { z } from "zod";
import type { listedPlanSchema, planFlags } from "../../contract/index.ts";
import { type Day, remembering } from "../../domain/index.ts";
import { impactStates } from "../../standard/index.ts";
import {
  checkPlan,
  firstValueOn,
  milestoneStanding,
  type Plan,
  progressOf,
  promiseFates,
  type Schedule,
  scheduleOf,
  valueRealised,
} from "../../team/plans/index.ts";
import type { LivePlan } from "./read.ts";

export type Listed = z.output<typeof listedPlanSchema>;
type Flag = (typeof planFlags)[number];

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Ours who have a part in a plan. */
const ownersOf = ({ people, outcomes, steps, milestones }: Plan): readonly string[] => [
  ...new Set([
    ...people.flatMap(({ side, person }) => (side === "us" ? [person] : [])),
    ...[...outcomes, ...steps, ...milestones].flatMap(({ ourOwner }) => ourOwner ?? []),
  ]),
];

/** What is due next and not done. */
function nextOf({ plan, readings }: LivePlan, schedule: Schedule, on: Day): Listed["next"] {
  const ahead: NonNullable<Listed["next"]>[] = [
    ...schedule.steps.flatMap(({ step, latestEnd }) =>
      step.doneOn === null ? [{ what: "step" as const, name: step.name, on: step.due ?? latestEnd }] : [],
    ),
    ...plan.outcomes.flatMap(({ statement, state, target, closed }) =>
      target === null || closed !== null || state === "delivered" || state === "confirmed"
        ? []
        : [{ what: "outcome" as const, name: statement, on: target.dueOn }],
    ),
    ...plan.milestones.flatMap((one) =>
      milestoneStanding(one, readings, on).reachedOn === null ? [{ what: "milestone" as const, name: one.name, on: one.deadline }] : [],
    ),
    ...(plan.nextReviewOn === null ? [] : [{ what: "review" as const, name: "", on: plan.nextReviewOn }]),
  ];
  return ahead.reduce<Listed["next"]>((first, one) => (first === null || one.on < first.on ? one : first), null);
}

/** How a plan stands on a day, as lists show it; remembered with the plan. */
export const standingOf: (live: LivePlan, on: Day) => Listed = remembering((live: LivePlan, on: Day): Listed => {
  const { plan, measurements, readings, head, accountName } = live;
  const schedule = scheduleOf(plan.steps, plan.valueOn, on);
  const open = plan.outcomes.filter(({ closed }) => closed === null);
  const progresses = open.map((outcome) => progressOf(outcome, measurements, on));
  const { confirmed, claimed } = valueRealised(plan.outcomes, measurements, on);
  const first = firstValueOn(plan, readings, on);
  const next = nextOf(live, schedule, on);
  const atRisk = progresses.filter(({ isAtRisk }) => isAtRisk).length;
  const waitedDays = plan.committedOn !== null && first === null && plan.committedOn <= on ? on - plan.committedOn : null;
  const checks = new Set<string>(checkPlan(plan, on).map(({ flag }) => flag));
  const flags: readonly (readonly [boolean, Flag])[] = [
    [atRisk > 0, "at_risk"],
    [schedule.behind > 0, "behind"],
    [next !== null && next.on < on, "overdue"],
    [checks.has("stale"), "stale"],
    [waitedDays !== null && plan.valueOn < on, "no_first_value"],
    [promiseFates(plan, on).some(({ fate }) => fate === "lost" || fate === "broken"), "promise_lost"],
    [checks.has("vague_outcomes"), "vague"],
    [checks.has("no_review") || checks.has("review_overdue"), "no_review"],
    [plan.phase === "close" && schedule.isForecastRisk, "forecast_risk"],
  ];
  return {
    plan: plan.id,
    account: Number(plan.accountId),
    accountName,
    deal: plan.dealId === null ? null : Number(plan.dealId),
    phase: plan.phase,
    objective: head.body.objective,
    valueOn: plan.valueOn,
    expectedOn: schedule.expectedOn,
    behind: schedule.behind,
    committedOn: plan.committedOn,
    firstValueOn: first,
    waitedDays,
    owners: [...ownersOf(plan)],
    states: Object.fromEntries(
      impactStates.map((state) => [state, open.filter((outcome) => outcome.state === state).length]),
    ) as Listed["states"],
    progress: mean(progresses.flatMap(({ progress }) => progress ?? [])),
    expected: mean(progresses.flatMap(({ expected, progress }) => (progress === null ? [] : (expected ?? [])))),
    atRisk,
    next,
    confirmed: [...confirmed],
    claimed: [...claimed],
    flags: flags.filter(([isSo]) => isSo).map(([, flag]) => flag),
    updatedOn: plan.updatedOn,
  };
});
