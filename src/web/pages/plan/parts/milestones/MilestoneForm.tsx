import type { Input } from "../../../../../contract/index.ts";
import { meterTakeWords, usageTakes } from "../../../../../standard/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Dialog } from "../../form/Dialog.tsx";
import { linesOf, numberOf, orNull, type Values } from "../../form/Field.tsx";
import { choiceOf, choices, chosenOf, isUsage } from "../../form/measured-by.ts";
import { newId, type PartProps, type PlanMilestone, peopleOf, todayText } from "../../load.ts";

interface MilestoneFormProps extends Pick<PartProps, "plan"> {
  readonly milestone: PlanMilestone | null;
  readonly close: () => void;
}

type Reach = PlanMilestone["reach"];

/** A meter nothing was imported of yet. */
const ANOTHER = "another meter";

const isAnother = (values: Values): boolean => byUsage(values) && values["meter"] === ANOTHER;

function measuredBy(values: Values) {
  const { meter, take } = chosenOf(isAnother(values) ? values["another"] : values["meter"], values["take"]);
  return { meter: meter ?? "", take };
}

const tasksOf = (reach: Reach | undefined) => (reach?.kind === "task" ? reach.tasks : []);

/** Tasks are typed a line each; those that are ticked keep the day they were done on, or get today. */
function reachOf(values: Values, known: Reach | undefined): Reach {
  if (values["reach"] === "threshold")
    return {
      kind: "threshold",
      ...measuredBy(values),
      is: values["is"] === "at_most" ? "at_most" : "at_least",
      value: numberOf(values["value"]),
    };
  const done = new Set(linesOf(values["done"]));
  return {
    kind: "task",
    tasks: linesOf(values["tasks"]).map((name) => {
      const before = tasksOf(known).find((task) => task.name === name);
      return { name, startedOn: before?.startedOn ?? null, doneOn: done.has(name) ? (before?.doneOn ?? todayText()) : null };
    }),
  };
}

const byUsage = (values: Values): boolean => values["reach"] === "threshold";
const byTasks = (values: Values): boolean => !byUsage(values);

export function MilestoneForm({ plan, milestone, close }: MilestoneFormProps) {
  const { t, language } = useWords();
  const field = (name: string): string => t(`onePlan.field.${name}`);
  const reach = milestone?.reach;
  const threshold = reach?.kind === "threshold" ? reach : null;
  const tasks = tasksOf(reach);
  const inputOf = (values: Values, base: number): Input<"savePlanPart"> => ({
    plan: plan.plan,
    kind: "milestone",
    part: milestone?.id ?? newId("milestone"),
    base,
    milestone: {
      name: values["name"] ?? "",
      outcomeId: orNull(values["outcomeId"]),
      evaluateFrom: values["evaluateFrom"] ?? "",
      deadline: values["deadline"] ?? "",
      reach: reachOf(values, reach),
      buyerOwner: orNull(values["buyerOwner"]),
      ourOwner: orNull(values["ourOwner"]),
      isFirstImpact: values["isFirstImpact"] === "yes",
    },
  });
  return (
    <Dialog
      route="savePlanPart"
      title={t(milestone === null ? "onePlan.milestones.add" : "onePlan.milestones.edit")}
      text={t("onePlan.milestones.formText")}
      base={milestone?.version ?? 0}
      fields={[
        { name: "name", label: field("name"), kind: "text", required: true },
        {
          name: "outcomeId",
          label: field("outcomeId"),
          kind: "choice",
          options: [
            { value: "", label: t("onePlan.nothing") },
            ...plan.outcomes.map(({ id, statement }) => ({ value: id, label: statement })),
          ],
        },
        {
          name: "reach",
          label: field("reach"),
          kind: "choice",
          options: (["task", "threshold"] as const).map((value) => ({ value, label: t(`onePlan.milestones.by.${value}`) })),
        },
        { name: "tasks", label: t("onePlan.milestones.tasks"), kind: "area", hint: t("onePlan.aLine"), when: byTasks },
        ...(tasks.length === 0
          ? []
          : [
              {
                name: "done",
                label: t("onePlan.milestones.doneTasks"),
                kind: "several" as const,
                options: tasks.map(({ name }) => ({ value: name, label: name })),
                when: byTasks,
              },
            ]),
        {
          name: "meter",
          label: field("meter"),
          kind: "choice",
          options: [...choices(t, plan, threshold ?? { meter: null }), { value: ANOTHER, label: t("onePlan.milestones.another") }],
          when: byUsage,
        },
        { name: "another", label: t("onePlan.milestones.anotherName"), kind: "text", required: true, when: isAnother },
        {
          name: "take",
          label: field("take"),
          kind: "choice",
          options: usageTakes.map((value) => ({ value, label: meterTakeWords[value][language] })),
          when: (now) => byUsage(now) && isUsage(now),
        },
        {
          name: "is",
          label: t("onePlan.milestones.threshold"),
          kind: "choice",
          options: (["at_least", "at_most"] as const).map((value) => ({ value, label: t(`onePlan.milestones.limit.${value}`) })),
          when: byUsage,
        },
        { name: "value", label: field("value"), kind: "number", required: true, when: byUsage },
        { name: "evaluateFrom", label: field("evaluateFrom"), kind: "day", required: true },
        { name: "deadline", label: field("deadline"), kind: "day", required: true },
        { name: "buyerOwner", label: field("buyerOwner"), kind: "text", known: peopleOf(plan, "buyer") },
        { name: "ourOwner", label: field("ourOwner"), kind: "text", known: peopleOf(plan, "us"), ours: true },
        { name: "isFirstImpact", label: t("onePlan.milestones.firstImpact"), kind: "check" },
      ]}
      values={{
        name: milestone?.name ?? "",
        outcomeId: milestone?.outcomeId ?? "",
        evaluateFrom: milestone?.evaluateFrom ?? todayText(),
        deadline: milestone?.deadline ?? plan.valueOn,
        buyerOwner: milestone?.buyerOwner ?? "",
        ourOwner: milestone?.ourOwner ?? "",
        reach: reach?.kind ?? "task",
        isFirstImpact: milestone?.isFirstImpact ? "yes" : "",
        tasks: tasks.map(({ name }) => name).join("\n"),
        done: tasks.flatMap(({ name, doneOn }) => (doneOn === null ? [] : [name])).join("\n"),
        meter: choiceOf(threshold ?? { meter: plan.meters[0] ?? ANOTHER }),
        another: "",
        take: usageTakes.find((one) => one === threshold?.take) ?? "last",
        is: threshold?.is ?? "at_least",
        value: threshold === null ? "" : String(threshold.value),
      }}
      inputOf={inputOf}
      close={close}
    />
  );
}
