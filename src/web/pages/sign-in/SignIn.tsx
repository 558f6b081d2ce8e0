import { Button, PasswordInput, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Output } from "../../../contract/index.ts";
import { ask, useAsks } from "../../ask.ts";
import { call } from "../../client.ts";
import { useWords } from "../../i18n/index.ts";
import type { Search } from "../../search.ts";
import { Declined } from "../../ui/Declined.tsx";
import { Note } from "../../ui/Note.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { useSending } from "../../use-sending.ts";

/** Back to where one wanted to go, if that is here; everything is asked for anew. */
function goBack(back: string | undefined): void {
  const wanted = new URL(back ?? "/", location.origin);
  location.replace(wanted.origin === location.origin ? wanted.href : "/");
}

/** E-mail and password; single sign-on and the demo where there are such. */
export function SignIn({ search: { back, error } }: { readonly search: Search }) {
  const { t } = useWords();
  const asked = useAsks({ ways: ask("entrance", {}) });
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const { busy, problem, send } = useSending();
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return null;
  const enter = (event: FormEvent): void => {
    event.preventDefault();
    void send(() => call("signIn", { email, password }).then(() => goBack(back)));
  };
  return (
    <>
      {error !== undefined && (
        <div role="alert">
          <Note kind="bad">{t("gate.signIn.ssoFailed")}</Note>
        </div>
      )}
      <form className="gate-form" onSubmit={enter}>
        <TextInput
          label={t("gate.email")}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
        <PasswordInput
          label={t("gate.password")}
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ "aria-label": t("gate.show") }}
          value={password}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <Declined problem={problem} />
        <Button type="submit" loading={busy}>
          {t("gate.signIn.do")}
        </Button>
        <p className="small dim">{t("gate.signIn.forgotten")}</p>
      </form>
      <OtherWays ways={asked.answers.ways} back={back} />
    </>
  );
}

function OtherWays({ ways: { demo, needsOwner, sso }, back }: { readonly ways: Output<"entrance">; readonly back: string | undefined }) {
  const { t } = useWords();
  const { busy, problem, send } = useSending();
  if (!demo && !needsOwner && sso === null) return null;
  const leave = async (): Promise<void> => location.assign((await call("signInSso", { back: back ?? "/" })).url);
  return (
    <div className="gate-other">
      {sso !== null && (
        <Button variant="default" loading={busy} onClick={() => void send(leave)}>
          {t("gate.signIn.sso", { name: sso })}
        </Button>
      )}
      {demo && (
        <>
          <Button variant="default" loading={busy} onClick={() => void send(() => call("signInDemo", {}).then(() => goBack(back)))}>
            {t("gate.signIn.demo")}
          </Button>
          <p className="small dim">{t("gate.signIn.demoText")}</p>
        </>
      )}
      {needsOwner && <p className="small dim">{t("gate.signIn.noOwner")}</p>}
      <Declined problem={problem} />
    </div>
  );
}
