import { Button, Checkbox, NumberInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Output } from "../../../../../contract/index.ts";
import { type HandoffField, handoffFields, handoffFieldWords } from "../../../../../standard/index.ts";
import { ask, useAsks } from "../../../../ask.ts";
import { Waiting } from "../../../../frame/Waiting.tsx";
import { useWords } from "../../../../i18n/index.ts";
import { useMay } from "../../../../me.ts";
import { Crossed } from "../../../../ui/Crossed.tsx";
import { Trouble } from "../../../../ui/Trouble.tsx";
import { useWork } from "../../../../work.ts";
import "./section.css";

type Method = Output<"handoffMethod">;

/** What a hand-off needs before a deal is won and it is offered, and in what time. */
export function HandoffSection() {
  const { t } = useWords();
  const asked = useAsks({ method: ask("handoffMethod", {}) });
  return (
    <section className="card" aria-labelledby="method-handoff">
      <h2 className="title" id="method-handoff">
        {t("handoffMethod.title")}
      </h2>
      <p className="small dim">{t("handoffMethod.text")}</p>
      {asked.kind === "failed" && <Trouble problem={asked.problem} again={asked.again} />}
      {asked.kind === "loading" && <Waiting />}
      {asked.kind === "ready" && <Form key={asked.answers.method.version} method={asked.answers.method} />}
    </section>
  );
}

function Form({ method }: { readonly method: Method }) {
  const { t, f, language } = useWords();
  const queries = useQueryClient();
  const work = useWork("saveHandoffMethod");
  const [required, setRequired] = useState<readonly HandoffField[]>(method.required);
  const [hours, setHours] = useState<number | string>(method.completeHours);
  const [days, setDays] = useState<number | string>(method.contactWorkingDays);
  const mayChange = useMay("method");
  const toStandard = (): void => {
    setRequired(method.standard.required);
    setHours(method.standard.completeHours);
    setDays(method.standard.contactWorkingDays);
  };
  const save = (base: number): void =>
    void work.run({ required: [...required], completeHours: Number(hours), contactWorkingDays: Number(days), base });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save(method.version);
  };
  const saysRequired = (field: string, value: unknown): string | null =>
    field === "required" && Array.isArray(value)
      ? f.list(handoffFields.filter((one) => value.includes(one)).map((one) => handoffFieldWords[one][language]))
      : null;
  return (
    <form className="handoff-method" onSubmit={submit}>
      <fieldset disabled={!mayChange} className="handoff-method-fields">
        <legend className="small dim">{t("handoffMethod.required")}</legend>
        {handoffFields.map((field) => (
          <Checkbox
            key={field}
            size="sm"
            label={handoffFieldWords[field][language]}
            checked={required.includes(field)}
            onChange={({ currentTarget: { checked } }) =>
              setRequired(checked ? [...required, field] : required.filter((one) => one !== field))
            }
          />
        ))}
      </fieldset>
      <div className="handoff-method-limits">
        <NumberInput
          label={t("handoffMethod.completeHours")}
          min={1}
          max={2000}
          allowDecimal={false}
          required
          withAsterisk={false}
          disabled={!mayChange}
          value={hours}
          onChange={setHours}
        />
        <NumberInput
          label={t("handoffMethod.contactWorkingDays")}
          min={1}
          max={90}
          allowDecimal={false}
          required
          withAsterisk={false}
          disabled={!mayChange}
          value={days}
          onChange={setDays}
        />
      </div>
      <Crossed
        problem={work.problem}
        words="handoffMethod"
        say={saysRequired}
        busy={work.busy}
        onMine={save}
        onTheirs={() => void queries.invalidateQueries({ queryKey: ["handoffMethod"] })}
      />
      {mayChange ? (
        <div className="handoff-method-buttons">
          <Button type="submit" size="sm" loading={work.busy}>
            {t("handoffMethod.save")}
          </Button>
          <Button size="sm" variant="default" onClick={toStandard}>
            {t("handoffMethod.standard")}
          </Button>
        </div>
      ) : (
        <p className="small dim">{t("handoffMethod.notYours")}</p>
      )}
    </form>
  );
}
