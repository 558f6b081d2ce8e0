import { Button } from "@mantine/core";
import type { Output } from "../../../../../contract/index.ts";
import { call } from "../../../../client.ts";
import { languageNames } from "../../../../frame/Switches.tsx";
import { useWords } from "../../../../i18n/index.ts";
import { Declined } from "../../../../ui/Declined.tsx";
import { useSending } from "../../../../use-sending.ts";

type Link = Output<"buyerLinks">["links"][number];

interface LinksProps {
  readonly planId: string;
  readonly links: readonly Link[];
  readonly mayRevoke: boolean;
  readonly onChanged: () => Promise<void>;
}

/** Who has a link, whether they used it, and how it ends. */
export function Links({ links, ...rest }: LinksProps) {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby="share-links">
      <h3 id="share-links" className="title">
        {t("share.links")}
      </h3>
      {links.length === 0 && <p className="dim">{t("share.none")}</p>}
      <ul className="people-list">
        {links.map((link) => (
          <LinkRow key={link.id} link={link} {...rest} />
        ))}
      </ul>
    </section>
  );
}

function LinkRow({ planId, link, mayRevoke, onChanged }: Omit<LinksProps, "links"> & { readonly link: Link }) {
  const { t, f } = useWords();
  const { busy, problem, send } = useSending();
  const { id, name, email, language, madeBy, madeAt, expiresAt, lastUsedAt, revokedAt, isOpen } = link;
  const end =
    revokedAt !== null
      ? t("share.revoked", { instant: f.instant(revokedAt) })
      : t(isOpen ? "share.until" : "share.ended", { instant: f.instant(expiresAt) });
  return (
    <li className="person">
      <div className="person-line">
        <div className="person-who">
          <p className="person-name">
            {name} <span className="small dim">{[email, languageNames[language]].filter(Boolean).join(" · ")}</span>
          </p>
          <p className="small">
            {end} · {lastUsedAt === null ? t("share.unused") : t("share.used", { instant: f.instant(lastUsedAt) })}
          </p>
          <p className="small dim">{t("share.by", { by: madeBy, instant: f.instant(madeAt) })}</p>
        </div>
        {isOpen && mayRevoke && (
          <Button
            size="xs"
            variant="default"
            loading={busy}
            aria-label={t("share.revokeOf", { name })}
            onClick={() => void send(() => call("revokeBuyerLink", { plan: planId, link: id }).then(onChanged))}
          >
            {t("share.revoke")}
          </Button>
        )}
      </div>
      <Declined problem={problem} />
    </li>
  );
}
