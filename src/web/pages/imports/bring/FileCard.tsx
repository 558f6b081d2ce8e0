import { ActionIcon, Button, Progress } from "@mantine/core";
import { useState } from "react";
import type { Preview, Problem, Upload } from "../../../../contract/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Note } from "../../../ui/Note.tsx";
import { MappingEditor } from "../mapping/MappingEditor.tsx";
import { changeFile, removeFile, type StagedFile } from "./draft.ts";
import { PreviewPanes } from "./PreviewPanes.tsx";
import { useImportSentence } from "./problems.ts";
import { Answered, type FileQuestion, Questions } from "./Questions.tsx";
import { blankMapping } from "./staging.ts";

/** What a file would become, as far as it is known. */
export interface Look {
  readonly preview: Preview | null;
  readonly problem: Problem | null;
}

interface FileCardProps {
  readonly file: StagedFile;
  readonly look: Look | null;
  readonly asking: (kind: FileQuestion["kind"]) => readonly number[];
}

export function FileCard({ file, look, asking }: FileCardProps) {
  const { t, f } = useWords();
  const { arrival } = file;
  return (
    <section className={`card file-card ${file.reading === "out" ? "file-out" : ""}`} aria-label={file.name}>
      <header className="file-head">
        <Icon name="file" size={20} />
        <div className="file-name">
          <h2 className="title">{file.name}</h2>
          <p className="small dim">
            {f.bytes(file.bytes)}
            {arrival.kind === "here" && <Facts upload={arrival.upload} />}
          </p>
        </div>
        <ActionIcon
          variant="subtle"
          color="gray"
          onClick={() => removeFile(file.key)}
          aria-label={t("imports.file.remove", { file: file.name })}
        >
          <Icon name="close" size={16} />
        </ActionIcon>
      </header>
      {arrival.kind === "sending" && <Sending sent={arrival.sent} bytes={file.bytes} />}
      {arrival.kind === "refused" && <Refused problem={arrival.problem} />}
      {arrival.kind === "here" && <Arrived file={file} upload={arrival.upload} look={look} asking={asking} />}
    </section>
  );
}

const DELIMITERS: Readonly<Record<string, string>> = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" };

function Facts({ upload: { format, encoding, delimiter, gzipped, header } }: { readonly upload: Upload }) {
  const { t } = useWords();
  const facts = [
    format === "csv" ? "CSV" : "JSON",
    ...(gzipped ? ["gzip"] : []),
    encoding.toUpperCase(),
    ...(delimiter === null ? [] : [t(`imports.file.delimiter.${DELIMITERS[delimiter] ?? "other"}`)]),
    t("imports.file.columns", { count: header.length, n: header.length }),
  ];
  return facts.map((fact) => (
    <span key={fact} className="fact">
      {fact}
    </span>
  ));
}

function Sending({ sent, bytes }: { readonly sent: number; readonly bytes: number }) {
  const { t, f } = useWords();
  const share = bytes === 0 ? 100 : Math.min(100, (sent / bytes) * 100);
  return (
    <div className="file-line" role="status">
      <Progress value={share} flex={1} aria-label={t("imports.file.sending")} />
      <span className="small dim nowrap">{share < 100 ? `${f.bytes(sent)} / ${f.bytes(bytes)}` : t("imports.file.looking")}</span>
    </div>
  );
}

function Refused({ problem }: { readonly problem: Problem }) {
  const sentence = useImportSentence();
  return <Note kind="bad">{sentence(problem)}</Note>;
}

interface ArrivedProps extends FileCardProps {
  readonly upload: Upload;
}

function Arrived({ file, upload, look, asking }: ArrivedProps) {
  const { t } = useWords();
  const sentence = useImportSentence();
  const [open, setOpen] = useState<"preview" | "mapping" | null>(null);
  const toggle = (panel: "preview" | "mapping"): void => setOpen(open === panel ? null : panel);
  const map = (): void => {
    changeFile(file.key, (known) => ({ ...known, reading: "mapping", mapping: known.mapping ?? blankMapping(file.name) }));
    setOpen("mapping");
  };
  const read = file.reading === "preset" || file.reading === "mapping";
  const { preview = null, problem = null } = look ?? {};
  return (
    <>
      <div className="file-line">
        <Status file={file} upload={upload} />
        {read && <Answered file={file} />}
        <div className="file-tools">
          {file.reading === "unknown" && (
            <Button size="xs" onClick={map}>
              {t(file.mapping === null ? "imports.file.map" : "imports.file.lookAtDraft")}
            </Button>
          )}
          {read && (
            <Button size="xs" variant="default" aria-expanded={open === "preview"} onClick={() => toggle("preview")}>
              {t("imports.file.preview")}
            </Button>
          )}
          {read && (
            <Button
              size="xs"
              variant="default"
              aria-expanded={open === "mapping"}
              onClick={() => (file.reading === "preset" ? map() : toggle("mapping"))}
            >
              {t(file.reading === "preset" ? "imports.file.changeMapping" : "imports.file.mapping")}
            </Button>
          )}
          <LeaveOut file={file} upload={upload} />
        </div>
      </div>
      {problem && file.reading !== "out" && <Note kind="bad">{sentence(problem)}</Note>}
      {read && preview && preview.questions.length > 0 && <Questions file={file} questions={preview.questions} asking={asking} />}
      {read && preview && preview.missingColumns.length > 0 && <Missing columns={preview.missingColumns} />}
      {open === "mapping" && file.mapping && (
        <MappingEditor
          mapping={file.mapping}
          header={upload.header}
          upload={upload.id}
          onChange={(mapping) => changeFile(file.key, (known) => ({ ...known, mapping, reading: "mapping" }))}
        />
      )}
      {open !== null && read && preview && <PreviewPanes preview={preview} />}
    </>
  );
}

function Missing({ columns }: { readonly columns: readonly string[] }) {
  const { t, f } = useWords();
  return <Note kind="warn">{t("imports.file.missing", { count: columns.length, columns: f.list(columns) })}</Note>;
}

function LeaveOut({ file, upload }: { readonly file: StagedFile; readonly upload: Upload }) {
  const { t } = useWords();
  const out = file.reading === "out";
  const back = upload.recognised ? "preset" : file.mapping ? "mapping" : "unknown";
  return (
    <Button
      size="xs"
      variant="subtle"
      color="gray"
      onClick={() => changeFile(file.key, (known) => ({ ...known, reading: out ? back : "out", because: null }))}
    >
      {t(out ? "imports.file.takeIn" : "imports.file.leaveOut")}
    </Button>
  );
}

function Status({ file, upload }: { readonly file: StagedFile; readonly upload: Upload }) {
  const { t, f } = useWords();
  const types = [...new Set(file.mapping?.files[0]?.records.map(({ type }) => t(`imports.record.${type}`)) ?? [])];
  if (file.reading === "out")
    return (
      <span className="chip">
        {file.because === null ? t("imports.file.isOut") : t("imports.file.isOutBecause", { reason: file.because })}
      </span>
    );
  if (file.reading === "unknown") return <span className="chip chip-warn">{t("imports.file.unknown")}</span>;
  const template = upload.recognised?.importer.startsWith("template.") === true;
  const what =
    file.reading === "mapping"
      ? t("imports.file.byMapping", { types: f.list(types) })
      : template
        ? t("imports.file.isTemplate", { types: f.list(types) })
        : t("imports.file.isPreset", { title: upload.recognised?.title ?? "" });
  return (
    <span className="chip chip-good">
      <Icon name="check" size={14} /> {what}
    </span>
  );
}
