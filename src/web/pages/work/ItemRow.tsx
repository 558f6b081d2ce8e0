import { ActionIcon, Checkbox } from "@mantine/core";
import type { Output } from "../../../contract/index.ts";
import { inWords, workGroupWords, workWhyWords } from "../../../standard/index.ts";
import { useWords } from "../../i18n/index.ts";
import { Icon, type IconName } from "../../ui/Icon.tsx";
import { Way } from "../../ui/Way.tsx";

export type Item = Output<"myWork">["groups"][number]["items"][number];

const icons: Readonly<Record<Item["group"], IconName>> = {
  next_steps: "calendar",
  gates: "filter",
  handoffs: "redo",
  plan_steps: "check",
  promises: "link",
  outcomes: "warning",
  moments: "explain",
  close_plans: "person",
  tasks: "edit",
  mentions: "people",
};

interface ItemRowProps {
  readonly item: Item;
  readonly isBusy: boolean;
  readonly onDone: () => void;
  readonly onEdit: () => void;
}

/** One thing to do: what, why now, since when, and the way to it. */
export function ItemRow({ item, isBusy, onDone, onEdit }: ItemRowProps) {
  const { t, f, language } = useWords();
  const { what, why, places, due, since, isLate, path, about, group, version } = item;
  const isTask = version !== null;
  const of = [about.dealName, about.accountName].filter((name) => name !== null && name !== what).join(" · ");
  return (
    <li className="work-item">
      {isTask ? (
        <Checkbox size="md" checked={false} disabled={isBusy} onChange={onDone} aria-label={t("work.task.complete", { what })} />
      ) : (
        <span className="work-mark" title={workGroupWords[group][language]}>
          <Icon name={icons[group]} size={16} />
          <span className="visually-hidden">{workGroupWords[group][language]}: </span>
        </span>
      )}
      <div className="work-text">
        <p>
          <Way path={path} className="work-what">
            {what}
          </Way>
          {of !== "" && <span className="small dim"> {of}</span>}
        </p>
        <p className="small dim">{inWords(workWhyWords[why], places, language)}</p>
      </div>
      <p className="work-day small">
        {due !== null && <span className={isLate ? "work-late" : ""}>{t(isLate ? "work.dueLate" : "work.due", { day: f.day(due) })}</span>}
        {since !== null && <span className="dim">{t("work.since", { day: f.day(since) })}</span>}
      </p>
      {isTask && (
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={t("work.task.changeOf", { what })} onClick={onEdit}>
          <Icon name="edit" size={15} />
        </ActionIcon>
      )}
    </li>
  );
}
