import { Autocomplete, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { type Field, type FieldSource, type Mapping, type RecordMapping, recordDefinition } from "../../../../domain/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { shownSource, translationsOf, withColumn } from "./edit.ts";
import { Translations } from "./Translations.tsx";
import { toYaml } from "./yaml.ts";

interface FieldRowProps {
  readonly name: string;
  readonly mapping: Mapping;
  readonly at: readonly [file: number, record: number];
  readonly record: RecordMapping;
  readonly header: readonly string[];
  readonly upload: string | null;
  readonly onSource: (source: FieldSource | undefined) => void;
  readonly onMapping: (mapping: Mapping) => void;
}

/** Where one field comes from: a column, a fixed value, or nothing. */
export function FieldRow({ name, mapping, at, record, header, upload, onSource, onMapping }: FieldRowProps) {
  const { t } = useWords();
  const field: Field | undefined = recordDefinition(record.type).fields[name];
  const source = record.fields[name];
  const shown = shownSource(source);
  const translated = Object.keys(translationsOf(mapping, source)).length;
  const choices = field?.choices !== undefined && shown.kind === "column";
  const [open, setOpen] = useState(choices && name === "state");
  const kinds = ["column", "constant", ...(shown.kind === "text" ? ["text"] : []), "none"] as const;
  const choose = (kind: string): void => {
    if (kind === "none") onSource(undefined);
    else if (kind === "constant") onSource({ constant: "" });
    else if (kind === "column") onSource(header[0] ?? "column");
  };
  const label = t(`imports.field.${name}`);
  return (
    <div className={`field ${field?.required && shown.kind === "none" ? "field-missing" : ""}`}>
      <span className="field-name" title={field?.meaning}>
        {label}
        {field?.required && (
          <span className="bad" title={t("imports.mapping.required")}>
            {" *"}
            <span className="visually-hidden">{t("imports.mapping.required")}</span>
          </span>
        )}
        <code>{name}</code>
      </span>
      <NativeSelect
        size="xs"
        className="field-kind"
        value={shown.kind}
        aria-label={t("imports.mapping.kindOf", { field: label })}
        data={kinds.map((value) => ({ value, label: t(`imports.mapping.kind.${value}`) }))}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      {shown.kind === "column" && (
        <Autocomplete
          size="xs"
          className="field-value"
          aria-label={t("imports.mapping.columnOf", { field: label })}
          value={shown.column}
          data={[...new Set(header)]}
          limit={200}
          error={header.length > 0 && !header.some((column) => sameColumn(column, shown.column))}
          onChange={(column) => onSource(withColumn(source, column === "" ? "?" : column))}
        />
      )}
      {shown.kind === "constant" && (
        <Constant field={field} label={label} value={shown.constant} onChange={(constant) => onSource({ constant })} />
      )}
      {shown.kind === "text" && <pre className="snippet field-value">{toYaml(shown.source as unknown as Mapping).trim()}</pre>}
      {shown.kind === "none" && (
        <span className="field-value small dim">{t(field?.required ? "imports.mapping.needed" : "imports.mapping.notRead")}</span>
      )}
      {shown.kind === "column" && (
        <button type="button" className="suggest field-translate" aria-expanded={open} onClick={() => setOpen(!open)}>
          {translated > 0 ? t("imports.mapping.translated", { count: translated, n: translated }) : t("imports.mapping.translate")}
        </button>
      )}
      {open && shown.kind === "column" && (
        <Translations name={name} mapping={mapping} at={at} source={source} column={shown.column} upload={upload} onMapping={onMapping} />
      )}
    </div>
  );
}

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");
const sameColumn = (a: string, b: string): boolean => plain(a) === plain(b);

interface ConstantProps {
  readonly field: Field | undefined;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Constant({ field, label, value, onChange }: ConstantProps) {
  const { t } = useWords();
  const name = t("imports.mapping.constantOf", { field: label });
  if (field?.choices)
    return (
      <NativeSelect
        size="xs"
        className="field-value"
        aria-label={name}
        value={value}
        data={["", ...field.choices]}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    );
  return (
    <TextInput
      size="xs"
      className="field-value"
      aria-label={name}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
