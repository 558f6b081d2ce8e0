import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import {
  type FieldSource,
  type Mapping,
  type RecordMapping,
  type RecordType,
  recordDefinition,
  recordTypes,
} from "../../../../domain/index.ts";
import { useWords } from "../../../i18n/index.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { setField, usedColumns, withType } from "./edit.ts";
import { FieldRow } from "./FieldRow.tsx";
import { toYaml } from "./yaml.ts";

interface RecordFormProps {
  readonly mapping: Mapping;
  readonly at: readonly [file: number, record: number];
  readonly record: RecordMapping;
  readonly header: readonly string[];
  readonly upload: string | null;
  readonly onMapping: (mapping: Mapping) => void;
  readonly onRecord: (edit: (record: RecordMapping) => RecordMapping) => void;
  readonly onRemove?: () => void;
}

/** One record made from each row: its type, and where each field comes from. */
export function RecordForm({ mapping, at, record, header, upload, onMapping, onRecord, onRemove }: RecordFormProps) {
  const { t, f } = useWords();
  const { fields } = recordDefinition(record.type);
  const names = Object.keys(fields);
  const shown = [...new Set([...names.filter((name) => fields[name]?.required), ...Object.keys(record.fields)])];
  const others = names.filter((name) => !shown.includes(name)).map((value) => ({ value, label: t(`imports.field.${value}`) }));
  const types = recordTypes.map((value) => ({ value, label: t(`imports.record.${value}`) })).sort((a, b) => f.compare(a.label, b.label));
  return (
    <fieldset className="record">
      <legend className="visually-hidden">{t(`imports.record.${record.type}`)}</legend>
      <div className="record-head">
        <NativeSelect
          size="xs"
          label={t("imports.mapping.becomes")}
          value={record.type}
          data={types}
          onChange={({ currentTarget }) => onRecord((known) => withType(known, currentTarget.value as RecordType))}
        />
        <p className="small dim record-brings">{t(`imports.brings.${record.type}`)}</p>
        {onRemove && (
          <ActionIcon variant="subtle" color="gray" onClick={onRemove} aria-label={t("imports.mapping.removeRecord")}>
            <Icon name="trash" size={16} />
          </ActionIcon>
        )}
      </div>
      <Conditions record={record} />
      <div className="fields">
        {shown.map((name) => (
          <FieldRow
            key={name}
            name={name}
            mapping={mapping}
            at={at}
            record={record}
            header={header}
            upload={upload}
            onSource={(source) => onRecord((known) => setField(known, name, source))}
            onMapping={onMapping}
          />
        ))}
      </div>
      <div className="record-foot">
        <NativeSelect
          size="xs"
          value=""
          aria-label={t("imports.mapping.addField")}
          data={[{ value: "", label: t("imports.mapping.addField") }, ...others]}
          onChange={({ currentTarget: { value } }) => {
            if (value !== "") onRecord((known) => setField(known, value, unusedColumn(record, header) ?? { constant: "" }));
          }}
        />
        {needsState(record) && (
          <Button size="xs" variant="default" onClick={() => onMapping(withStates(mapping, at, record))}>
            {t("imports.mapping.mapStages")}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

/** What only the text of a mapping can say is shown as it is said there. */
function Conditions({ record: { when, each, runs, remark } }: { readonly record: RecordMapping }) {
  const { t } = useWords();
  const rest = Object.fromEntries(Object.entries({ when, each, runs, remark }).filter(([, value]) => value !== undefined));
  if (Object.keys(rest).length === 0) return null;
  return (
    <div className="small dim">
      {t("imports.mapping.conditions")}
      <pre className="snippet">{toYaml(rest as unknown as Mapping).trim()}</pre>
    </div>
  );
}

const unusedColumn = (record: RecordMapping, header: readonly string[]): string | undefined => {
  const used = usedColumns({ file: "", records: [record] });
  return header.find((column) => !used.has(column)) ?? header[0];
};

const needsState = ({ type, fields }: RecordMapping): boolean =>
  Object.hasOwn(recordDefinition(type).fields, "state") && fields["stage"] !== undefined && fields["state"] === undefined;

/** Begins a stage map: the state is read from the stage's column, through a list of its own name. */
function withStates(mapping: Mapping, at: readonly [number, number], record: RecordMapping): Mapping {
  const stage = record.fields["stage"];
  const column = typeof stage === "string" ? stage : typeof stage === "object" && "column" in stage ? stage.column : null;
  if (column === null) return mapping;
  const taken = mapping.maps ?? {};
  const list = ["stages", `${record.type}_stages`, `stages_${at[0]}_${at[1]}`].find((name) => taken[name] === undefined) ?? "states";
  const source: FieldSource = { column, values: list };
  const files = mapping.files.map((file, i) =>
    i === at[0] ? { ...file, records: file.records.map((known, j) => (j === at[1] ? setField(known, "state", source) : known)) } : file,
  );
  return { ...mapping, maps: { ...taken, [list]: {} }, files };
}
