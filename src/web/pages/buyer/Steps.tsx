import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { SharedPlan } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import { Icon } from "../../ui/Icon.tsx";
import { useSending } from "../../use-sending.ts";
import { placeOf } from "./Asks.tsx";
import { act, mayAct, useActing } from "./acting.ts";
import { SmallForm } from "./OutcomeForms.tsx";
import { Refused } from "./Refused.tsx";

type Step = SharedPlan["steps"][number];

/** The way there: what each side does, by when. */
export function Steps({ plan: { steps, today } }: { readonly plan: SharedPlan }) {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby="shared-steps">
      <h2 id="shared-steps" className="title">
        {t("shared.steps.title")}
      </h2>
      <p className="small dim">{t("shared.steps.lead")}</p>
      {steps.length === 0 && <p className="dim">{t("shared.steps.none")}</p>}
      <ol className="shared-steps">
        {steps.map((step) => (
          <StepRow key={step.id} step={step} today={today} />
        ))}
      </ol>
    </section>
  );
}

/** The day of a step in words, and whether it has passed. */
function useWhen({ due, latest, doneOn }: Step, today: string): { readonly when: string; readonly isLate: boolean } {
  const { t, f } = useWords();
  if (doneOn !== null) return { when: t("shared.steps.doneOn", { day: f.day(doneOn) }), isLate: false };
  const on = due ?? latest;
  if (on === null) return { when: t("shared.steps.noDay"), isLate: false };
  const isLate = on < today;
  const word = due === null ? (isLate ? "latestPast" : "latest") : isLate ? "late" : "due";
  return { when: t(`shared.steps.${word}`, { day: f.day(on) }), isLate };
}

function StepRow({ step, today }: { readonly step: Step; readonly today: string }) {
  const { t } = useWords();
  const acting = useActing();
  const [isOpen, setOpen] = useState(false);
  const { busy, problem, send } = useSending();
  const { id, name, buyerOwner, ourOwner, doneOn, isYours } = step;
  const { when, isLate } = useWhen(step, today);
  return (
    <li className={`shared-step ${doneOn === null ? "" : "shared-step-done"}`}>
      <span className="shared-step-mark">{doneOn !== null && <Icon name="check" size={14} />}</span>
      <div className="shared-step-body">
        <h3 id={placeOf("step", id)} tabIndex={-1} className="shared-step-name">
          {name} {isYours && <span className="shared-tag">{t("shared.steps.yours")}</span>}
        </h3>
        <p className="small">
          <span className={isLate ? "shared-risk" : undefined}>
            {isLate && <Icon name="warning" size={14} />} {when}
          </span>
          <span className="dim">
            {" · "}
            {t("shared.owners", { you: buyerOwner ?? t("shared.nobody"), we: ourOwner ?? t("shared.nobody") })}
          </span>
        </p>
        <Refused problem={problem} />
        {isOpen && <StepForm step={step} today={today} close={() => setOpen(false)} />}
      </div>
      {isYours && mayAct(acting) && !isOpen && (
        <div className="shared-buttons no-print">
          {doneOn === null && (
            <Button
              size="sm"
              variant="default"
              loading={busy}
              aria-label={`${t("shared.steps.isDone")}: ${name}`}
              onClick={() => void send(() => act(acting, "buyerStep", { step: id, doneOn: today }))}
            >
              {t("shared.steps.isDone")}
            </Button>
          )}
          <Button size="sm" variant="subtle" aria-label={`${t("shared.steps.change")}: ${name}`} onClick={() => setOpen(true)}>
            {t("shared.steps.change")}
          </Button>
        </div>
      )}
    </li>
  );
}

const dayOr = (text: string): string | null => (text === "" ? null : text);

function StepForm({
  step: { id, buyerOwner, due, doneOn },
  today,
  close,
}: {
  readonly step: Step;
  readonly today: string;
  readonly close: () => void;
}) {
  const { t } = useWords();
  const acting = useActing();
  const [owner, setOwner] = useState(buyerOwner ?? "");
  const [on, setOn] = useState(due ?? "");
  const [done, setDone] = useState(doneOn ?? "");
  return (
    <SmallForm
      text={t("shared.steps.means")}
      label={t("shared.steps.save")}
      close={close}
      work={() => act(acting, "buyerStep", { step: id, owner, due: dayOr(on), doneOn: dayOr(done) })}
    >
      <div className="shared-fields">
        <TextInput
          label={t("shared.steps.owner")}
          required
          withAsterisk={false}
          maxLength={120}
          value={owner}
          onChange={({ currentTarget }) => setOwner(currentTarget.value)}
        />
        <TextInput type="date" label={t("shared.steps.by")} value={on} onChange={({ currentTarget }) => setOn(currentTarget.value)} />
        <TextInput
          type="date"
          label={t("shared.steps.doneDay")}
          max={today}
          value={done}
          onChange={({ currentTarget }) => setDone(currentTarget.value)}
        />
      </div>
    </SmallForm>
  );
}
