import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import type { BatchView } from "../../../../contract/index.ts";
import { ask, useAsks } from "../../../ask.ts";
import { useWords } from "../../../i18n/index.ts";
import { filtersOf, type Search } from "../../../search.ts";
import { Go } from "../../../ui/Go.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Note } from "../../../ui/Note.tsx";
import { ScrollBox } from "../../../ui/ScrollBox.tsx";
import { Trouble } from "../../../ui/Trouble.tsx";
import { Empty, Loading } from "./states.tsx";
import { UndoBatch } from "./UndoBatch.tsx";

const PAGE = 30;

/** Every import there was, what it brought, and the way to take it back. */
export function History({ search }: { readonly search: Search }) {
  const { t, f } = useWords();
  const asked = useAsks({ imports: ask("imports", { limit: 1000 }) });
  const [shown, setShown] = useState(PAGE);
  const [hidden, setHidden] = useState<number | null>(null);
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Loading />;
  const { batches } = asked.answers.imports;
  if (batches.length === 0) return <Empty title={t("imports.history.none")} text={t("imports.history.noneText")} />;
  return (
    <div className="sections">
      {hidden !== null && (
        <div role="status">
          <Note kind="good">{t("imports.history.hidden", { count: hidden, n: f.number(hidden, 0) })}</Note>
        </div>
      )}
      {batches.slice(0, Math.max(shown, 1 + batches.findIndex(({ id }) => id === search.batch))).map((batch) => (
        <Batch key={batch.id} batch={batch} search={search} onUndone={setHidden} />
      ))}
      {batches.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + PAGE)}>
          {t("imports.history.more", { n: f.number(batches.length - shown, 0) })}
        </Button>
      )}
    </div>
  );
}

interface BatchProps {
  readonly batch: BatchView;
  readonly search: Search;
  readonly onUndone: (entries: number) => void;
}

const sum = (batch: BatchView, field: "entriesAdded" | "rowsRead" | "rowsRejected" | "warnings"): number =>
  batch.files.reduce((total, file) => total + file[field], 0);

function Batch({ batch, search, onUndone }: BatchProps) {
  const { t, f } = useWords();
  const { id, title, startedAt, undoneAt, files } = batch;
  const meant = search.batch === id;
  const [open, setOpen] = useState(meant);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (meant) card.current?.scrollIntoView({ block: "nearest" });
  }, [meant]);
  const entries = sum(batch, "entriesAdded");
  const rejected = sum(batch, "rowsRejected");
  return (
    <section
      ref={card}
      className={`card batch ${undoneAt === null ? "" : "batch-undone"} ${meant ? "batch-meant" : ""}`}
      aria-label={title}
    >
      <div className="file-line">
        <button type="button" className="batch-open" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name="chevron" size={16} />
          <span>
            <span className="title">{title}</span>
            <span className="small dim batch-facts">
              <span>{f.instant(startedAt)}</span>
              <span>{t("imports.history.batch", { id })}</span>
              <span>{t("imports.overview.files", { count: files.length, n: f.number(files.length, 0) })}</span>
              <span>{t("imports.history.entries", { count: entries, n: f.number(entries, 0) })}</span>
            </span>
          </span>
        </button>
        <div className="file-tools">
          {rejected > 0 && undoneAt === null && (
            <Go
              to="/imports"
              search={{ ...filtersOf(search), tab: "issues", batch: id, severity: "error" }}
              className="chip chip-warn chip-link"
            >
              {t("imports.history.rejected", { count: rejected, n: f.number(rejected, 0) })}
            </Go>
          )}
          {undoneAt === null ? (
            <UndoBatch batch={batch} entries={entries} onUndone={onUndone} />
          ) : (
            <span className="chip">{t("imports.history.undoneOn", { instant: f.instant(undoneAt) })}</span>
          )}
        </div>
      </div>
      {open && <Files batch={batch} />}
    </section>
  );
}

const columns = ["rowsRead", "entriesAdded", "rowsUnchanged", "rowsRejected", "warnings"] as const;

function Files({ batch: { files } }: { readonly batch: BatchView }) {
  const { t, f } = useWords();
  return (
    <ScrollBox className="table-box" label={t("imports.counts.label")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("imports.counts.file")}</th>
            <th scope="col">{t("imports.history.source")}</th>
            <th scope="col">{t("imports.history.through")}</th>
            {columns.map((name) => (
              <th key={name} scope="col" className="num">
                {t(`imports.history.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.id}>
              <th scope="row">
                {file.name}
                <p className="small dim cell-note">
                  {file.importer} · {f.bytes(file.bytes)}
                </p>
              </th>
              <td>{file.source}</td>
              <td className="nowrap">{file.through === null ? t("imports.history.notSaid") : f.day(file.through)}</td>
              {columns.map((name) => (
                <td key={name} className={`num ${name === "rowsRejected" && file[name] > 0 ? "bad" : ""}`}>
                  {f.number(file[name], 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
