import { Button, PasswordInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Output } from "../../../contract/index.ts";
import { roleNames } from "../../../standard/index.ts";
import { ask, problemOf, queryOf } from "../../ask.ts";
import { call } from "../../client.ts";
import { useWords } from "../../i18n/index.ts";
import type { Search } from "../../search.ts";
import { Declined } from "../../ui/Declined.tsx";
import { Go } from "../../ui/Go.tsx";
import { useSending } from "../../use-sending.ts";

interface GateProps {
  readonly search: Search;
}

const LEAST = 12;
type Field = "name" | "email" | "password";
type Values = Readonly<Record<Field, string>>;

/** A form that a one-time link opens, and with which one is in. */
interface LinkFormProps {
  readonly secret: string | undefined;
  readonly fields: readonly Field[];
  readonly lead: (link: Output<"openLink">) => string;
  readonly button: string;
  readonly send: (secret: string, values: Values) => Promise<unknown>;
}

function LinkForm({ secret, fields, lead, button, send: sendForm }: LinkFormProps) {
  const { t } = useWords();
  const opened = useQuery({ ...queryOf(ask("openLink", { secret: secret ?? "-" })), retry: false });
  const [values, setValues] = useState<Values>({ name: "", email: "", password: "" });
  const { busy, problem, send } = useSending();
  if (opened.isError)
    return (
      <>
        <Declined problem={problemOf(opened.error)} />
        <p>
          <Go to="/sign-in" className="link">
            {t("gate.signIn.do")}
          </Go>
        </p>
      </>
    );
  if (!opened.data) return null;
  const set = (field: Field) => (value: string) => setValues((known) => ({ ...known, [field]: value }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(() => sendForm(secret ?? "", values).then(() => location.replace("/")));
  };
  return (
    <form className="gate-form" onSubmit={submit}>
      <p className="dim">{lead(opened.data)}</p>
      {fields.includes("name") && (
        <TextInput
          label={t("gate.name")}
          autoComplete="name"
          required
          withAsterisk={false}
          maxLength={100}
          value={values.name}
          onChange={({ currentTarget }) => set("name")(currentTarget.value)}
        />
      )}
      {fields.includes("email") && (
        <TextInput
          label={t("gate.email")}
          type="email"
          autoComplete="username"
          required
          withAsterisk={false}
          value={values.email}
          onChange={({ currentTarget }) => set("email")(currentTarget.value)}
        />
      )}
      <PasswordInput
        label={t("gate.newPassword")}
        description={t("gate.rule", { least: LEAST })}
        autoComplete="new-password"
        required
        withAsterisk={false}
        minLength={LEAST}
        maxLength={128}
        visibilityToggleButtonProps={{ "aria-label": t("gate.show") }}
        value={values.password}
        onChange={({ currentTarget }) => set("password")(currentTarget.value)}
      />
      <Declined problem={problem} />
      <Button type="submit" loading={busy}>
        {button}
      </Button>
    </form>
  );
}

export function OwnerWelcome({ search }: GateProps) {
  const { t } = useWords();
  return (
    <LinkForm
      secret={search.token}
      fields={["name", "email", "password"]}
      lead={() => t("gate.welcome.lead")}
      button={t("gate.welcome.do")}
      send={(secret, { name, email, password }) => call("becomeOwner", { secret, name, email, password })}
    />
  );
}

export function Invitation({ search }: GateProps) {
  const { t, f, language } = useWords();
  return (
    <LinkForm
      secret={search.token}
      fields={["name", "password"]}
      lead={({ email, roles }) => t("gate.invitation.lead", { email, roles: f.list(roles.map((role) => roleNames[role][language])) })}
      button={t("gate.invitation.do")}
      send={(secret, { name, password }) => call("acceptInvitation", { secret, name, password })}
    />
  );
}

export function NewPassword({ search }: GateProps) {
  const { t } = useWords();
  return (
    <LinkForm
      secret={search.token}
      fields={["password"]}
      lead={({ email }) => t("gate.reset.lead", { email })}
      button={t("gate.reset.do")}
      send={(secret, { password }) => call("choosePassword", { secret, password })}
    />
  );
}
