import type { Audit } from "../../../contract/index.ts";
import { useWords } from "../../i18n/index.ts";

type Entry = Audit["entries"][number];

const shown = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value, null, 1));

/** One change: what it was before and after opens below it. */
export function EntryRow({ entry }: { readonly entry: Entry }) {
  const { t, f } = useWords();
  const { at, kind, person, token, operation, subject, before, after, outcome } = entry;
  const isTold = (value: unknown): boolean => value !== null && value !== undefined;
  return (
    <tr>
      <td className="nowrap">{f.instant(at)}</td>
      <td>
        {person ?? t(`audit.kind.${kind}`)}
        {token !== null && <div className="small dim">{t("audit.byToken", { token })}</div>}
      </td>
      <td>
        {t(`audit.operation.${operation}`, { defaultValue: operation })}
        {outcome !== "done" && <div className="small audit-not">{t("audit.notDone", { code: outcome })}</div>}
      </td>
      <td className="audit-subject">{subject}</td>
      <td>
        {(isTold(before) || isTold(after)) && (
          <details>
            <summary>{t("audit.open")}</summary>
            {isTold(before) && (
              <>
                <p className="small dim">{t("audit.before")}</p>
                <pre>{shown(before)}</pre>
              </>
            )}
            {isTold(after) && (
              <>
                <p className="small dim">{t("audit.after")}</p>
                <pre>{shown(after)}</pre>
              </>
            )}
          </details>
        )}
      </td>
    </tr>
  );
}
