import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Output } from "../../../contract/index.ts";
import { type MailTime, mailTimes, type NoticeKind, noticeKinds, noticeWords } from "../../../standard/index.ts";
import { ask, useAsks } from "../../ask.ts";
import { call } from "../../client.ts";
import { languageNames } from "../../frame/Switches.tsx";
import { Waiting } from "../../frame/Waiting.tsx";
import { languages, useWords } from "../../i18n/index.ts";
import { Crossed } from "../../ui/Crossed.tsx";
import { Note } from "../../ui/Note.tsx";
import { ScrollBox } from "../../ui/ScrollBox.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { useSending } from "../../use-sending.ts";
import type { PartProps } from "./part.ts";

type Settings = Output<"noticeSettings">;

/** How one wants to be told of what: in the app, and by e-mail at once, once a day or never. */
export function Told(_: PartProps) {
  const asked = useAsks({ settings: ask("noticeSettings", {}) });
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Waiting />;
  return <Form settings={asked.answers.settings} />;
}

function Form({ settings }: { readonly settings: Settings }) {
  const { t, language: own } = useWords();
  const queries = useQueryClient();
  const [kinds, setKinds] = useState(settings.kinds);
  const [language, speak] = useState(settings.language ?? own);
  const [isSaved, saved] = useState(false);
  const { busy, problem, send } = useSending();
  const change = (kind: NoticeKind, choice: Partial<Settings["kinds"][NoticeKind]>): void => {
    saved(false);
    setKinds({ ...kinds, [kind]: { ...kinds[kind], ...choice } });
  };
  const save = (base: number): void =>
    void send(async () => {
      await call("saveNoticeSettings", { base, language, kinds });
      await queries.invalidateQueries({ queryKey: ["noticeSettings"] });
      saved(true);
    });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save(settings.version);
  };
  return (
    <form className="card work-told" aria-labelledby="told-title" onSubmit={submit}>
      <h2 className="title" id="told-title">
        {t("work.told.title")}
      </h2>
      {!settings.mails && <Note>{t("work.told.noMail")}</Note>}
      <ScrollBox label={t("work.told.title")} className="table-box">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("work.told.of")}</th>
              <th scope="col">{t("work.told.inApp")}</th>
              <th scope="col">{t("work.told.mail")}</th>
            </tr>
          </thead>
          <tbody>
            {noticeKinds.map((kind) => {
              const title = noticeWords[kind].title[own];
              return (
                <tr key={kind}>
                  <th scope="row">{title}</th>
                  <td>
                    <Checkbox
                      size="sm"
                      aria-label={`${title}: ${t("work.told.inApp")}`}
                      checked={kinds[kind].inApp}
                      onChange={({ currentTarget }) => change(kind, { inApp: currentTarget.checked })}
                    />
                  </td>
                  <td>
                    <NativeSelect
                      size="xs"
                      aria-label={`${title}: ${t("work.told.mail")}`}
                      value={kinds[kind].mail}
                      onChange={({ currentTarget }) => change(kind, { mail: currentTarget.value as MailTime })}
                      data={mailTimes.map((time) => ({ value: time, label: t(`work.told.when.${time}`) }))}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollBox>
      <NativeSelect
        label={t("work.told.language")}
        className="work-language"
        value={language}
        onChange={({ currentTarget }) => {
          saved(false);
          speak(languages.find((one) => one === currentTarget.value) ?? "en");
        }}
        data={languages.map((one) => ({ value: one, label: languageNames[one] }))}
      />
      <Crossed problem={problem} shows={() => t("work.told.elsewhere")} busy={busy} onMine={save} />
      <div className="work-buttons">
        <Button type="submit" loading={busy}>
          {t("work.save")}
        </Button>
        <span role="status" className="small dim">
          {isSaved && t("work.told.saved")}
        </span>
      </div>
    </form>
  );
}
