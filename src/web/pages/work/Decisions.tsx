import { Button, Checkbox, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { day, formatDay } from "../../../domain/index.ts";
import { call } from "../../client.ts";
import { useWords } from "../../i18n/index.ts";
import { Crossed } from "../../ui/Crossed.tsx";
import { Owner } from "../../ui/Owner.tsx";
import { useSending } from "../../use-sending.ts";
import { newId } from "./new-id.ts";
import type { Meeting } from "./part.ts";

type Decision = Meeting["open"][number];

interface DecisionsProps {
  readonly meeting: Meeting;
  readonly today: string;
  readonly title: string;
}

/** What was decided and is not done; who has it and by when stands beside it, or that nobody does. */
export function Decisions({ meeting, title }: DecisionsProps) {
  const { t } = useWords();
  const [changing, change] = useState<Decision | "new" | null>(null);
  const [last] = meeting.held;
  return (
    <div>
      <h3 className="small dim">{t("work.rhythm.decisions")}</h3>
      {meeting.open.length === 0 && <p className="small dim">{t(last === undefined ? "work.rhythm.noneYet" : "work.rhythm.noneOpen")}</p>}
      <ul className="work-list">
        {meeting.open.map((decision) =>
          changing !== "new" && changing?.id === decision.id ? (
            <li key={decision.id}>
              <Form decision={decision} held={decision.held} onClose={() => change(null)} />
            </li>
          ) : (
            <Row
              key={decision.id}
              decision={decision}
              isLate={meeting.late.includes(decision.id)}
              isWish={meeting.wishes.includes(decision.id)}
              onChange={() => change(decision)}
            />
          ),
        )}
      </ul>
      {last !== undefined && changing === "new" && <Form decision={null} held={last.id} onClose={() => change(null)} />}
      {last !== undefined && changing !== "new" && (
        <Button size="compact-xs" variant="subtle" onClick={() => change("new")} aria-label={t("work.rhythm.addTo", { title })}>
          {t("work.rhythm.add")}
        </Button>
      )}
    </div>
  );
}

function useDeciding() {
  const queries = useQueryClient();
  const { busy, problem, send } = useSending();
  const decide = (input: Parameters<typeof call<"decideMeeting">>[1], after = (): void => undefined): void =>
    void send(async () => {
      await call("decideMeeting", input);
      await queries.invalidateQueries({ queryKey: ["meetings"] });
      await queries.invalidateQueries({ queryKey: ["myWork"] });
      after();
    });
  return { busy, problem, decide };
}

interface RowProps {
  readonly decision: Decision;
  readonly isLate: boolean;
  readonly isWish: boolean;
  readonly onChange: () => void;
}

function Row({ decision, isLate, isWish, onChange }: RowProps) {
  const { t, f } = useWords();
  const { busy, problem, decide } = useDeciding();
  const { id, version, held, what, owner, due } = decision;
  const done = (base: number): void => decide({ meeting: held, decision: id, base, what, owner, due, isDone: true });
  return (
    <li className="work-item">
      <Checkbox size="md" checked={false} disabled={busy} aria-label={t("work.task.complete", { what })} onChange={() => done(version)} />
      <div className="work-text">
        <p>{what}</p>
        <p className={`small ${isLate ? "work-late" : "dim"}`}>
          {isWish
            ? t("work.rhythm.wish")
            : t(isLate ? "work.rhythm.ownedLate" : "work.rhythm.owned", { owner: owner ?? "", day: due === null ? "" : f.day(due) })}
        </p>
        <Crossed problem={problem} shows={said(f.day)} busy={busy} onMine={done} />
      </div>
      <Button size="compact-xs" variant="subtle" color="gray" onClick={onChange} aria-label={t("work.task.changeOf", { what })}>
        {t("work.change")}
      </Button>
    </li>
  );
}

const said =
  (write: (text: string) => string) =>
  (theirs: Readonly<Record<string, unknown>>): string =>
    [theirs["what"], theirs["owner"], typeof theirs["due"] === "number" ? write(formatDay(day(theirs["due"]))) : null]
      .filter(Boolean)
      .join(" · ");

interface FormProps {
  readonly decision: Decision | null;
  readonly held: string;
  readonly onClose: () => void;
}

function Form({ decision, held, onClose }: FormProps) {
  const { t, f } = useWords();
  const [id] = useState(() => decision?.id ?? newId());
  const [what, setWhat] = useState(decision?.what ?? "");
  const [owner, setOwner] = useState(decision?.owner ?? "");
  const [due, setDue] = useState(decision?.due ?? "");
  const { busy, problem, decide } = useDeciding();
  const base = decision?.version ?? 0;
  const save = (from: number, isRemoved = false): void =>
    decide(
      {
        meeting: held,
        decision: id,
        base: from,
        what,
        owner: owner.trim() === "" ? null : owner,
        due: due === "" ? null : due,
        isRemoved,
      },
      onClose,
    );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save(base);
  };
  return (
    <form className="work-decide" onSubmit={submit}>
      <TextInput
        label={t("work.rhythm.what")}
        required
        withAsterisk={false}
        maxLength={500}
        value={what}
        onChange={({ currentTarget }) => setWhat(currentTarget.value)}
      />
      <Owner label={t("work.rhythm.owner")} value={owner} onChange={setOwner} />
      <TextInput type="date" label={t("work.rhythm.due")} value={due} onChange={({ currentTarget }) => setDue(currentTarget.value)} />
      <Crossed problem={problem} shows={said(f.day)} busy={busy} onMine={save} />
      <div className="work-buttons">
        <Button size="xs" type="submit" loading={busy} disabled={what.trim() === ""}>
          {t("work.save")}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {t("work.cancel")}
        </Button>
        {decision !== null && (
          <Button size="xs" variant="subtle" color="gray" disabled={busy} onClick={() => save(base, true)}>
            {t("work.remove")}
          </Button>
        )}
      </div>
    </form>
  );
}
