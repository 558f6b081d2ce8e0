import { Button, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Output } from "../../../../../contract/index.ts";
import { call } from "../../../../client.ts";
import { languageNames } from "../../../../frame/Switches.tsx";
import { type Language, languages, useWords } from "../../../../i18n/index.ts";
import { Declined } from "../../../../ui/Declined.tsx";
import { useSending } from "../../../../use-sending.ts";

const DAYS = ["14", "30", "90", "180", "365"] as const;

interface NewLinkProps {
  readonly planId: string;
  readonly mails: boolean;
  readonly onMade: (name: string, link: Output<"makeBuyerLink">) => void;
}

export function NewLink({ planId, mails, onMade }: NewLinkProps) {
  const { t, language: own } = useWords();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [language, setLanguage] = useState<Language>(own);
  const [days, setDays] = useState<string>("90");
  const { busy, problem, send } = useSending();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(async () => {
      const made = await call("makeBuyerLink", { plan: planId, name, email: email === "" ? null : email, language, days: Number(days) });
      onMade(name, made);
      setName("");
      setEmail("");
    });
  };
  return (
    <form className="share-form" onSubmit={submit}>
      <TextInput
        label={t("share.name")}
        description={t("share.nameText")}
        required
        withAsterisk={false}
        maxLength={100}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <TextInput
        label={t("share.email")}
        description={t(mails ? "share.mails" : "share.noMails")}
        type="email"
        maxLength={254}
        value={email}
        onChange={({ currentTarget }) => setEmail(currentTarget.value)}
      />
      <Select
        label={t("share.language")}
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
        allowDeselect={false}
        value={language}
        onChange={(value) => setLanguage(languages.find((one) => one === value) ?? own)}
      />
      <Select
        label={t("share.days")}
        data={DAYS.map((value) => ({ value, label: t("share.day", { count: Number(value), n: value }) }))}
        allowDeselect={false}
        value={days}
        onChange={(value) => setDays(value ?? "90")}
      />
      <div className="share-do">
        <Declined problem={problem} />
        <Button type="submit" loading={busy}>
          {t("share.make")}
        </Button>
      </div>
    </form>
  );
}
