import { Button, Checkbox, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Output, ScopeName } from "../../../contract/index.ts";
import { call } from "../../client.ts";
import { useWords } from "../../i18n/index.ts";
import { Declined } from "../../ui/Declined.tsx";
import { useSending } from "../../use-sending.ts";

const DAYS = ["7", "30", "90", "365"] as const;

interface NewTokenProps {
  /** What one may do oneself: a token can do no more. */
  readonly mine: readonly ScopeName[];
  readonly onMade: (token: Output<"createToken">) => void;
}

export function NewToken({ mine, onMade }: NewTokenProps) {
  const { t } = useWords();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly ScopeName[]>(["read"]);
  const [days, setDays] = useState<string>("90");
  const { busy, problem, send } = useSending();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void send(async () => {
      onMade(await call("createToken", { name, scopes: [...scopes], days: Number(days) }));
      setName("");
    });
  };
  return (
    <section className="card" aria-labelledby="token-new">
      <h2 id="token-new" className="title">
        {t("tokens.new.title")}
      </h2>
      <p className="small dim people-lead">{t("tokens.new.text")}</p>
      <form className="people-form" onSubmit={submit}>
        <TextInput
          label={t("tokens.new.name")}
          required
          withAsterisk={false}
          maxLength={100}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <fieldset className="people-roles">
          <legend className="small">{t("tokens.new.scopes")}</legend>
          {mine.map((scope) => (
            <Checkbox
              key={scope}
              size="xs"
              label={t(`tokens.scope.${scope}`)}
              checked={scopes.includes(scope)}
              onChange={({ currentTarget }) =>
                setScopes(currentTarget.checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))
              }
            />
          ))}
        </fieldset>
        <Select
          label={t("tokens.new.days")}
          data={DAYS.map((value) => ({ value, label: t("tokens.new.day", { count: Number(value), n: value }) }))}
          allowDeselect={false}
          value={days}
          onChange={(value) => setDays(value ?? "90")}
        />
        <Declined problem={problem} />
        <Button type="submit" loading={busy} disabled={scopes.length === 0} className="people-do">
          {t("tokens.new.do")}
        </Button>
      </form>
    </section>
  );
}
