import type { ImportedFile } from "../../../../contract/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { ScrollBox } from "../../../ui/ScrollBox.tsx";
import { IssueTitle } from "../ledger/IssueTitle.tsx";

/** Rows of every file and what became of them: used, skipped and rejected are all there were. */
export function FileCounts({ files }: { readonly files: readonly ImportedFile[] }) {
  const { t, f } = useWords();
  const isCheck = files.some(({ outcome }) => outcome === "checked");
  const n = (value: number): string => f.number(value, 0);
  return (
    <ScrollBox className="table-box" label={t("imports.counts.label")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("imports.counts.file")}</th>
            <th scope="col" className="num">
              {t("imports.counts.read")}
            </th>
            <th scope="col" className="num">
              {t("imports.counts.used")}
            </th>
            <th scope="col" className="num">
              {t("imports.counts.skipped")}
            </th>
            <th scope="col" className="num">
              {t("imports.counts.rejected")}
            </th>
            <th scope="col" className="num split">
              {t(isCheck ? "imports.counts.records" : "imports.counts.added")}
            </th>
            {!isCheck && (
              <th scope="col" className="num">
                {t("imports.counts.unchanged")}
              </th>
            )}
            <th scope="col" className="num">
              {t("imports.counts.remarks")}
            </th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.name}>
              <th scope="row">
                {file.name}
                <Kinds file={file} />
              </th>
              <td className="num">{n(file.rowsRead)}</td>
              <td className="num">{n(file.rowsRead - file.rowsSkipped - file.rowsRejected)}</td>
              <td className="num">{n(file.rowsSkipped)}</td>
              <td className={`num ${file.rowsRejected > 0 ? "bad" : ""}`}>{n(file.rowsRejected)}</td>
              <td className="num split">{n(file.entriesAdded)}</td>
              {!isCheck && <td className="num">{n(file.rowsUnchanged)}</td>}
              <td className="num">{n(file.warnings)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

const SHOWN = 4;

function Kinds({ file: { outcome, reason, issues } }: { readonly file: ImportedFile }) {
  const { t, f } = useWords();
  return (
    <>
      {(outcome === "unchanged" || outcome === "unknown" || outcome === "ignored" || outcome === "refused") && (
        <p className="small dim cell-note" title={reason}>
          {t(`imports.outcome.${outcome}`)}
        </p>
      )}
      {issues.slice(0, SHOWN).map(({ code, severity, count, example }) => (
        <p key={`${code} ${severity}`} className="small cell-note" title={example}>
          <span className={severity === "error" ? "bad" : "warn"}>
            <Icon name="warning" size={13} />
          </span>{" "}
          {f.number(count, 0)} × <IssueTitle code={code} />
        </p>
      ))}
    </>
  );
}
