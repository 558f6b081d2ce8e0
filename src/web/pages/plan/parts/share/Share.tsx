import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Output } from "../../../../../contract/index.ts";
import { ask, useAsks } from "../../../../ask.ts";
import { Waiting } from "../../../../frame/Waiting.tsx";
import { useWords } from "../../../../i18n/index.ts";
import { useMay } from "../../../../me.ts";
import { CopyOnce } from "../../../../ui/CopyOnce.tsx";
import { Note } from "../../../../ui/Note.tsx";
import { Trouble } from "../../../../ui/Trouble.tsx";
import type { PartProps } from "../../load.ts";
import { CameBack } from "./CameBack.tsx";
import { Links } from "./Links.tsx";
import { NewLink } from "./NewLink.tsx";
import "../../../people/people.css";
import "./share.css";

interface Made {
  readonly name: string;
  readonly link: Output<"makeBuyerLink">;
}

/** Sharing a plan with the buyer: links made and revoked, what the buyer sees, and what came back. */
export function Share({ plan: { plan: planId } }: PartProps) {
  const { t, f } = useWords();
  const queries = useQueryClient();
  const mayShare = useMay("share");
  const asked = useAsks({ links: ask("buyerLinks", { plan: planId }) });
  const [made, setMade] = useState<Made | null>(null);
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Waiting />;
  const shared = asked.answers.links;
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ["buyerLinks"] });
  return (
    <div className="sections">
      <section className="card" aria-labelledby="share-title">
        <h3 id="share-title" className="title">
          {t("share.title")}
        </h3>
        <p className="dim share-lead">{t("share.lead")}</p>
        <p>
          <a href={`/preview/${encodeURIComponent(planId)}`} target="_blank" rel="noreferrer" className="link">
            {t("share.preview")}
          </a>
        </p>
        {mayShare && (
          <NewLink
            planId={planId}
            mails={shared.mails}
            onMade={(name, link) => {
              setMade({ name, link });
              void again();
            }}
          />
        )}
        <div role="status">
          {made && (
            <Note kind="good">
              <p>
                {t("share.made", { name: made.name, until: f.instant(made.link.expiresAt) })} {made.link.sent && t("share.sent")}
              </p>
              <CopyOnce label={t("share.label", { name: made.name })} text={made.link.link} />
            </Note>
          )}
        </div>
      </section>
      <Links planId={planId} links={shared.links} mayRevoke={mayShare} onChanged={again} />
      <CameBack planId={planId} shared={shared} />
    </div>
  );
}
