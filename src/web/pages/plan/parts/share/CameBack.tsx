import type { Output } from "../../../../../contract/index.ts";
import { useWords } from "../../../../i18n/index.ts";
import { Note } from "../../../../ui/Note.tsx";

interface CameBackProps {
  readonly planId: string;
  readonly shared: Output<"buyerLinks">;
}

/** What the buyer has said and sent: disputes first. */
export function CameBack({ planId, shared: { signature, disputes, comments, files } }: CameBackProps) {
  const { t, f } = useWords();
  const isEmpty = signature === null && disputes.length === 0 && comments.length === 0 && files.length === 0;
  return (
    <section className="card share-back" aria-labelledby="share-back">
      <h3 id="share-back" className="title">
        {t("share.back")}
      </h3>
      {isEmpty && <p className="dim">{t("share.nothing")}</p>}
      {disputes.map(({ outcome, statement, by, on, reason }) => (
        <Note key={outcome} kind="warn">
          {t("share.disputed", { by, statement, day: f.day(on), reason })}
        </Note>
      ))}
      {signature !== null && (
        <Note kind={signature.isStill ? "good" : "warn"}>
          {t("share.signed", { by: signature.by, day: f.day(signature.on) })} {!signature.isStill && t("share.changed")}
        </Note>
      )}
      {comments.length > 0 && <h4 className="small">{t("share.comments")}</h4>}
      <ul className="share-list">
        {comments.map(({ id, by, side, text, at }) => (
          <li key={id}>
            <p className="small dim">
              {by} ({t(side === "buyer" ? "share.yours" : "share.us")}) · {f.instant(at)}
            </p>
            <p className="share-text">{text}</p>
          </li>
        ))}
      </ul>
      {files.length > 0 && <h4 className="small">{t("share.files")}</h4>}
      <ul className="share-list">
        {files.map(({ id, name, bytes, by, at }) => (
          <li key={id}>
            <a href={`/api/plans/${encodeURIComponent(planId)}/files/${id}`} className="link" download={name}>
              {name}
            </a>{" "}
            <span className="small dim">
              {f.bytes(bytes)} · {by} · {f.instant(at)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
