import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import type { Preview } from "../../../../contract/index.ts";
import { isRecordType, recordDefinition } from "../../../../domain/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { ScrollBox } from "../../../ui/ScrollBox.tsx";

type Made = Preview["records"][number];

/** Rows as they stand in the file, and beside each what it becomes. */
export function PreviewPanes({ preview }: { readonly preview: Preview }) {
  const { t } = useWords();
  const types = [...new Set(preview.records.map(({ type }) => type))];
  const [chosen, choose] = useState<string | null>(null);
  const type = chosen !== null && types.includes(chosen) ? chosen : (types[0] ?? null);
  return (
    <div className="panes">
      <div className="pane">
        <p className="pane-title">{t("imports.preview.file")}</p>
        <FileRows preview={preview} />
      </div>
      <div className="pane">
        <div className="pane-title">
          {t("imports.preview.records")}
          {types.length > 1 && type !== null && (
            <SegmentedControl
              size="xs"
              value={type}
              onChange={choose}
              data={types.map((value) => ({ value, label: t(`imports.record.${value}`) }))}
              aria-label={t("imports.preview.type")}
            />
          )}
        </div>
        {preview.questions.length > 0 ? (
          <p className="pane-box pane-open dim">{t("imports.preview.open")}</p>
        ) : (
          <RecordRows preview={preview} type={type} />
        )}
      </div>
    </div>
  );
}

function FileRows({ preview: { header, rows, issues, questions } }: { readonly preview: Preview }) {
  const { t } = useWords();
  const wrong = new Map((questions.length > 0 ? [] : issues).map(({ row, column, severity }) => [`${row} ${column ?? ""}`, severity]));
  return (
    <ScrollBox className="pane-box" label={t("imports.preview.file")}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col" className="row-number">
              {t("imports.preview.row")}
            </th>
            {header.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, cells }) => (
            <tr key={row}>
              <td className="row-number">{row}</td>
              {header.map((name, i) => (
                <td key={name} className={cellClass(wrong.get(`${row} ${name}`))} title={cells[i]}>
                  {cells[i]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

const cellClass = (severity: string | undefined): string | undefined =>
  severity === undefined ? undefined : severity === "error" ? "cell-bad" : "cell-warn";

function byRowOf<T extends { readonly row: number }>(all: readonly T[]): ReadonlyMap<number, readonly T[]> {
  const rows = new Map<number, T[]>();
  for (const one of all) rows.set(one.row, [...(rows.get(one.row) ?? []), one]);
  return rows;
}

function RecordRows({ preview, type }: { readonly preview: Preview; readonly type: string | null }) {
  const { t } = useWords();
  const made = preview.records.filter((record) => record.type === type);
  const byRow = byRowOf(made);
  const fields = [...new Set(made.flatMap((record) => Object.keys(record.fields)))];
  const attributes = [...new Set(made.flatMap((record) => Object.keys(record.attributes)))];
  const issues = byRowOf(preview.issues);
  const width = Math.max(1, fields.length + attributes.length);
  return (
    <ScrollBox className="pane-box" label={t("imports.preview.records")}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col" className="row-number">
              {t("imports.preview.row")}
            </th>
            {fields.map((name) => (
              <th key={name} scope="col">
                {t(`imports.field.${name}`)}
              </th>
            ))}
            {attributes.map((name) => (
              <th key={name} scope="col" className="attribute" title={t("imports.preview.attribute")}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map(({ row }) => {
            const [record, ...more] = byRow.get(row) ?? [];
            const problem = issues.get(row)?.find(({ severity }) => record === undefined || severity === "error");
            return (
              <tr key={row}>
                <td className="row-number">{row}</td>
                {record === undefined ? (
                  <td colSpan={width} className={problem ? "cell-bad" : "dim"}>
                    {problem ? <Problem code={problem.code} sentence={problem.sentence} /> : t("imports.preview.nothing")}
                  </td>
                ) : (
                  <Values record={record} fields={fields} attributes={attributes} more={more.length} />
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Problem({ code, sentence }: { readonly code: string; readonly sentence: string }) {
  return (
    <span title={sentence} lang="en" data-code={code} className="cell-problem">
      <Icon name="warning" size={14} /> {sentence}
    </span>
  );
}

/** Money is kept in minor units, and shown as money. */
function Value({ record: { type, fields }, name }: { readonly record: Made; readonly name: string }) {
  const { f } = useWords();
  const value = fields[name];
  const kind = isRecordType(type) ? recordDefinition(type).fields[name]?.kind : undefined;
  if (kind === "money" && typeof value === "number")
    return f.money(value, typeof fields["currency"] === "string" ? fields["currency"] : undefined);
  return value === undefined ? null : String(value);
}

interface ValuesProps {
  readonly record: Made;
  readonly fields: readonly string[];
  readonly attributes: readonly string[];
  readonly more: number;
}

function Values({ record, fields, attributes, more }: ValuesProps) {
  const { t } = useWords();
  return (
    <>
      {fields.map((name, i) => (
        <td key={name} className={typeof record.fields[name] === "number" ? "num" : undefined}>
          <Value record={record} name={name} />
          {i === 0 && more > 0 && <span className="chip chip-small">{t("imports.preview.more", { count: more, n: more })}</span>}
        </td>
      ))}
      {attributes.map((name) => (
        <td key={name} className="attribute">
          {record.attributes[name] ?? ""}
        </td>
      ))}
    </>
  );
}
