import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import type { Output } from "../../../contract/index.ts";
import { roleNames, type StaffRole } from "../../../standard/index.ts";
import { call } from "../../client.ts";
import { useWords } from "../../i18n/index.ts";
import { Declined } from "../../ui/Declined.tsx";
import { useSending } from "../../use-sending.ts";
import { Roles } from "./Roles.tsx";

interface PersonRowProps {
  readonly person: Output<"people">["people"][number];
  readonly onChanged: () => Promise<void>;
  readonly onLink: (link: Output<"resetLink">) => void;
}

/** A person: their roles, a new password, in or out. */
export function PersonRow({ person, onChanged, onLink }: PersonRowProps) {
  const { t, f, language } = useWords();
  const [roles, setRoles] = useState<readonly StaffRole[] | null>(null);
  const [leaving, setLeaving] = useState(false);
  const { busy, problem, send } = useSending();
  const { id, name, email, isDemo, deactivatedAt } = person;
  const change = (work: () => Promise<unknown>): void =>
    void send(async () => {
      await work();
      setRoles(null);
      await onChanged();
    });
  const isOut = deactivatedAt !== null;
  return (
    <li className="person">
      <div className="person-line">
        <div className="person-who">
          <p className="person-name">
            {isDemo ? t("me.demo") : name}
            {isOut && <span className="small dim"> · {t("people.out", { instant: f.instant(deactivatedAt) })}</span>}
          </p>
          {!isDemo && <p className="small dim">{email}</p>}
          <p className="small">{f.list(person.roles.map((role) => roleNames[role][language]))}</p>
        </div>
        {!isDemo && (
          <div className="person-tools">
            <Button
              size="xs"
              variant="default"
              aria-expanded={roles !== null}
              aria-label={t("people.changeOf", { name })}
              onClick={() => setRoles(roles === null ? person.roles : null)}
            >
              {t("people.change")}
            </Button>
            {!isOut && (
              <Button
                size="xs"
                variant="default"
                aria-label={t("people.resetOf", { name })}
                onClick={() => void send(async () => onLink(await call("resetLink", { person: id, language })))}
              >
                {t("people.reset")}
              </Button>
            )}
            <Button
              size="xs"
              variant="default"
              loading={busy}
              aria-label={t(isOut ? "people.reactivateOf" : "people.deactivateOf", { name })}
              onClick={() => (isOut ? change(() => call("reactivate", { person: id })) : setLeaving(true))}
            >
              {t(isOut ? "people.reactivate" : "people.deactivate")}
            </Button>
          </div>
        )}
      </div>
      {roles !== null && (
        <div className="person-change">
          <Roles label={t("people.rolesOf", { name })} roles={roles} onChange={setRoles} />
          <Button
            size="xs"
            loading={busy}
            disabled={roles.length === 0}
            onClick={() => change(() => call("setRoles", { person: id, roles: [...roles] }))}
          >
            {t("people.save")}
          </Button>
        </div>
      )}
      <Declined problem={problem} />
      <Modal
        opened={leaving}
        onClose={() => setLeaving(false)}
        title={<span className="title">{t("people.deactivateTitle", { name })}</span>}
        centered
      >
        <p>{t("people.deactivateText")}</p>
        <div className="person-tools person-sure">
          <Button variant="default" onClick={() => setLeaving(false)}>
            {t("people.cancel")}
          </Button>
          <Button
            color="red.9"
            onClick={() => {
              setLeaving(false);
              change(() => call("deactivate", { person: id }));
            }}
          >
            {t("people.deactivate")}
          </Button>
        </div>
      </Modal>
    </li>
  );
}
