import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Output, ScopeName } from "../../../contract/index.ts";
import { ask, useAsks } from "../../ask.ts";
import { call } from "../../client.ts";
import { Waiting } from "../../frame/Waiting.tsx";
import { useWords } from "../../i18n/index.ts";
import { CopyOnce } from "../../ui/CopyOnce.tsx";
import { Declined } from "../../ui/Declined.tsx";
import { Note } from "../../ui/Note.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { useSending } from "../../use-sending.ts";
import { NewToken } from "./NewToken.tsx";

type Token = Output<"tokens">["tokens"][number];

/** Keys for programs: made, seen and revoked. */
export function Tokens({ mine }: { readonly mine: readonly ScopeName[] }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const asked = useAsks({ tokens: ask("tokens", {}) });
  const [made, setMade] = useState<Output<"createToken"> | null>(null);
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Waiting />;
  const { tokens } = asked.answers.tokens;
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ["tokens"] });
  return (
    <>
      <NewToken
        mine={mine}
        onMade={(token) => {
          setMade(token);
          void again();
        }}
      />
      <div role="status">
        {made && (
          <Note kind="good">
            <p>{t("tokens.made", { name: made.name })}</p>
            <CopyOnce label={t("tokens.label", { name: made.name })} text={made.secret} />
          </Note>
        )}
      </div>
      <section className="card" aria-labelledby="tokens-title">
        <h2 id="tokens-title" className="title">
          {t("tokens.title")}
        </h2>
        {tokens.length === 0 && <p className="dim">{t("tokens.none")}</p>}
        <ul className="people-list">
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} onChanged={again} />
          ))}
        </ul>
      </section>
    </>
  );
}

function TokenRow({ token, onChanged }: { readonly token: Token; readonly onChanged: () => Promise<void> }) {
  const { t, f } = useWords();
  const { busy, problem, send } = useSending();
  const { id, name, scopes, expiresAt, lastUsedAt, revokedAt } = token;
  const isOver = revokedAt !== null || Date.parse(expiresAt) < Date.now();
  return (
    <li className="person">
      <div className="person-line">
        <div className="person-who">
          <p className="person-name">{name}</p>
          <p className="small">{f.list(scopes.map((scope) => t(`tokens.scope.${scope}`)))}</p>
          <p className="small dim">
            {revokedAt !== null
              ? t("tokens.revoked", { instant: f.instant(revokedAt) })
              : t("tokens.until", { instant: f.instant(expiresAt) })}
            {" · "}
            {lastUsedAt === null ? t("tokens.unused") : t("tokens.used", { instant: f.instant(lastUsedAt) })}
          </p>
        </div>
        {!isOver && (
          <Button
            size="xs"
            variant="default"
            loading={busy}
            aria-label={t("tokens.revokeOf", { name })}
            onClick={() => void send(() => call("revokeToken", { token: id }).then(onChanged))}
          >
            {t("tokens.revoke")}
          </Button>
        )}
      </div>
      <Declined problem={problem} />
    </li>
  );
}
