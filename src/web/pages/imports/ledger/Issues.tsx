import { Button, NativeSelect, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { IssueList, IssueView, Output } from "../../../../contract/index.ts";
import { useAddressChange } from "../../../address.ts";
import { ask, useAsks } from "../../../ask.ts";
import { useWords } from "../../../i18n/index.ts";
import type { Search } from "../../../search.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Note } from "../../../ui/Note.tsx";
import { Trouble } from "../../../ui/Trouble.tsx";
import { IssueRow } from "./IssueRow.tsx";
import { IssueTitle } from "./IssueTitle.tsx";
import { Empty, Loading } from "./states.tsx";

const PAGE = 50;

const asksOf = ({ batch, file, code, severity, offset = 0 }: Search) => ({
  issues: ask("issues", {
    ...(batch === undefined ? {} : { batch }),
    ...(file === undefined ? {} : { file }),
    ...(code === undefined ? {} : { code }),
    ...(severity === undefined ? {} : { severity }),
    limit: PAGE,
    offset,
  }),
  imports: ask("imports", { limit: 1000 }),
});

/** What is wrong with rows, grouped and one by one; a row is corrected where it stands. */
export function Issues({ search }: { readonly search: Search }) {
  const { t, f } = useWords();
  const asked = useAsks(asksOf(search));
  const [corrected, setCorrected] = useState<IssueView | null>(null);
  if (asked.kind === "failed") return <Trouble problem={asked.problem} again={asked.again} />;
  if (asked.kind === "loading") return <Loading />;
  const { issues, imports } = asked.answers;
  const filtered = search.batch ?? search.file ?? search.code ?? search.severity;
  if (issues.counts.length === 0 && filtered === undefined && corrected === null)
    return <Empty title={t("imports.issues.none")} text={t("imports.issues.noneText")} />;
  return (
    <div className="sections">
      <div role="status">
        {corrected && <Note kind="good">{t("imports.issues.corrected", { row: f.number(corrected.row, 0), file: corrected.file })}</Note>}
      </div>
      <IssueFilters search={search} imports={imports} />
      {issues.counts.length > 0 && <Counts counts={issues.counts} search={search} />}
      <List found={issues} search={search} onCorrected={setCorrected} />
    </div>
  );
}

function IssueFilters({ search, imports }: { readonly search: Search; readonly imports: Output<"imports"> }) {
  const { t, f } = useWords();
  const change = useAddressChange();
  const batches = imports.batches.filter(({ undoneAt }) => undoneAt === null);
  return (
    <div className="issue-filters">
      <SegmentedControl
        size="xs"
        value={search.severity ?? "all"}
        aria-label={t("imports.issues.severity")}
        data={["all", "error", "warning"].map((value) => ({ value, label: t(`imports.issues.${value}`) }))}
        onChange={(value) =>
          change({
            severity: value === "error" || value === "warning" ? value : undefined,
            code: undefined,
            file: undefined,
            offset: undefined,
          })
        }
      />
      <NativeSelect
        size="xs"
        aria-label={t("imports.issues.batch")}
        value={String(search.batch ?? "")}
        data={[
          { value: "", label: t("imports.issues.allBatches") },
          ...batches.map(({ id, title, startedAt }) => ({ value: String(id), label: `${f.instant(startedAt)} · ${title}`.slice(0, 80) })),
        ]}
        onChange={({ currentTarget: { value } }) =>
          change({ batch: value === "" ? undefined : Number(value), code: undefined, file: undefined, offset: undefined })
        }
      />
      {(search.code !== undefined || search.file !== undefined) && (
        <button type="button" className="chip chip-button" onClick={() => change({ code: undefined, file: undefined, offset: undefined })}>
          {search.code !== undefined && <IssueTitle code={search.code} />} <Icon name="close" size={12} />
          <span className="visually-hidden">{t("imports.issues.clear")}</span>
        </button>
      )}
    </div>
  );
}

function Counts({ counts, search }: { readonly counts: IssueList["counts"]; readonly search: Search }) {
  const { t, f } = useWords();
  const change = useAddressChange();
  const shown = counts.filter(({ severity }) => search.severity === undefined || severity === search.severity);
  const files = [...new Map(shown.filter(({ severity }) => severity === "error").map(({ fileId, file }) => [fileId, file]))];
  return (
    <section className="card" aria-labelledby="issue-counts">
      <h2 id="issue-counts" className="title">
        {t("imports.issues.kinds")}
      </h2>
      <ul className="kinds">
        {shown.map(({ fileId, file, code, severity, count, example }) => {
          const chosen = search.code === code && search.file === fileId;
          return (
            <li key={`${fileId} ${code} ${severity}`}>
              <button
                type="button"
                className="kind"
                aria-pressed={chosen}
                onClick={() => change({ code: chosen ? undefined : code, file: chosen ? undefined : fileId, offset: undefined })}
              >
                <span className={`num kind-count ${severity === "error" ? "bad" : "warn"}`}>{f.number(count, 0)}</span>
                <span>
                  <span className="kind-name">
                    <IssueTitle code={code} />
                  </span>
                  <span className="small dim">
                    {" "}
                    {file} · {t(`imports.issues.${severity}One`)}
                  </span>
                  <span className="small dim kind-example" lang="en">
                    {example}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {files.length > 0 && (
        <p className="small dim exports">
          {t("imports.issues.export")}{" "}
          {files.map(([id, name]) => (
            <a key={id} className="link" href={`/api/issues.csv?file=${id}`} download>
              <Icon name="download" size={13} /> {name}
            </a>
          ))}
        </p>
      )}
    </section>
  );
}

interface ListProps {
  readonly found: IssueList;
  readonly search: Search;
  readonly onCorrected: (issue: IssueView) => void;
}

function List({ found: { total, issues }, search, onCorrected }: ListProps) {
  const { t, f } = useWords();
  const change = useAddressChange();
  const offset = search.offset ?? 0;
  if (issues.length === 0) return <Empty title={t("imports.issues.noneHere")} text={t("imports.issues.noneHereText")} />;
  return (
    <section className="card" aria-labelledby="issue-rows">
      <h2 id="issue-rows" className="title">
        {t("imports.issues.rows", { from: f.number(offset + 1, 0), to: f.number(offset + issues.length, 0), total: f.number(total, 0) })}
      </h2>
      <ul className="issue-list">
        {issues.map((issue: IssueView) => (
          <IssueRow key={issue.id} issue={issue} onCorrected={onCorrected} />
        ))}
      </ul>
      {total > PAGE && (
        <div className="actions-line">
          <Button
            size="xs"
            variant="default"
            disabled={offset === 0}
            onClick={() => change({ offset: offset > PAGE ? offset - PAGE : undefined })}
          >
            {t("imports.before")}
          </Button>
          <Button size="xs" variant="default" disabled={offset + PAGE >= total} onClick={() => change({ offset: offset + PAGE })}>
            {t("imports.next")}
          </Button>
        </div>
      )}
    </section>
  );
}
