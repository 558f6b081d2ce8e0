import { Checkbox } from "@mantine/core";
import type { SharedPlan } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useSending } from "../../use-sending.ts";
import { placeOf } from "./Asks.tsx";
import { act, mayAct, useActing } from "./acting.ts";
import { Refused } from "./Refused.tsx";

type Milestone = SharedPlan["milestones"][number];

/** Points on the way that show it works. */
export function Milestones({ plan: { milestones, today } }: { readonly plan: SharedPlan }) {
  const { t } = useWords();
  if (milestones.length === 0) return null;
  return (
    <section className="card" aria-labelledby="shared-milestones">
      <h2 id="shared-milestones" className="title">
        {t("shared.milestones.title")}
      </h2>
      <ul className="shared-milestones">
        {milestones.map((one) => (
          <MilestoneRow key={one.id} milestone={one} today={today} />
        ))}
      </ul>
    </section>
  );
}

function MilestoneRow({ milestone, today }: { readonly milestone: Milestone; readonly today: string }) {
  const { t, f } = useWords();
  const acting = useActing();
  const { busy, problem, send } = useSending();
  const { id, name, state, deadline, reachedOn, tasks, isYours } = milestone;
  return (
    <li>
      <h3 id={placeOf("milestone", id)} tabIndex={-1} className="shared-step-name">
        {name}
      </h3>
      <p className="small dim">
        {t(`shared.milestones.${state}`)} ·{" "}
        {reachedOn === null ? t("shared.asks.due", { day: f.day(deadline) }) : t("shared.steps.doneOn", { day: f.day(reachedOn) })}
      </p>
      {tasks
        .map((task, at) => ({ ...task, at }))
        .map(({ at, ...task }) =>
          !isYours || !mayAct(acting) ? (
            <p key={at} className="small shared-task-told">
              <Icon name={task.doneOn === null ? "more" : "check"} size={14} />{" "}
              {task.doneOn === null ? task.name : `${task.name} (${f.day(task.doneOn)})`}
            </p>
          ) : (
            <Checkbox
              key={at}
              className="shared-task"
              label={task.doneOn === null ? task.name : `${task.name} (${f.day(task.doneOn)})`}
              checked={task.doneOn !== null}
              disabled={busy}
              onChange={({ currentTarget }) => {
                const doneOn = currentTarget.checked ? today : null;
                void send(() => act(acting, "buyerTask", { milestone: id, task: at, doneOn }));
              }}
            />
          ),
        )}
      <Refused problem={problem} />
    </li>
  );
}
