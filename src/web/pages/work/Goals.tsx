import { ActionIcon, Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Output } from "../../../contract/index.ts";
import { ask, useAsks } from "../../ask.ts";
import { call } from "../../client.ts";
import { Waiting } from "../../frame/Waiting.tsx";
import { useWords } from "../../i18n/index.ts";
import { Crossed } from "../../ui/Crossed.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { useSending } from "../../use-sending.ts";
import { newId } from "./new-id.ts";

type Goal = Output<"goals">["goals"][number];

/** What somebody wants to have reached, with the next step to it. */
export function Goals({ person }: { readonly person: string | undefined }) {
  const { t, f } = useWords();
  const asked = useAsks({ goals: ask("goals", person === undefined ? {} : { person }) });
  const [form, open] = useState<Goal | "new" | null>(null);
  const { busy, problem, save } = useGoal();
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Waiting />;
  const { goals } = asked.answers.goals;
  return (
    <section className="card" aria-labelledby="goals-title">
      <div className="work-head">
        <h2 className="title" id="goals-title">
          {t("work.goal.title")}
        </h2>
        <Button size="xs" variant="default" leftSection={<Icon name="plus" size={15} />} onClick={() => open("new")}>
          {t("work.goal.add")}
        </Button>
      </div>
      {goals.length === 0 && <p className="dim small">{t("work.goal.none")}</p>}
      <ul className="work-list">
        {goals.map((goal) => (
          <li key={goal.id} className="work-item">
            <Checkbox
              size="md"
              checked={goal.isReached}
              disabled={busy}
              aria-label={t("work.goal.reached", { what: goal.what })}
              onChange={({ currentTarget }) => save({ ...goal, isReached: currentTarget.checked }, goal.version)}
            />
            <div className="work-text">
              <p className={goal.isReached ? "work-reached" : ""}>{goal.what}</p>
              <p className="small dim">
                {[
                  goal.target,
                  goal.by === null ? null : t("work.goal.until", { day: f.day(goal.by) }),
                  goal.nextStep === null ? t("work.goal.noStep") : t("work.goal.step", { step: goal.nextStep }),
                ]
                  .filter((one) => one !== null)
                  .join(" · ")}
              </p>
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={28}
              aria-label={t("work.goal.changeOf", { what: goal.what })}
              onClick={() => open(goal)}
            >
              <Icon name="edit" size={15} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Crossed problem={form === null ? problem : null} shows={(theirs) => String(theirs["what"])} />
      <Modal
        opened={form !== null}
        onClose={() => open(null)}
        title={<span className="title">{t(form === "new" ? "work.goal.add" : "work.goal.change")}</span>}
        closeButtonProps={{ "aria-label": t("work.close") }}
        centered
      >
        {form !== null && <GoalForm goal={form} person={person} onClose={() => open(null)} />}
      </Modal>
    </section>
  );
}

type Draft = Pick<Goal, "id" | "what" | "target" | "by" | "nextStep" | "isReached">;

function useGoal(person?: string) {
  const queries = useQueryClient();
  const { busy, problem, send } = useSending();
  const save = (
    { id, what, target, by, nextStep, isReached }: Draft,
    base: number,
    isRemoved = false,
    after = (): void => undefined,
  ): void =>
    void send(async () => {
      const whose = person === undefined || base > 0 ? {} : { person };
      await call("saveGoal", { goal: id, base, what, target, by, nextStep, isReached, isRemoved, ...whose });
      await queries.invalidateQueries({ queryKey: ["goals"] });
      after();
    });
  return { busy, problem, save };
}

interface GoalFormProps {
  readonly goal: Goal | "new";
  readonly person: string | undefined;
  readonly onClose: () => void;
}

const said = (text: string): string | null => (text.trim() === "" ? null : text);

function GoalForm({ goal, person, onClose }: GoalFormProps) {
  const { t } = useWords();
  const isNew = goal === "new";
  const [id] = useState(() => (isNew ? newId() : goal.id));
  const [what, setWhat] = useState(isNew ? "" : goal.what);
  const [target, setTarget] = useState((isNew ? null : goal.target) ?? "");
  const [by, setBy] = useState((isNew ? null : goal.by) ?? "");
  const [nextStep, setNextStep] = useState((isNew ? null : goal.nextStep) ?? "");
  const { busy, problem, save } = useGoal(person);
  const draft: Draft = {
    id,
    what,
    target: said(target),
    by: said(by),
    nextStep: said(nextStep),
    isReached: !isNew && goal.isReached,
  };
  const base = isNew ? 0 : goal.version;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save(draft, base, false, onClose);
  };
  return (
    <form className="work-form" onSubmit={submit}>
      <TextInput
        label={t("work.goal.what")}
        required
        withAsterisk={false}
        maxLength={500}
        data-autofocus
        value={what}
        onChange={({ currentTarget }) => setWhat(currentTarget.value)}
      />
      <TextInput
        label={t("work.goal.target")}
        description={t("work.goal.targetHint")}
        maxLength={300}
        value={target}
        onChange={({ currentTarget }) => setTarget(currentTarget.value)}
      />
      <TextInput type="date" label={t("work.goal.by")} value={by} onChange={({ currentTarget }) => setBy(currentTarget.value)} />
      <TextInput
        label={t("work.goal.nextStep")}
        maxLength={500}
        value={nextStep}
        onChange={({ currentTarget }) => setNextStep(currentTarget.value)}
      />
      <Crossed
        problem={problem}
        shows={(theirs) => [theirs["what"], theirs["target"], theirs["nextStep"]].filter(Boolean).join(" · ")}
        busy={busy}
        onMine={(version) => save(draft, version, false, onClose)}
      />
      <div className="work-buttons">
        <Button type="submit" loading={busy} disabled={what.trim() === ""}>
          {t("work.save")}
        </Button>
        {!isNew && (
          <Button variant="default" disabled={busy} onClick={() => save(draft, base, true, onClose)}>
            {t("work.remove")}
          </Button>
        )}
      </div>
    </form>
  );
}
