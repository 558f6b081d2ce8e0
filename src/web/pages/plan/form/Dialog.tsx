import { Button, Modal } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Input, Output, RouteId } from "../../../../contract/index.ts";
import { call } from "../../../client.ts";
import { useWords } from "../../../i18n/index.ts";
import { Crossed } from "../../../ui/Crossed.tsx";
import { useSending } from "../../../use-sending.ts";
import { type Field, FieldInput, type Values } from "./Field.tsx";
import "./form.css";

interface DialogProps<K extends RouteId> {
  readonly route: K;
  readonly title: string;
  readonly text?: string;
  readonly fields: readonly Field[];
  readonly values?: Values;
  /** The version it was read at, where it is a version that is changed. */
  readonly base?: number;
  readonly inputOf: (values: Values, base: number) => Input<K>;
  readonly submit?: string;
  readonly close: () => void;
  readonly done?: (answer: Output<K>) => void;
}

/** A form of its own over the page. What crosses somebody else's change is shown beside it, and nothing typed is lost. */
export function Dialog<K extends RouteId>({
  route,
  title,
  text,
  fields,
  values = {},
  base = 0,
  inputOf,
  submit,
  close,
  done,
}: DialogProps<K>) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { busy, problem, send } = useSending();
  const [typed, setTyped] = useState<Values>(values);
  const save = (over: number): void =>
    void send(async () => {
      const answer = await call(route, inputOf(typed, over));
      await queries.invalidateQueries();
      close();
      done?.(answer);
    });
  const asked = fields.filter(({ when }) => when === undefined || when(typed));
  const lacksAccount = asked.some(({ kind, name }) => kind === "account" && (typed[name] ?? "") === "");
  const isCrossed = problem?.code === "edited_meanwhile";
  return (
    <Modal opened onClose={close} title={<span className="title">{title}</span>} size="lg">
      <form
        className="form"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          save(base);
        }}
      >
        {text !== undefined && <p className="dim">{text}</p>}
        <div className="form-fields">
          {asked.map((field) => (
            <FieldInput
              key={field.name}
              field={field}
              value={typed[field.name] ?? ""}
              onChange={(value) => setTyped((known) => ({ ...known, [field.name]: value }))}
            />
          ))}
        </div>
        <Crossed
          problem={problem}
          words="onePlan.field"
          busy={busy}
          onMine={save}
          onTheirs={() => {
            void queries.invalidateQueries();
            close();
          }}
        />
        <div className="form-buttons">
          <Button variant="default" onClick={close}>
            {t("onePlan.cancel")}
          </Button>
          {!isCrossed && (
            <Button type="submit" loading={busy} disabled={lacksAccount}>
              {submit ?? t("onePlan.save")}
            </Button>
          )}
        </div>
      </form>
    </Modal>
  );
}
