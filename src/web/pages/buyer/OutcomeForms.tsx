import { Button, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useWords } from "../../i18n/index.ts";
import { useSending } from "../../use-sending.ts";
import { act, useActing } from "./acting.ts";
import { type SharedOutcome, useFigure } from "./figure.ts";
import { Refused } from "./Refused.tsx";

interface FormProps {
  readonly outcome: SharedOutcome;
  readonly close: () => void;
}

interface FrameProps {
  readonly text: string;
  readonly label: string;
  readonly close: () => void;
  readonly work: () => Promise<void>;
  readonly children: ReactNode;
}

/** A form below what it is about: what it means, its fields, and both ways out. */
export function SmallForm({ text, label, close, work, children }: FrameProps) {
  const { t } = useWords();
  const { busy, problem, send } = useSending();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(async () => {
      await work();
      close();
    });
  };
  return (
    <form className="shared-form" onSubmit={submit}>
      <p>{text}</p>
      {children}
      <Refused problem={problem} />
      <div className="shared-buttons">
        <Button type="submit" loading={busy}>
          {label}
        </Button>
        <Button variant="default" onClick={close}>
          {t("shared.cancel")}
        </Button>
      </div>
    </form>
  );
}

export function ConfirmForm({ outcome: { id, metric, measurements }, close }: FormProps) {
  const { t, f } = useWords();
  const acting = useActing();
  const figure = useFigure();
  const [note, setNote] = useState("");
  const newest = measurements.at(-1);
  const measured =
    newest === undefined || metric === null
      ? ""
      : ` ${t("shared.confirm.measured", { figure: figure(newest.value, metric.unit), day: f.day(newest.on) })}`;
  return (
    <SmallForm
      text={`${t("shared.confirm.means")}${measured}`}
      label={t("shared.confirm.sure")}
      close={close}
      work={() => act(acting, "buyerConfirm", { outcome: id, ...(note.trim() === "" ? {} : { note }) })}
    >
      <Textarea
        label={t("shared.confirm.note")}
        autosize
        minRows={2}
        maxLength={1000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
    </SmallForm>
  );
}

export function DisputeForm({ outcome: { id, state }, close }: FormProps) {
  const { t } = useWords();
  const acting = useActing();
  const [reason, setReason] = useState("");
  return (
    <SmallForm
      text={t(state === "confirmed" ? "shared.dispute.backMeans" : "shared.dispute.means")}
      label={t(state === "confirmed" ? "shared.dispute.backSure" : "shared.dispute.sure")}
      close={close}
      work={() => act(acting, "buyerDispute", { outcome: id, reason })}
    >
      <Textarea
        label={t("shared.dispute.reason")}
        required
        withAsterisk={false}
        autosize
        minRows={2}
        maxLength={1000}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </SmallForm>
  );
}

/** A decimal as it is typed, with point or comma. */
const DECIMAL = "\\s*-?[0-9]+([.,][0-9]+)?\\s*";
const numberIn = (text: string): number => Number(text.trim().replace(",", "."));

export function MeasureForm({ outcome: { id, metric }, today, close }: FormProps & { readonly today: string }) {
  const { t } = useWords();
  const acting = useActing();
  const [on, setOn] = useState(today);
  const [value, setValue] = useState("");
  return (
    <SmallForm
      text={t("shared.measure.means", { metric: metric?.name ?? "" })}
      label={t("shared.measure.sure")}
      close={close}
      work={() => act(acting, "buyerMeasure", { outcome: id, on, value: numberIn(value) })}
    >
      <div className="shared-fields">
        <TextInput
          type="date"
          label={t("shared.day")}
          required
          withAsterisk={false}
          max={today}
          value={on}
          onChange={({ currentTarget }) => setOn(currentTarget.value)}
        />
        <TextInput
          label={`${t("shared.measure.value")}${metric === null || metric.unit === "" ? "" : ` (${metric.unit})`}`}
          required
          withAsterisk={false}
          inputMode="decimal"
          value={value}
          pattern={DECIMAL}
          title={t("shared.measure.wrong")}
          onChange={({ currentTarget }) => setValue(currentTarget.value)}
        />
      </div>
    </SmallForm>
  );
}
