import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Output } from "../../../contract/index.ts";
import { ask, useAsks } from "../../ask.ts";
import { Waiting } from "../../frame/Waiting.tsx";
import { useWords } from "../../i18n/index.ts";
import { CopyOnce } from "../../ui/CopyOnce.tsx";
import { Note } from "../../ui/Note.tsx";
import { Trouble } from "../../ui/Trouble.tsx";
import { Invitations } from "./Invitations.tsx";
import { Invite } from "./Invite.tsx";
import { PersonRow } from "./PersonRow.tsx";
import "../../ui/table.css";
import "./people.css";

export type Made = { readonly kind: "invitation" | "reset"; readonly link: Output<"invite"> };

/** Who works with the program, what each may do, and who is asked to join. */
export function PeoplePage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const asked = useAsks({ people: ask("people", {}) });
  const [made, setMade] = useState<Made | null>(null);
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Waiting />;
  const { people, invitations, mails } = asked.answers.people;
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ["people"] });
  return (
    <div className="sections">
      <p className="dim people-lead">{t("people.lead")}</p>
      <Invite
        mails={mails}
        onMade={(link) => {
          setMade({ kind: "invitation", link });
          void again();
        }}
      />
      <div role="status">{made && <LinkMade made={made} />}</div>
      <section className="card" aria-labelledby="people-title">
        <h2 id="people-title" className="title">
          {t("people.title")}
        </h2>
        <ul className="people-list">
          {people.map((person) => (
            <PersonRow key={person.id} person={person} onChanged={again} onLink={(link) => setMade({ kind: "reset", link })} />
          ))}
        </ul>
        {people.length === 0 && <p className="dim">{t("people.none")}</p>}
      </section>
      {invitations.length > 0 && <Invitations invitations={invitations} onChanged={again} />}
    </div>
  );
}

function LinkMade({ made: { kind, link } }: { readonly made: Made }) {
  const { t, f } = useWords();
  return (
    <Note kind="good">
      <p>
        {t(`people.made.${kind}`, { email: link.email, until: f.instant(link.expiresAt) })}{" "}
        {t(link.sent ? "people.made.sent" : "people.made.copy")}
      </p>
      <CopyOnce label={t("people.made.label", { email: link.email })} text={link.link} />
    </Note>
  );
}
