import { Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { SharedPlan } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";
import { Note } from "../../ui/Note.tsx";
import { useSending } from "../../use-sending.ts";
import { placeOf } from "./Asks.tsx";
import { act, mayAct, useActing } from "./acting.ts";
import { Refused } from "./Refused.tsx";

/** The reader's word that their people and days stand. */
export function Sign({ plan: { phase, signature, maySign, name: reader } }: { readonly plan: SharedPlan }) {
  const { t, f } = useWords();
  const acting = useActing();
  const [name, setName] = useState(reader);
  const { busy, problem, send } = useSending();
  if (phase !== "close" && signature === null) return null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(() => act(acting, "buyerSign", { name }));
  };
  return (
    <section className="card shared-part" aria-labelledby={placeOf("sign", null)}>
      <h2 id={placeOf("sign", null)} tabIndex={-1} className="title">
        {t("shared.sign.title")}
      </h2>
      {signature !== null && (
        <Note kind={signature.isStill ? "good" : "warn"}>
          {t("shared.sign.signed", { by: signature.by, day: f.day(signature.on) })} {!signature.isStill && t("shared.sign.changed")}
        </Note>
      )}
      {phase === "close" && !maySign && signature?.isStill !== true && <p className="dim">{t("shared.sign.notYet")}</p>}
      {maySign && (
        <>
          <p className="small dim">{t("shared.sign.means")}</p>
          {mayAct(acting) && (
            <form className="shared-form" onSubmit={submit}>
              <TextInput
                label={t("shared.sign.name")}
                required
                withAsterisk={false}
                maxLength={100}
                autoComplete="name"
                value={name}
                onChange={({ currentTarget }) => setName(currentTarget.value)}
              />
              <Refused problem={problem} />
              <div className="shared-buttons">
                <Button type="submit" loading={busy}>
                  {t("shared.sign.do")}
                </Button>
              </div>
            </form>
          )}
        </>
      )}
    </section>
  );
}
