import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Output } from "../../../contract/index.ts";
import type { StaffRole } from "../../../standard/index.ts";
import { call } from "../../client.ts";
import { useWords } from "../../i18n/index.ts";
import { Declined } from "../../ui/Declined.tsx";
import { useSending } from "../../use-sending.ts";
import { Roles } from "./Roles.tsx";

interface InviteProps {
  readonly mails: boolean;
  readonly onMade: (link: Output<"invite">) => void;
}

export function Invite({ mails, onMade }: InviteProps) {
  const { t, language } = useWords();
  const [email, setEmail] = useState("");
  const [roles, setRoles] = useState<readonly StaffRole[]>([]);
  const { busy, problem, send } = useSending();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(async () => {
      onMade(await call("invite", { email, roles: [...roles], language }));
      setEmail("");
      setRoles([]);
    });
  };
  return (
    <section className="card" aria-labelledby="invite-title">
      <h2 id="invite-title" className="title">
        {t("people.invite.title")}
      </h2>
      <p className="small dim">{t(mails ? "people.invite.mails" : "people.invite.copies")}</p>
      <form className="people-form" onSubmit={submit}>
        <TextInput
          label={t("people.email")}
          type="email"
          required
          withAsterisk={false}
          value={email}
          onChange={({ currentTarget }) => setEmail(currentTarget.value)}
        />
        <Roles label={t("people.roles")} roles={roles} onChange={setRoles} />
        <Declined problem={problem} />
        <Button type="submit" loading={busy} disabled={roles.length === 0} className="people-do">
          {t("people.invite.do")}
        </Button>
      </form>
    </section>
  );
}
