import { Button, PasswordInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { call } from "../../client.ts";
import { useWords } from "../../i18n/index.ts";
import { Declined } from "../../ui/Declined.tsx";
import { Note } from "../../ui/Note.tsx";
import { useSending } from "../../use-sending.ts";

const LEAST = 12;

export function Password() {
  const { t } = useWords();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [done, setDone] = useState(false);
  const { busy, problem, send } = useSending();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setDone(false);
    void send(async () => {
      await call("changePassword", { current, next });
      setCurrent("");
      setNext("");
      setDone(true);
    });
  };
  const shows = { "aria-label": t("gate.show") };
  return (
    <section className="card" aria-labelledby="password-title">
      <h2 id="password-title" className="title">
        {t("tokens.password.title")}
      </h2>
      <p className="small dim">{t("tokens.password.text")}</p>
      <form className="people-form" onSubmit={submit}>
        <PasswordInput
          label={t("tokens.password.current")}
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={shows}
          value={current}
          onChange={({ currentTarget }) => setCurrent(currentTarget.value)}
        />
        <PasswordInput
          label={t("gate.newPassword")}
          description={t("gate.rule", { least: LEAST })}
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={LEAST}
          maxLength={128}
          visibilityToggleButtonProps={shows}
          value={next}
          onChange={({ currentTarget }) => setNext(currentTarget.value)}
        />
        <Declined problem={problem} />
        <div role="status">{done && <Note kind="good">{t("tokens.password.done")}</Note>}</div>
        <Button type="submit" loading={busy} className="people-do">
          {t("tokens.password.do")}
        </Button>
      </form>
    </section>
  );
}
