import { Button } from "@mantine/core";
import type { Output } from "../../../contract/index.ts";
import { roleNames } from "../../../standard/index.ts";
import { call } from "../../client.ts";
import { useWords } from "../../i18n/index.ts";
import { Declined } from "../../ui/Declined.tsx";
import { useSending } from "../../use-sending.ts";

interface InvitationsProps {
  readonly invitations: Output<"people">["invitations"];
  readonly onChanged: () => Promise<void>;
}

export function Invitations({ invitations, onChanged }: InvitationsProps) {
  const { t, f, language } = useWords();
  const { busy, problem, send } = useSending();
  const withdraw = (invitation: number): void => void send(() => call("withdrawInvitation", { invitation }).then(onChanged));
  return (
    <section className="card" aria-labelledby="invitations-title">
      <h2 id="invitations-title" className="title">
        {t("people.open.title")}
      </h2>
      <ul className="people-list">
        {invitations.map(({ id, email, roles, expiresAt, madeBy }) => (
          <li key={id} className="person">
            <div className="person-line">
              <div className="person-who">
                <p className="person-name">{email}</p>
                <p className="small dim">{t("people.open.until", { until: f.instant(expiresAt), by: madeBy })}</p>
                <p className="small">{f.list(roles.map((role) => roleNames[role][language]))}</p>
              </div>
              <Button
                size="xs"
                variant="default"
                loading={busy}
                aria-label={t("people.open.withdrawOf", { email })}
                onClick={() => withdraw(id)}
              >
                {t("people.open.withdraw")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Declined problem={problem} />
    </section>
  );
}
