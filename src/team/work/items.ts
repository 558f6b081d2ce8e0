import { type Day, day, remembering } from "../../domain/index.ts";
import {
  moments as allMoments,
  authorShown,
  isBowtieState,
  type SpicedStandard,
  stateDefinitions,
  workGroups,
} from "../../standard/index.ts";
import { gateVerdict, questionOf } from "../diagnosis/index.ts";
import { milestoneStanding, progressOf, promiseFates, scheduleOf } from "../plans/index.ts";
import type { Subject, WorkDeal, WorkDecision, WorkHandoff, WorkItem, WorkPlan, WorkTask } from "./types.ts";

/** What is due within these days is on the list already. */
export const SOON_DAYS = 7;
/** A promise takes longer to keep than a call. */
const PROMISE_DAYS = 14;

const nothing: Subject = { account: null, accountName: null, deal: null, dealName: null, plan: null };

type Draft = Pick<WorkItem, "id" | "group" | "what" | "why" | "about"> & Partial<WorkItem>;

const item = (on: Day, draft: Draft): WorkItem => ({
  places: {},
  since: null,
  due: null,
  owners: [],
  roles: [],
  weight: 0,
  isLate: draft.due !== undefined && draft.due !== null && draft.due < on,
  ...draft,
});

const known = (...owners: readonly (string | null)[]): readonly string[] => owners.filter((one) => one !== null);
const isSoon = (due: Day | null, on: Day, days = SOON_DAYS): due is Day => due !== null && due <= on + days;

function nextStepOf({ nextStep, about, owner }: WorkDeal, on: Day): readonly WorkItem[] {
  if (nextStep === null || !isSoon(nextStep.on, on)) return [];
  return [
    item(on, {
      id: `step-${about.deal}`,
      group: "next_steps",
      what: nextStep.what,
      why: "next_step",
      places: { deal: about.dealName ?? "" },
      due: nextStep.on,
      owners: known(nextStep.owner, owner),
      about,
    }),
  ];
}

function gateOf(deal: WorkDeal, on: Day, standard: SpicedStandard): readonly WorkItem[] {
  const { ahead, about } = deal;
  if (ahead === null || ahead.gate === null) return [];
  const { verdict, next } = gateVerdict(ahead.gate, deal.diagnosis, standard);
  if (verdict === "open") return [];
  return [
    item(on, {
      id: `gate-${about.deal}`,
      group: "gates",
      what: about.dealName ?? "",
      why: next === null ? "gate_facts" : verdict === "blocked" ? "gate_blocked" : "gate_warned",
      places: { stage: ahead.name, ...(next === null ? {} : { question: questionOf(next) }) },
      since: deal.stageOn,
      owners: known(deal.owner),
      about,
      weight: deal.amount ?? 0,
    }),
  ];
}

/** The first moment of the stage a deal is about to enter of which nothing is on record, where the next talk with the buyer is near. */
function momentsOf({ ahead, nextStep, about, owner, moments }: WorkDeal, on: Day): readonly WorkItem[] {
  if (ahead === null || !isBowtieState(ahead.state) || nextStep === null || !isSoon(nextStep.on, on)) return [];
  const { stage } = stateDefinitions[ahead.state];
  return allMoments
    .filter(({ id, stages }) => stages.includes(stage) && !moments.includes(id))
    .slice(0, 1)
    .map(({ id, title }) =>
      item(on, {
        id: `moment-${about.deal}-${id}`,
        group: "moments",
        what: about.dealName ?? "",
        why: "moment",
        places: { stage: ahead.name, moment: title },
        due: day(Math.max(on, nextStep.on)),
        owners: known(owner),
        about,
      }),
    );
}

/** Deals nobody has said the next step of, as one thing to do for each owner: an export brings many at once. */
function withoutStep(deals: readonly WorkDeal[], on: Day): readonly WorkItem[] {
  const byOwner = new Map<string, WorkDeal[]>();
  for (const deal of deals)
    if (deal.nextStep === null && deal.owner !== null) {
      const own = byOwner.get(deal.owner);
      if (own === undefined) byOwner.set(deal.owner, [deal]);
      else own.push(deal);
    }
  return [...byOwner].map(([owner, own]) => {
    const most = own.toSorted((a, b) => (b.amount ?? 0) - (a.amount ?? 0));
    return item(on, {
      id: `no-step-${owner}`,
      group: "next_steps",
      what: most
        .slice(0, 3)
        .map(({ about }) => about.dealName)
        .join(", ")
        .concat(own.length > 3 ? ", …" : ""),
      why: "no_next_step",
      places: { count: String(own.length) },
      owners: [owner],
      about: own.length === 1 && own[0] !== undefined ? own[0].about : nothing,
    });
  });
}

function handoffOf({ handoff, about, owner }: WorkHandoff, on: Day): readonly WorkItem[] {
  const { state, events, committed } = handoff;
  // Before the commit a hand-off is only being prepared.
  if (state === "accepted" || committed === null) return [];
  const shared = { id: `handoff-${about.deal}`, group: "handoffs" as const, what: about.dealName ?? "", about };
  const since = events.at(-1)?.on ?? committed.on;
  // A day to complete it, a day to answer it: the limits of the hand-off itself are counted in hours (standard 4.3).
  const due = day(since + 1);
  if (state === "offered") return [item(on, { ...shared, why: "handoff_offered", since, due, roles: ["csm"] })];
  return [item(on, { ...shared, why: state === "returned" ? "handoff_returned" : "handoff_draft", since, due, owners: known(owner) })];
}

function stepsOf({ plan, about, owner, readings }: WorkPlan, on: Day): readonly WorkItem[] {
  const shared = { group: "plan_steps" as const, about };
  const { steps } = scheduleOf(plan.steps, plan.valueOn, on);
  const open = steps.filter(({ step, latestEnd }) => step.doneOn === null && isSoon(step.due ?? latestEnd, on));
  const milestones = plan.milestones
    .map((one) => milestoneStanding(one, readings, on))
    .filter(({ state, milestone }) => state === "overdue" || (state === "in_progress" && isSoon(milestone.deadline, on)));
  return [
    ...open.map(({ step, latestEnd }) =>
      item(on, {
        ...shared,
        id: `plan-step-${step.id}`,
        what: step.name,
        why: "plan_step",
        due: step.due ?? latestEnd,
        owners: known(step.ourOwner ?? owner),
      }),
    ),
    ...milestones.map(({ milestone }) =>
      item(on, {
        ...shared,
        id: `milestone-${milestone.id}`,
        what: milestone.name,
        why: "milestone",
        since: milestone.evaluateFrom,
        due: milestone.deadline,
        owners: known(milestone.ourOwner ?? owner),
      }),
    ),
  ];
}

function promisesOf({ plan, about, owner }: WorkPlan, on: Day): readonly WorkItem[] {
  return promiseFates(plan, on).flatMap(({ promise, fate, outcome }) => {
    const due = outcome?.target?.dueOn ?? null;
    const isOpen = fate === "open" || fate === "agreed";
    if (fate !== "broken" && fate !== "lost" && !(isOpen && isSoon(due, on, PROMISE_DAYS))) return [];
    return [
      item(on, {
        id: `promise-${promise.id}`,
        group: "promises",
        what: promise.text,
        why: fate === "broken" ? "promise_broken" : fate === "lost" ? "promise_lost" : "promise_due",
        since: promise.on,
        due,
        isLate: !isOpen,
        owners: known(outcome?.ourOwner ?? owner ?? promise.by),
        about,
      }),
    ];
  });
}

const percent = (share: number | null): string => String(Math.round((share ?? 0) * 100));

function outcomesOf({ plan, about, owner, measurements }: WorkPlan, on: Day): readonly WorkItem[] {
  return plan.outcomes.flatMap((outcome) => {
    const { progress, expected, isAtRisk } = progressOf(outcome, measurements, on);
    if (!isAtRisk) return [];
    return [
      item(on, {
        id: `outcome-${outcome.id}`,
        group: "outcomes",
        what: outcome.statement,
        why: progress === null ? "outcome_unmeasured" : "outcome_behind",
        places: { progress: percent(progress), expected: percent(expected) },
        since: outcome.baseline?.on ?? null,
        due: outcome.target?.dueOn ?? null,
        owners: known(outcome.ourOwner ?? owner),
        about,
      }),
    ];
  });
}

function closePlanOf({ plan, about, owner }: WorkPlan, on: Day): readonly WorkItem[] {
  const unowned = plan.steps.filter(({ doneOn, buyerOwner }) => doneOn === null && buyerOwner === null).length;
  if (plan.phase !== "close" || unowned === 0) return [];
  return [
    item(on, {
      id: `close-plan-${plan.id}`,
      group: "close_plans",
      what: about.dealName ?? about.accountName ?? "",
      why: "close_plan",
      places: { count: String(unowned) },
      owners: known(owner),
      about,
    }),
  ];
}

const taskOf = ({ id, task, about, since, by }: WorkTask, on: Day): readonly WorkItem[] =>
  task.doneOn !== null
    ? []
    : [
        item(on, {
          id,
          group: "tasks",
          what: task.what,
          why: by.id === task.owner ? "task" : "task_given",
          places: { by: authorShown(by.name) },
          since,
          due: task.on,
          owners: [task.owner],
          about,
        }),
      ];

const decisionOf = ({ id, what, owner, due, since, meeting }: WorkDecision, on: Day): WorkItem =>
  item(on, {
    id: `decision-${id}`,
    group: "tasks",
    what,
    why: "decision",
    places: { meeting },
    since,
    due,
    owners: known(owner),
    about: nothing,
  });

/** All that work follows from. */
export interface WorkState {
  readonly deals: readonly WorkDeal[];
  readonly handoffs: readonly WorkHandoff[];
  readonly plans: readonly WorkPlan[];
  readonly tasks: readonly WorkTask[];
  readonly decisions: readonly WorkDecision[];
  readonly standard: SpicedStandard;
}

const itemsOfDeal = remembering((deal: WorkDeal, on: Day, standard: SpicedStandard): readonly WorkItem[] => [
  ...nextStepOf(deal, on),
  ...gateOf(deal, on, standard),
  ...momentsOf(deal, on),
]);

const itemsOfPlan = remembering((plan: WorkPlan, on: Day): readonly WorkItem[] => [
  ...stepsOf(plan, on),
  ...promisesOf(plan, on),
  ...outcomesOf(plan, on),
  ...closePlanOf(plan, on),
]);

const moreUrgent = (a: WorkItem, b: WorkItem): number =>
  Number(b.isLate) - Number(a.isLate) ||
  (a.due ?? Number.MAX_SAFE_INTEGER) - (b.due ?? Number.MAX_SAFE_INTEGER) ||
  b.weight - a.weight ||
  (a.since ?? 0) - (b.since ?? 0);

/** Everything that is to be done on a day, whoever it is for, in no order. */
export const itemsOn = ({ deals, handoffs, plans, tasks, decisions, standard }: WorkState, on: Day): readonly WorkItem[] => [
  ...deals.flatMap((deal) => itemsOfDeal(deal, on, standard)),
  ...withoutStep(deals, on),
  ...handoffs.flatMap((one) => handoffOf(one, on)),
  ...plans.flatMap((plan) => itemsOfPlan(plan, on)),
  ...tasks.flatMap((task) => taskOf(task, on)),
  ...decisions.map((one) => decisionOf(one, on)),
];

const places = new Map(workGroups.map((group, at) => [group, at]));

/** The most urgent first, in the order of the groups (standard 1.6). */
export const byUrgency = (items: readonly WorkItem[]): readonly WorkItem[] =>
  items.toSorted((a, b) => (places.get(a.group) ?? 0) - (places.get(b.group) ?? 0) || moreUrgent(a, b));
