import { ActionIcon, Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { type Role, roleNames, type meetings as standard } from "../../../standard/index.ts";
import { call } from "../../client.ts";
import { useWords } from "../../i18n/index.ts";
import { Declined } from "../../ui/Declined.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Owner } from "../../ui/Owner.tsx";
import { useSending } from "../../use-sending.ts";
import { newId } from "./new-id.ts";

type Standard = (typeof standard)[number];

interface HoldFormProps {
  readonly meeting: Standard | null;
  readonly today: string;
  readonly onClose: () => void;
}

/** Writes down a meeting that was held: who was there, what was gone through, what was decided. */
export function HoldForm({ meeting, today, onClose }: HoldFormProps) {
  const { t, language } = useWords();
  return (
    <Modal
      opened={meeting !== null}
      onClose={onClose}
      size={640}
      title={<span className="title">{meeting === null ? "" : t("work.rhythm.holdOf", { title: meeting.title[language] })}</span>}
      closeButtonProps={{ "aria-label": t("work.close") }}
      centered
    >
      {meeting !== null && <Fields meeting={meeting} today={today} onClose={onClose} />}
    </Modal>
  );
}

interface Draft {
  readonly id: string;
  readonly what: string;
  readonly owner: string;
  readonly due: string;
}

const emptyDraft = (): Draft => ({ id: newId(), what: "", owner: "", due: "" });

function Fields({ meeting, today, onClose }: { readonly meeting: Standard } & Omit<HoldFormProps, "meeting">) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const [on, setOn] = useState(today);
  const [people, setPeople] = useState<Readonly<Partial<Record<Role, string>>>>({});
  const [covered, cover] = useState<readonly string[]>([]);
  const [decisions, decide] = useState<readonly Draft[]>(() => [emptyDraft()]);
  const { busy, problem, send } = useSending();
  const change = (id: string, changed: Partial<Draft>): void =>
    decide(decisions.map((one) => (one.id === id ? { ...one, ...changed } : one)));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(async () => {
      await call("holdMeeting", {
        meeting: meeting.id,
        on,
        covered: [...covered],
        attendees: (Object.entries(people) as [Role, string][])
          .filter(([, person]) => person.trim() !== "")
          .map(([role, person]) => ({ role, person })),
        decisions: decisions
          .filter(({ what }) => what.trim() !== "")
          .map(({ what, owner, due }) => ({ what, owner: owner.trim() === "" ? null : owner, due: due === "" ? null : due })),
      });
      await queries.invalidateQueries({ queryKey: ["meetings"] });
      await queries.invalidateQueries({ queryKey: ["myWork"] });
      onClose();
    });
  };
  return (
    <form className="work-form" onSubmit={submit}>
      <TextInput
        type="date"
        label={t("work.rhythm.on")}
        max={today}
        value={on}
        onChange={({ currentTarget }) => setOn(currentTarget.value)}
      />
      <fieldset className="work-fields">
        <legend className="small dim">{t("work.rhythm.agenda")}</legend>
        {meeting.agenda.map(({ id, words }) => (
          <Checkbox
            key={id}
            size="sm"
            label={words[language]}
            checked={covered.includes(id)}
            onChange={({ currentTarget }) => cover(currentTarget.checked ? [...covered, id] : covered.filter((one) => one !== id))}
          />
        ))}
      </fieldset>
      <fieldset className="work-fields work-people">
        <legend className="small dim">{t("work.rhythm.attendees")}</legend>
        {[meeting.ownerRole, ...meeting.contributors].map((role) => (
          <Owner
            key={role}
            label={roleNames[role][language]}
            value={people[role] ?? ""}
            onChange={(person) => setPeople({ ...people, [role]: person })}
          />
        ))}
      </fieldset>
      <fieldset className="work-fields">
        <legend className="small dim">{t("work.rhythm.decisions")}</legend>
        <p className="small dim">{meeting.decides[language]}</p>
        {decisions.map(({ id, what, owner, due }) => (
          <div key={id} className="work-decide">
            <TextInput
              label={t("work.rhythm.what")}
              maxLength={500}
              value={what}
              onChange={({ currentTarget }) => change(id, { what: currentTarget.value })}
            />
            <Owner label={t("work.rhythm.owner")} value={owner} onChange={(name) => change(id, { owner: name })} />
            <TextInput
              type="date"
              label={t("work.rhythm.due")}
              value={due}
              onChange={({ currentTarget }) => change(id, { due: currentTarget.value })}
            />
            {decisions.length > 1 && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("work.rhythm.drop", { what })}
                onClick={() => decide(decisions.filter((one) => one.id !== id))}
              >
                <Icon name="trash" size={16} />
              </ActionIcon>
            )}
          </div>
        ))}
        <Button size="compact-xs" variant="subtle" onClick={() => decide([...decisions, emptyDraft()])}>
          {t("work.rhythm.add")}
        </Button>
      </fieldset>
      <Declined problem={problem} />
      <div className="work-buttons">
        <Button type="submit" loading={busy} disabled={on === ""}>
          {t("work.save")}
        </Button>
      </div>
    </form>
  );
}
