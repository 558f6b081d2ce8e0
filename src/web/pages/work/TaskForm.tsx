import { Button, Modal, Select, Textarea, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { day, formatDay } from "../../../domain/index.ts";
import { call } from "../../client.ts";
import { useWords } from "../../i18n/index.ts";
import { useTeam } from "../../team.ts";
import { Crossed } from "../../ui/Crossed.tsx";
import { useSending } from "../../use-sending.ts";
import type { Item } from "./ItemRow.tsx";
import { newId } from "./new-id.ts";

interface TaskFormProps {
  /** The task that is changed; `new` for one that is written down, `null` while the form is shut. */
  readonly task: Item | "new" | null;
  /** Whose list it is on; `null` where nobody signs in under that name. */
  readonly owner: string | null;
  readonly onClose: () => void;
}

export function TaskForm({ task, owner, onClose }: TaskFormProps) {
  const { t } = useWords();
  return (
    <Modal
      opened={task !== null}
      onClose={onClose}
      title={<span className="title">{t(task === "new" ? "work.task.add" : "work.task.change")}</span>}
      closeButtonProps={{ "aria-label": t("work.close") }}
      centered
    >
      {task !== null && <Fields task={task} owner={owner} onClose={onClose} />}
    </Modal>
  );
}

function Fields({ task, owner, onClose }: { readonly task: Item | "new" } & Omit<TaskFormProps, "task">) {
  const { t, f } = useWords();
  const team = useTeam();
  const queries = useQueryClient();
  const isNew = task === "new";
  const [id] = useState(() => (isNew ? newId() : task.id));
  const [what, setWhat] = useState(isNew ? "" : task.what);
  const [on, setOn] = useState((isNew ? null : task.due) ?? "");
  const [whose, setWhose] = useState<string | null>(owner);
  const { busy, problem, send } = useSending();
  const save = (base: number, isRemoved = false): void =>
    void send(async () => {
      await call("saveTask", {
        task: id,
        base,
        what,
        on: on === "" ? null : on,
        ...(whose === null ? {} : { owner: whose }),
        isRemoved,
      });
      await queries.invalidateQueries({ queryKey: ["myWork"] });
      await queries.invalidateQueries({ queryKey: ["tasks"] });
      onClose();
    });
  const base = isNew ? 0 : (task.version ?? 0);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save(base);
  };
  const nameOf = (person: unknown): string => team.find((one) => one.id === person)?.name ?? "";
  return (
    <form className="work-form" onSubmit={submit}>
      <Textarea
        label={t("work.task.what")}
        required
        withAsterisk={false}
        autosize
        minRows={2}
        maxLength={500}
        value={what}
        data-autofocus
        onChange={({ currentTarget }) => setWhat(currentTarget.value)}
      />
      <TextInput type="date" label={t("work.task.on")} value={on} onChange={({ currentTarget }) => setOn(currentTarget.value)} />
      <Select
        label={t("work.task.owner")}
        data={team.map((person) => ({ value: person.id, label: person.name }))}
        value={whose}
        onChange={setWhose}
        searchable
        allowDeselect={false}
        comboboxProps={{ withinPortal: true }}
      />
      <Crossed
        problem={problem}
        shows={(theirs) =>
          [theirs["what"], typeof theirs["on"] === "number" ? f.day(formatDay(day(theirs["on"]))) : null, nameOf(theirs["owner"])]
            .filter(Boolean)
            .join(" · ")
        }
        busy={busy}
        onMine={save}
      />
      <div className="work-buttons">
        <Button type="submit" loading={busy} disabled={what.trim() === ""}>
          {t("work.save")}
        </Button>
        {!isNew && (
          <Button variant="default" disabled={busy} onClick={() => save(base, true)}>
            {t("work.remove")}
          </Button>
        )}
      </div>
    </form>
  );
}
