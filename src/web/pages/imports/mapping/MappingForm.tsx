import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import type { FileMapping, Mapping } from "../../../../domain/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { changeFileAt, changeRecordAt, patternOf, said, usedColumns } from "./edit.ts";
import { RecordForm } from "./RecordForm.tsx";

export interface FormProps {
  readonly mapping: Mapping;
  readonly header: readonly string[];
  readonly upload: string | null;
  readonly onChange: (mapping: Mapping) => void;
}

/** The mapping of one file at a time: how it is written, and what records its rows become. */
export function MappingForm({ mapping, header, upload, onChange }: FormProps) {
  const { t } = useWords();
  const [chosen, choose] = useState(0);
  const at = Math.min(chosen, mapping.files.length - 1);
  const file = mapping.files[at];
  if (!file) return null;
  const change = (edit: (known: FileMapping) => FileMapping): void => onChange(changeFileAt(mapping, at, edit));
  return (
    <div className="mapping-form">
      {mapping.files.length > 1 && (
        <NativeSelect
          size="xs"
          label={t("imports.mapping.whichFile")}
          value={String(at)}
          onChange={({ currentTarget }) => choose(Number(currentTarget.value))}
          data={mapping.files.map(({ file: name, ignore }, i) => ({
            value: String(i),
            label: ignore === undefined ? name : t("imports.mapping.ignored", { file: name }),
          }))}
        />
      )}
      <FileRules mapping={mapping} file={file} onMapping={onChange} onFile={change} />
      {[...file.records.entries()].map(([i, record]) => (
        <RecordForm
          key={i}
          mapping={mapping}
          at={[at, i]}
          record={record}
          header={header}
          upload={upload}
          onMapping={onChange}
          onRecord={(edit) => change((known) => changeRecordAt(known, i, edit))}
          {...(file.records.length > 1
            ? { onRemove: () => change((known) => ({ ...known, records: known.records.filter((_, place) => place !== i) })) }
            : {})}
        />
      ))}
      <div className="mapping-foot">
        <Button
          size="xs"
          variant="default"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => change((known) => ({ ...known, records: [...known.records, { type: "account", fields: {}, attributes: [] }] }))}
        >
          {t("imports.mapping.addRecord")}
        </Button>
        <Unused header={header} file={file} />
      </div>
    </div>
  );
}

function Unused({ header, file }: { readonly header: readonly string[]; readonly file: FileMapping }) {
  const { t } = useWords();
  const used = usedColumns(file);
  const unused = header.filter((name) => !used.has(name));
  if (unused.length === 0) return null;
  return (
    <p className="small dim">
      {t("imports.mapping.unused", { count: unused.length })}{" "}
      {unused.map((name) => (
        <code key={name} className="column-name">
          {name}
        </code>
      ))}
    </p>
  );
}

interface FileRulesProps {
  readonly mapping: Mapping;
  readonly file: FileMapping;
  readonly onMapping: (mapping: Mapping) => void;
  readonly onFile: (edit: (file: FileMapping) => FileMapping) => void;
}

/** How the cells of a file are written: what it cannot say of itself. */
function FileRules({ mapping, file, onMapping, onFile }: FileRulesProps) {
  const { t } = useWords();
  const set = (change: { readonly [K in keyof FileMapping]?: string | undefined }): void =>
    onFile((known) => said({ ...known, ...change }) as FileMapping);
  const pattern = patternOf(file.file);
  const inherited = (own: string | undefined, general: string | undefined): string => own ?? general ?? "";
  return (
    <div className="rules">
      <TextInput
        size="xs"
        label={t("imports.mapping.file")}
        value={file.file}
        onChange={({ currentTarget }) => onFile((known) => ({ ...known, file: currentTarget.value === "" ? "*" : currentTarget.value }))}
        inputContainer={(input) => (
          <>
            {input}
            {pattern !== file.file && pattern !== "*" && (
              <button type="button" className="suggest" onClick={() => onFile((known) => ({ ...known, file: pattern }))}>
                {t("imports.mapping.usePattern", { pattern })}
              </button>
            )}
          </>
        )}
      />
      <TextInput
        size="xs"
        label={t("imports.mapping.source")}
        value={file.source ?? mapping.source}
        error={/^[a-z0-9][a-z0-9_-]{0,40}$/.test(file.source ?? mapping.source) ? undefined : t("imports.whole.sourceWrong")}
        onChange={({ currentTarget: { value } }) =>
          file.source === undefined ? onMapping({ ...mapping, source: value }) : set({ source: value })
        }
      />
      <NativeSelect
        size="xs"
        label={t("imports.mapping.dates")}
        value={inherited(file.dates, mapping.dates)}
        onChange={({ currentTarget }) => set({ dates: currentTarget.value })}
        data={[
          { value: "", label: t("imports.mapping.fromFile") },
          { value: "dmy", label: t("imports.question.date_order.dmy") },
          { value: "mdy", label: t("imports.question.date_order.mdy") },
        ]}
      />
      <NativeSelect
        size="xs"
        label={t("imports.mapping.decimal")}
        value={inherited(file.decimal, mapping.decimal)}
        onChange={({ currentTarget }) => set({ decimal: currentTarget.value })}
        data={[
          { value: "", label: t("imports.mapping.fromFile") },
          { value: ".", label: t("imports.question.decimal_mark.point") },
          { value: ",", label: t("imports.question.decimal_mark.comma") },
        ]}
      />
      <NativeSelect
        size="xs"
        label={t("imports.mapping.money")}
        value={file.money ?? "major"}
        onChange={({ currentTarget }) => set({ money: currentTarget.value === "minor" ? "minor" : undefined })}
        data={[
          { value: "major", label: t("imports.mapping.major") },
          { value: "minor", label: t("imports.mapping.minor") },
        ]}
      />
      <Currency
        key={file.currency ?? mapping.currency ?? ""}
        known={file.currency ?? mapping.currency ?? ""}
        onChange={(currency) => set({ currency })}
      />
    </div>
  );
}

function Currency({ known, onChange }: { readonly known: string; readonly onChange: (currency: string) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(known);
  return (
    <TextInput
      size="xs"
      label={t("imports.mapping.currency")}
      placeholder={t("imports.mapping.currencyEmpty")}
      maxLength={3}
      value={typed}
      onChange={({ currentTarget }) => {
        const code = currentTarget.value.toUpperCase().replace(/[^A-Z]/g, "");
        setTyped(code);
        if (code.length === 3 || code === "") onChange(code);
      }}
    />
  );
}
