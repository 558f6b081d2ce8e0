import { Button, TextInput } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ImportedFile } from "../../../../contract/index.ts";
import { problemOf } from "../../../ask.ts";
import { call } from "../../../client.ts";
import { useWords } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Note } from "../../../ui/Note.tsx";
import { joined } from "../mapping/edit.ts";
import { toYaml } from "../mapping/yaml.ts";
import { type Draft, startOver } from "./draft.ts";
import type { Look } from "./FileCard.tsx";
import { FileCounts } from "./FileCounts.tsx";
import { useImportSentence } from "./problems.ts";
import { Running } from "./Running.tsx";
import { isRead, runImport } from "./run.ts";

interface ActionsProps {
  readonly draft: Draft;
  readonly looks: ReadonlyMap<number, Look>;
}

/** What is still open, the check without writing, and the import itself. */
export function Actions({ draft, looks }: ActionsProps) {
  const { t } = useWords();
  const queries = useQueryClient();
  const sentence = useImportSentence();
  const { run, files } = draft;
  const read = files.filter(isRead);
  const waiting = whatWaits(draft, looks);
  const count = { count: read.length, n: read.length };
  return (
    <>
      {run.kind === "checked" && <Checked files={run.result.files} />}
      <section className="card actions" aria-label={t("imports.actions.label")}>
        {run.kind === "failed" && (
          <Note kind="bad">
            {run.file !== null && <strong>{run.file}: </strong>}
            {sentence(run.problem)} {run.partly && t("imports.actions.partly")}
          </Note>
        )}
        {run.kind === "running" ? (
          <Running run={run} />
        ) : (
          <div className="actions-line">
            <p className={waiting === null ? "dim" : "waits"} role="status">
              {waiting !== null && <Icon name="warning" size={16} />}{" "}
              {waiting === null ? t("imports.actions.ready", count) : t(`imports.actions.${waiting}`)}
            </p>
            <Button variant="subtle" color="gray" onClick={startOver}>
              {t("imports.actions.drop")}
            </Button>
            <Button variant="default" disabled={waiting !== null} onClick={() => void runImport(queries, true)}>
              {t("imports.actions.check")}
            </Button>
            <Button disabled={waiting !== null} onClick={() => void runImport(queries, false)}>
              {t("imports.actions.import", count)}
            </Button>
          </div>
        )}
        {read.some(({ reading }) => reading === "mapping") && run.kind !== "running" && <SaveMapping draft={draft} />}
      </section>
    </>
  );
}

/** What the import would read, brought into sight below a long list of files. */
function Checked({ files }: { readonly files: readonly ImportedFile[] }) {
  const { t } = useWords();
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.scrollIntoView({ block: "center" }), []);
  return (
    <section ref={section} className="card checked" aria-label={t("imports.actions.check")}>
      <Note kind="good">{t("imports.actions.checked")}</Note>
      <FileCounts files={files} />
    </section>
  );
}

/** The first thing that stands between the files and the ledger. */
function whatWaits({ files, source }: Draft, looks: ReadonlyMap<number, Look>): string | null {
  if (files.some(({ arrival }) => arrival.kind === "sending")) return "waitSending";
  if (files.some(({ arrival, reading }) => arrival.kind === "here" && reading === "unknown")) return "waitUnknown";
  const read = files.filter(isRead);
  if (read.length === 0) return "waitNothing";
  if (!/^([a-z0-9][a-z0-9_-]*)?$/.test(source)) return "waitSource";
  const seen = read.map(({ key }) => looks.get(key));
  if (seen.some((look) => look?.problem)) return "waitProblem";
  if (seen.some((look) => look?.preview === null || look === undefined)) return "waitLooking";
  return seen.some((look) => (look?.preview?.questions.length ?? 0) > 0) ? "waitQuestion" : null;
}

/** Keeps how these files are read, for the next export of the same system. */
function SaveMapping({ draft }: { readonly draft: Draft }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const sentence = useImportSentence();
  const [name, setName] = useState(draft.folder?.name.replace(/\.ya?ml$/i, "") ?? "");
  const [said, say] = useState<{ readonly kind: "good" | "bad"; readonly text: string } | null>(null);
  const save = async (): Promise<void> => {
    const own = draft.files.flatMap((file) => (file.reading === "mapping" && file.mapping ? [answered(draft, file)] : []));
    const mapping = joined(draft.folder ? [draft.folder.mapping, ...own] : own);
    if (!mapping) return;
    try {
      await call("saveMapping", { name: name.trim(), body: toYaml(mapping) });
      say({ kind: "good", text: t("imports.mapping.saved", { name: name.trim() }) });
      await queries.invalidateQueries({ queryKey: ["mappings"] });
    } catch (error) {
      say({ kind: "bad", text: sentence(problemOf(error)) });
    }
  };
  return (
    <form
      className="save-mapping"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextInput
        size="xs"
        label={t("imports.mapping.saveAs")}
        placeholder={t("imports.mapping.saveAsExample")}
        maxLength={60}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Button size="xs" variant="default" type="submit" disabled={name.trim() === ""}>
        {t("imports.mapping.save")}
      </Button>
      {said && (
        <p className={`small said-${said.kind}`} role="status">
          {said.text}
        </p>
      )}
    </form>
  );
}

/** A file's mapping with the answers given for it, so that they are not asked for again. */
function answered({ source }: Draft, { mapping, answers }: Draft["files"][number]) {
  const base = mapping ?? { source: "files", files: [] };
  const { dates, decimal, currency } = answers;
  return {
    ...base,
    ...(source === "" ? {} : { source }),
    files: base.files.map((file) => ({ ...file, ...(dates && { dates }), ...(decimal && { decimal }), ...(currency && { currency }) })),
  };
}
