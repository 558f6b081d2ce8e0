import { Button, TextInput } from "@mantine/core";
import { useId, useState } from "react";
import type { IssueView } from "../../../../contract/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Note } from "../../../ui/Note.tsx";
import { useWork } from "../../../work.ts";
import { useImportSentence } from "../bring/problems.ts";
import { IssueTitle } from "./IssueTitle.tsx";

interface IssueRowProps {
  readonly issue: IssueView;
  readonly onCorrected: (issue: IssueView) => void;
}

/** One flaw with its row; opened, the cells can be corrected and the row is read again. */
export function IssueRow({ issue, onCorrected }: IssueRowProps) {
  const { t, f } = useWords();
  const [open, setOpen] = useState(false);
  const { file, row, column, code, severity, sentence, cells } = issue;
  const panel = useId();
  return (
    <li className="issue">
      <button
        type="button"
        className="issue-head"
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
        disabled={cells === null}
      >
        <span className={severity === "error" ? "bad" : "warn"}>
          <Icon name="warning" size={16} />
        </span>
        <span className="issue-where">
          <span>{row === 0 ? t("imports.issues.wholeFile") : t("imports.issues.row", { row: f.number(row, 0) })}</span>
          <span className="small dim">{file}</span>
        </span>
        <span className="issue-what">
          <span className="kind-name">
            <IssueTitle code={code} />
            {column !== null && <code>{column}</code>}
          </span>
          <span className="small dim" lang="en">
            {sentence}
          </span>
        </span>
        {cells !== null && <Icon name="chevron" size={16} />}
      </button>
      {open && cells !== null && (
        <div id={panel}>
          <Correction issue={issue} cells={cells} onCorrected={onCorrected} />
        </div>
      )}
    </li>
  );
}

interface CorrectionProps extends IssueRowProps {
  readonly cells: Readonly<Record<string, string>>;
}

function Correction({ issue, cells, onCorrected }: CorrectionProps) {
  const { t } = useWords();
  const work = useWork("correct");
  const sentence = useImportSentence();
  const [typed, setTyped] = useState(cells);
  const changed = Object.keys(cells).some((name) => typed[name] !== cells[name]);
  const still = work.problem?.code === "still_wrong" ? work.problem.detail : null;
  const wrong = work.problem ? (work.problem.details?.["column"] ?? null) : issue.column;
  return (
    <form
      className="correction"
      onSubmit={(event) => {
        event.preventDefault();
        void work.run({ issue: issue.id, cells: typed }).then((done) => {
          if (done) onCorrected(issue);
        });
      }}
    >
      <div className="cells">
        {Object.keys(cells).map((name) => (
          <TextInput
            key={name}
            size="xs"
            label={name}
            value={typed[name] ?? ""}
            error={name === wrong}
            {...(typed[name] === cells[name]
              ? {}
              : { description: t("imports.issues.was", { cell: cells[name] === "" ? "∅" : cells[name] }) })}
            inputWrapperOrder={["label", "input", "description"]}
            onChange={({ currentTarget }) => setTyped({ ...typed, [name]: currentTarget.value })}
          />
        ))}
      </div>
      {work.problem && (
        <Note kind="bad">
          {still === null ? sentence(work.problem) : t("imports.issues.stillWrong")} {still !== null && <span lang="en">{still}</span>}
        </Note>
      )}
      <div className="actions-line">
        <p className="small dim" role="status">
          {t(work.busy ? "imports.issues.reading" : "imports.issues.correctHint")}
        </p>
        <Button size="xs" variant="default" disabled={!changed || work.busy} onClick={() => setTyped(cells)}>
          {t("imports.issues.reset")}
        </Button>
        <Button size="xs" type="submit" loading={work.busy} disabled={!changed}>
          {t("imports.issues.correct")}
        </Button>
      </div>
    </form>
  );
}
