import { ActionIcon } from "@mantine/core";
import { useState } from "react";
import { useWords } from "../../../../i18n/index.ts";
import { useMay } from "../../../../me.ts";
import { Icon } from "../../../../ui/Icon.tsx";
import { figureWords } from "../../form/measured-by.ts";
import type { PartProps, PlanMilestone } from "../../load.ts";
import { Owners } from "../../Owners.tsx";
import { PlanList } from "../../PlanList.tsx";
import { Remove } from "../../Remove.tsx";
import { MilestoneForm } from "./MilestoneForm.tsx";

/** Measured actions that lead to the outcomes: tasks that are done, or usage past a threshold. */
export function Milestones({ plan }: PartProps) {
  const { t } = useWords();
  const may = useMay("delivery");
  const [editing, setEditing] = useState<PlanMilestone | "new" | null>(null);
  return (
    <PlanList
      id="milestones"
      title={t("onePlan.milestones.title")}
      columns={["milestone", "state", "owners", "deadline"]}
      isEmpty={plan.milestones.length === 0}
      add={may ? () => setEditing("new") : null}
      dialog={
        editing !== null && <MilestoneForm plan={plan} milestone={editing === "new" ? null : editing} close={() => setEditing(null)} />
      }
    >
      {plan.milestones.map((one) => (
        <Row key={one.id} plan={plan} milestone={one} edit={may ? () => setEditing(one) : null} />
      ))}
    </PlanList>
  );
}

interface RowProps extends Pick<PartProps, "plan"> {
  readonly milestone: PlanMilestone;
  readonly edit: (() => void) | null;
}

function Row({ plan, milestone, edit }: RowProps) {
  const { t, f } = useWords();
  const { name, state, reachedOn, deadline, isFirstImpact, outcomeId, reach } = milestone;
  const outcome = plan.outcomes.find(({ id }) => id === outcomeId);
  const isLate = state === "overdue" || state === "reached_late";
  const newest =
    reach.kind === "threshold"
      ? plan.readings.findLast(({ meter, take }) => meter === reach.meter && take === (reach.take ?? "last"))
      : undefined;
  return (
    <tr>
      <th scope="row">
        {name}
        {isFirstImpact && <b className="small plan-beneath">{t("onePlan.milestones.firstImpact")}</b>}
        {outcome && <span className="small dim plan-beneath">{outcome.statement}</span>}
        {reach.kind === "threshold" ? (
          <span className="small dim plan-beneath">
            {t(`onePlan.milestones.${reach.is}`, { meter: figureWords(t, reach), value: f.number(reach.value, 2) })}
            {newest && ` · ${t("onePlan.milestones.now", { value: f.number(newest.value, 2), day: f.day(newest.on) })}`}
          </span>
        ) : (
          reach.tasks.map((task) => (
            <span key={task.name} className="small dim plan-beneath">
              {task.doneOn === null
                ? t("onePlan.milestones.openTask", { task: task.name })
                : t("onePlan.milestones.doneTask", { task: task.name, day: f.day(task.doneOn) })}
            </span>
          ))
        )}
      </th>
      <td data-label={t("onePlan.milestones.state")} className={isLate ? "plan-warn" : undefined}>
        <span>
          {t(`onePlan.milestones.is.${state}`)}
          {reachedOn !== null && <span className="small plan-beneath">{f.day(reachedOn)}</span>}
        </span>
      </td>
      <td data-label={t("onePlan.milestones.owners")}>
        <Owners buyerOwner={milestone.buyerOwner} ourOwner={milestone.ourOwner} />
      </td>
      <td data-label={t("onePlan.milestones.deadline")}>{f.day(deadline)}</td>
      {edit !== null && (
        <td className="plan-do no-print">
          <span className="plan-buttons">
            <ActionIcon variant="subtle" color="gray" aria-label={t("onePlan.editOf", { name })} title={t("onePlan.change")} onClick={edit}>
              <Icon name="edit" size={16} />
            </ActionIcon>
            <Remove plan={plan.plan} kind="milestone" part={milestone.id} version={milestone.version} name={name} />
          </span>
        </td>
      )}
    </tr>
  );
}
