import { Button } from "@mantine/core";
import { useState } from "react";
import { useAddress } from "../../address.ts";
import { csvOf, saveCsv } from "../../charts/export.ts";
import { type Translate, useWords } from "../../i18n/index.ts";
import { filtersOf } from "../../search.ts";
import { Go } from "../../ui/Go.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { type Opening, Rows } from "../../ui/Rows.tsx";
import { type Finding, severities } from "./load.ts";

const titleOf = ({ code, title, values }: Finding, t: Translate): string =>
  t(`quality.finding.${code}.title`, { ...values, defaultValue: title });
const textOf = ({ code, sentence, values }: Finding, t: Translate): string =>
  t(`quality.finding.${code}.text`, { ...values, defaultValue: sentence });

/** A row that could not be used says why in the reader's words; other examples are the data's own. */
function told(says: string, t: Translate): string {
  const [, file, row, codes] = /^(.+) row (\d+): ([a-z_, ]+)$/.exec(says) ?? [];
  if (codes === undefined) return says;
  const why = codes.split(", ").map((code) => t(`imports.issue.${code}`, { defaultValue: code }));
  return `${t("rows.row", { file, row })}: ${why.join(", ")}`;
}

const HEADER = ["severity", "code", "title", "count", "of", "affects", "examples", "text"] as const;

/** What the data leaves to be desired, the worst first. */
export function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const { t, f } = useWords();
  const [opened, open] = useState<Opening | null>(null);
  if (findings.length === 0)
    return (
      <section className="card nothing">
        <p className="title">{t("quality.nothing")}</p>
        <p className="dim">{t("quality.nothingText")}</p>
      </section>
    );
  const save = (): void =>
    saveCsv(
      "openbowtie-findings",
      csvOf(
        HEADER,
        findings.map((one) => [
          one.severity,
          one.code,
          titleOf(one, t),
          one.count,
          one.of,
          one.affects.join(" "),
          one.examples.map(({ says }) => says).join(" | "),
          textOf(one, t),
        ]),
      ),
    );
  return (
    <>
      <div className="no-print">
        <Button size="xs" variant="default" leftSection={<Icon name="download" size={14} />} onClick={save}>
          {t("quality.csv")}
        </Button>
      </div>
      {severities.map((severity) => {
        const own = findings.filter((one) => one.severity === severity);
        if (own.length === 0) return null;
        return (
          <section key={severity} className="card" aria-labelledby={`findings-${severity}`}>
            <h2 className="title" id={`findings-${severity}`}>
              {t(`quality.severity.${severity}.title`)} ({f.number(own.length, 0)})
            </h2>
            <p className="small dim">{t(`quality.severity.${severity}.text`)}</p>
            <ul className="quality-list">
              {own.map((one) => (
                <OneFinding key={`${one.code} ${one.values["name"] ?? ""}`} finding={one} open={open} />
              ))}
            </ul>
          </section>
        );
      })}
      <Rows opened={opened} close={() => open(null)} />
    </>
  );
}

const looks = { wrong: "bad", doubtful: "warn", remark: "dim" } as const;

/** One finding, with what it touches and examples that open. */
export function OneFinding({ finding, open }: { readonly finding: Finding; readonly open: (opening: Opening) => void }) {
  const { t, f } = useWords();
  const filters = filtersOf(useAddress());
  const { severity, count, of, affects, examples } = finding;
  return (
    <li className="quality-item">
      <span className={looks[severity]}>
        <Icon name={severity === "remark" ? "explain" : "warning"} size={18} />
      </span>
      <div>
        <h3 className="quality-title">
          {titleOf(finding, t)}{" "}
          <span className="chip chip-small">
            {t("quality.of", { n: f.number(count, 0), of: f.number(of, 0) })}
            {of > 0 && ` · ${f.ratio(count / of)}`}
          </span>
        </h3>
        <p className="small">{textOf(finding, t)}</p>
        <p className="small quality-links">
          <span className="dim">{t("quality.touches")}</span>
          {affects.map((metric) => (
            <Go key={metric} to="/explain" search={{ ...filters, metric }} className="link">
              {t(`metric.${metric}.title`, { defaultValue: metric })}
            </Go>
          ))}
        </p>
        {examples.length > 0 && (
          <p className="small quality-links">
            <span className="dim">{t("quality.examples")}</span>
            {examples.map(({ says, opens }) =>
              opens === null ? (
                <span key={says}>{told(says, t)}</span>
              ) : (
                <button key={says} type="button" className="quality-open" onClick={() => open({ ...opens, says: told(says, t) })}>
                  {told(says, t)}
                </button>
              ),
            )}
          </p>
        )}
      </div>
    </li>
  );
}
