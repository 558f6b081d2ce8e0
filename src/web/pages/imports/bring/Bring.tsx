import { useQueries } from "@tanstack/react-query";
import { useState } from "react";
import type { Preview } from "../../../../contract/index.ts";
import { ask, problemOf, queryOf } from "../../../ask.ts";
import { useWords } from "../../../i18n/index.ts";
import type { Search } from "../../../search.ts";
import { Note } from "../../../ui/Note.tsx";
import { Actions } from "./Actions.tsx";
import { DropZone } from "./DropZone.tsx";
import { type Draft, type StagedFile, useDraft } from "./draft.ts";
import { FileCard, type Look } from "./FileCard.tsx";
import { Outcome } from "./Outcome.tsx";
import type { FileQuestion } from "./Questions.tsx";
import { answersOf, isRead } from "./run.ts";
import { takeFiles } from "./staging.ts";
import { Whole } from "./Whole.tsx";

/** From files to the ledger: bring them, look at what they would become, answer what they leave open, import. */
export function Bring({ search }: { readonly search: Search }) {
  const { t } = useWords();
  const draft = useDraft();
  const looks = useLooks(draft);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const take = (files: readonly File[]): void => void takeFiles(files).then(setProblems);
  const { run, files } = draft;
  if (run.kind === "done") return <Outcome result={run.result} search={search} />;
  return (
    <div className="sections">
      {/* What is being imported is not changed under way. */}
      <div className="sections" inert={run.kind === "running"}>
        <DropZone compact={files.length > 0} onFiles={take} />
        {problems.map((problem) => (
          <Note key={problem} kind="bad">
            {t("imports.mapping.unreadable")} <span lang="en">{problem}</span>
          </Note>
        ))}
        {files.length === 0 && <Steps />}
        {(files.length > 0 || draft.folder !== null) && <Whole draft={draft} />}
        {files.map((file) => (
          <FileCard key={file.key} file={file} look={looks.get(file.key) ?? null} asking={(kind) => askingFor(kind, looks)} />
        ))}
      </div>
      {files.length > 0 && <Actions draft={draft} looks={looks} />}
    </div>
  );
}

/** What every file would become as it is read now. The question is asked again whenever an answer or a mapping changes. */
function useLooks(draft: Draft): ReadonlyMap<number, Look> {
  const read = draft.files.filter((file) => isRead(file) || (file.arrival.kind === "here" && file.reading === "unknown" && file.mapping));
  const results = useQueries({ queries: read.map((file) => queryOf(ask("preview", previewOf(draft, file)))) });
  return new Map(
    read.map((file, i): readonly [number, Look] => {
      const result = results[i];
      const preview = (result?.data ?? null) as Preview | null;
      return [file.key, { preview, problem: result?.isError ? problemOf(result.error) : null }];
    }),
  );
}

const previewOf = (draft: Draft, file: StagedFile) =>
  ({
    id: file.arrival.kind === "here" ? file.arrival.upload.id : "",
    answers: answersOf(draft, file),
    ...(file.reading !== "preset" && file.mapping ? { mapping: file.mapping } : {}),
  }) as Parameters<typeof ask<"preview">>[1];

const askingFor = (kind: FileQuestion["kind"], looks: ReadonlyMap<number, Look>): readonly number[] =>
  [...looks].filter(([, { preview }]) => preview?.questions.some((question) => question.kind === kind)).map(([key]) => key);

const steps = ["bring", "look", "import"] as const;

function Steps() {
  const { t } = useWords();
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step} className="card">
          <p className="title">{t(`imports.steps.${step}.title`)}</p>
          <p className="dim">{t(`imports.steps.${step}.text`)}</p>
        </li>
      ))}
    </ol>
  );
}
