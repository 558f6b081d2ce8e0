import { ActionIcon } from "@mantine/core";
import { useState } from "react";
import { parseDay } from "../../../../../domain/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { useMay } from "../../../../me.ts";
import { Declined } from "../../../../ui/Declined.tsx";
import { Icon } from "../../../../ui/Icon.tsx";
import { useWork } from "../../../../work.ts";
import { type PartProps, type PlanStep, todayText } from "../../load.ts";
import { Owners } from "../../Owners.tsx";
import { PlanList } from "../../PlanList.tsx";
import { Remove } from "../../Remove.tsx";
import { StepForm, sentStep } from "./StepForm.tsx";
import "./steps.css";

/** The steps counted back from the day of value: when each may begin and end at the latest, and when it will as things go. */
export function Steps({ plan }: PartProps) {
  const { t, f } = useWords();
  const may = useMay("delivery");
  const [editing, setEditing] = useState<PlanStep | "new" | null>(null);
  const axis = axisOf(plan.steps, plan.valueOn);
  return (
    <PlanList
      id="steps"
      title={t("onePlan.steps.title", { day: f.day(plan.valueOn) })}
      columns={["step", "owners", "latest", "course", "slack"]}
      isEmpty={plan.steps.length === 0}
      add={may ? () => setEditing("new") : null}
      className="steps-table"
      dialog={editing !== null && <StepForm plan={plan} step={editing === "new" ? null : editing} close={() => setEditing(null)} />}
    >
      {plan.steps.map((step) => (
        <Row key={step.id} plan={plan} step={step} axis={axis} edit={may ? () => setEditing(step) : null} />
      ))}
    </PlanList>
  );
}

interface Axis {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly today: number;
}

const dayOf = (text: string): number => parseDay(text) ?? 0;

function axisOf(steps: readonly PlanStep[], valueOn: string): Axis {
  const today = dayOf(todayText());
  const days = steps.flatMap(({ latestStart, latestEnd, start, end }) => [latestStart, latestEnd, start, end].map(dayOf));
  return { from: Math.min(today, ...days), to: Math.max(dayOf(valueOn), today, ...days) + 1, value: dayOf(valueOn), today };
}

interface RowProps extends Pick<PartProps, "plan"> {
  readonly step: PlanStep;
  readonly axis: Axis;
  readonly edit: (() => void) | null;
}

function Row({ plan, step, axis, edit }: RowProps) {
  const { t, f } = useWords();
  const names = new Map(plan.steps.map(({ id, name }) => [id, name]));
  const waits = step.dependsOn.map((id) => names.get(id) ?? id);
  const isDone = step.doneOn !== null;
  // Who is missing stands beside the owners already.
  const flags = step.flags.filter((flag) => flag !== "no_buyer_owner" && flag !== "no_our_owner");
  return (
    <tr>
      <th scope="row">
        {step.name}
        <span className="small dim plan-beneath">
          {t("onePlan.steps.takes", { count: step.days, n: f.number(step.days, 0) })}
          {waits.length > 0 && ` · ${t("onePlan.steps.after", { steps: f.list(waits) })}`}
        </span>
        {step.evidence.length > 0 && <span className="small dim plan-beneath">{f.list(step.evidence)}</span>}
      </th>
      <td data-label={t("onePlan.steps.owners")}>
        <Owners buyerOwner={step.buyerOwner} ourOwner={step.ourOwner} />
      </td>
      <td data-label={t("onePlan.steps.latest")}>
        <span>
          {isDone && step.doneOn !== null ? (
            t("onePlan.steps.done", { day: f.day(step.doneOn) })
          ) : (
            <>
              <span className="steps-days">{f.day(step.latestStart)} –</span> <span className="steps-days">{f.day(step.latestEnd)}</span>
              {step.due !== null && <span className="small plan-beneath">{t("onePlan.steps.due", { day: f.day(step.due) })}</span>}
            </>
          )}
        </span>
      </td>
      <td className="steps-course" data-label={t("onePlan.steps.course")}>
        <Course step={step} axis={axis} />
        <span className="visually-hidden">{t("onePlan.steps.planned", { from: f.day(step.start), to: f.day(step.end) })}</span>
      </td>
      <td data-label={t("onePlan.steps.slack")}>
        <span>
          {slackOf(step, t, f.number)}
          {step.isCritical && <span className="small plan-beneath">{t("onePlan.steps.critical")}</span>}
          {flags.map((flag) => (
            <span key={flag} className="small plan-warn plan-beneath">
              {t(`onePlan.steps.flag.${flag}`)}
            </span>
          ))}
        </span>
      </td>
      {edit !== null && (
        <td className="plan-do no-print">
          <Doing plan={plan} step={step} edit={edit} />
        </td>
      )}
    </tr>
  );
}

function slackOf({ slack }: PlanStep, t: ReturnType<typeof useWords>["t"], number: ReturnType<typeof useWords>["f"]["number"]): string {
  if (slack === null) return t("onePlan.steps.noSlackDone");
  if (slack < 0) return t("onePlan.steps.late", { count: -slack, n: number(-slack, 0) });
  return slack === 0 ? t("onePlan.steps.noSlack") : t("onePlan.steps.days", { count: slack, n: number(slack, 0) });
}

/** The window it must lie in as an outline, its course as things go as a bar, today and the day of value as strokes. */
function Course({ step, axis }: { readonly step: PlanStep; readonly axis: Axis }) {
  const span = axis.to - axis.from;
  const left = (on: number): string => `${((on - axis.from) / span) * 100}%`;
  const bar = (from: string, to: string) => ({
    left: left(dayOf(from)),
    width: `${((Math.max(1, dayOf(to) - dayOf(from)) + 0) / span) * 100}%`,
  });
  return (
    <span className="steps-track" aria-hidden="true">
      {step.doneOn === null && <span className="steps-window" style={bar(step.latestStart, step.latestEnd)} />}
      <span
        className={`steps-bar ${step.doneOn !== null ? "steps-done" : (step.slack ?? 0) < 0 ? "steps-late" : ""}`}
        style={bar(step.start, step.end)}
      />
      <span className="steps-today" style={{ left: left(axis.today) }} />
      <span className="steps-value" style={{ left: left(axis.value) }} />
    </span>
  );
}

function Doing({ plan, step, edit }: Pick<RowProps, "plan" | "step"> & { readonly edit: () => void }) {
  const { t } = useWords();
  const { busy, problem, run } = useWork("savePlanPart");
  const isDone = step.doneOn !== null;
  const finish = (): void =>
    void run({
      plan: plan.plan,
      kind: "step",
      part: step.id,
      base: step.version,
      step: { ...sentStep(step), doneOn: isDone ? null : todayText() },
    });
  return (
    <>
      <span className="plan-buttons">
        <ActionIcon
          variant="subtle"
          color="gray"
          loading={busy}
          aria-pressed={isDone}
          aria-label={t(isDone ? "onePlan.steps.reopenOf" : "onePlan.steps.finishOf", { name: step.name })}
          title={t(isDone ? "onePlan.steps.reopen" : "onePlan.steps.finish")}
          onClick={finish}
        >
          <Icon name={isDone ? "undo" : "check"} size={16} />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t("onePlan.editOf", { name: step.name })}
          title={t("onePlan.change")}
          onClick={edit}
        >
          <Icon name="edit" size={16} />
        </ActionIcon>
        <Remove plan={plan.plan} kind="step" part={step.id} version={step.version} name={step.name} />
      </span>
      <Declined problem={problem} />
    </>
  );
}
