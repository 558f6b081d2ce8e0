import { Button, Modal } from "@mantine/core";
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from "react";
import { useWords } from "../../../../i18n/index.ts";
import { Crossed } from "../../../../ui/Crossed.tsx";
import { crossingIn } from "../../../../ui/crossing.ts";
import { DayField } from "./fields.tsx";
import { type Given, type Told, useRecording } from "./recording.ts";

interface FactModalProps {
  readonly title: string;
  readonly told: Told;
  readonly onClose: () => void;
  /** What the form says by now. */
  readonly make: () => Given;
  /** The fact that holds now, `null` where there is none. */
  readonly replaces: string | null;
  /** What taking it out records. */
  readonly remove?: Given;
  readonly children: ReactNode;
}

export const sendsByKey = (event: KeyboardEvent<HTMLFormElement>): void => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
};

/** A form that records one fact: Ctrl and Enter send it from any field. */
export function FactModal({ title, told, onClose, make, replaces, remove, children }: FactModalProps) {
  const { t } = useWords();
  const { busy, problem, record } = useRecording(told);
  const [on, setOn] = useState<string | null>(told.on);
  const send = async (fact: Given): Promise<void> => {
    if (await record({ ...fact, ...(on === null ? {} : { on }) }, replaces)) onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(make());
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={<span className="title">{title}</span>}
      size="lg"
      closeButtonProps={{ "aria-label": t("diagnosis.close") }}
    >
      <form className="dx-form" onSubmit={submit} onKeyDown={sendsByKey}>
        {children}
        <DayField label={t("diagnosis.knownOn")} description={t("diagnosis.knownOnText")} value={on} max={told.on} onValue={setOn} />
        <Crossed problem={problem} words="diagnosis.field" busy={busy} onMine={() => void send(make())} onTheirs={onClose} />
        <div className="dx-buttons">
          {remove !== undefined && (
            <Button variant="default" color="red" className="dx-remove" onClick={() => void send(remove)}>
              {t("diagnosis.withdraw")}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {t("diagnosis.cancel")}
          </Button>
          {crossingIn(problem) === null && (
            <Button type="submit" loading={busy}>
              {t("diagnosis.save")}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}
