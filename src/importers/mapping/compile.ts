import {
  type CanonicalRecord,
  type Field,
  type FileMapping,
  type Issue,
  type Mapping,
  parseCurrency,
  type RecordMapping,
  recordDefinition,
} from "../../domain/index.ts";
import type { CellRules } from "../cells/fields.ts";
import type { RawRow } from "../reading/index.ts";
import type { CompiledRecord } from "./compiled.ts";
import { MONEY, mapRecord } from "./map-record.ts";
import { Header } from "./names.ts";
import { cellReader, columnsOf, conditionOf, corrector } from "./sources.ts";

/** Columns we add to files of rows to correct. */
const OWN_COLUMNS = "bowtie_";

/** A row after mapping: its records, or why there are none. */
export interface MappedRow {
  readonly row: number;
  /** The issue of an earlier import that this row, corrected, settles. */
  readonly settles?: number;
  readonly records: readonly CanonicalRecord[];
  readonly issues: readonly Issue[];
  readonly cells: Readonly<Record<string, string>> | null;
}

export type RowMapper = (row: RawRow) => MappedRow;

/** Columns a mapping speaks of and the file does not have. */
export function missingColumns(mapping: FileMapping, names: readonly string[]): readonly string[] {
  const header = new Header(names);
  const missing = new Set<string>();
  for (const record of mapping.records) {
    for (const source of Object.values(record.fields))
      for (const column of columnsOf(source)) if (header.find(column) === null) missing.add(column);
    if (record.when && header.find(record.when.column) === null) missing.add(record.when.column);
  }
  for (const column of Object.keys(mapping.corrections ?? {})) if (header.find(column) === null) missing.add(column);
  return [...missing];
}

/** Makes the function that turns rows of a file into records. */
export function compileMapping(mapping: Mapping, file: FileMapping, names: readonly string[], rules: CellRules): RowMapper {
  const header = new Header(names);
  const records = file.records.flatMap((record, i) => compileRecord(record, i === 0, mapping, file, header, names));
  const fallback = parseCurrency(file.currency ?? mapping.currency ?? "");
  const issueColumn = header.find(`${OWN_COLUMNS}issue`);
  const correct = corrector(file, header);
  return (raw) => {
    if (raw.broken) return reject(raw, names, [{ code: raw.broken.code, column: null, sentence: raw.broken.sentence }]);
    const made: CanonicalRecord[] = [];
    const { cells, issues } = correct(raw);
    for (const record of records) {
      if (!record.applies(cells)) continue;
      const result = mapRecord(record, { row: raw.row, cells }, rules, fallback);
      for (const issue of result.issues) issues.push(issue);
      if (result.record) made.push(result.record);
    }
    if (issues.some((issue) => issue.severity === "error")) return { row: raw.row, records: [], issues, cells: cellsOf(raw, names) };
    const settles = issueColumn === null ? {} : { settles: Number(raw.cells[issueColumn]) };
    return { row: raw.row, ...settles, records: made, issues, cells: issues.length === 0 ? null : cellsOf(raw, names) };
  };
}

const cellsOf = (raw: RawRow, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(raw.cells.map((cell, i) => [names[i] ?? `column ${i + 1}`, cell.slice(0, 10_000)]));

interface Problem {
  readonly code: string;
  readonly column: string | null;
  readonly sentence: string;
}

function reject(raw: RawRow, names: readonly string[], problems: readonly Problem[]): MappedRow {
  const issues = problems.map((problem): Issue => ({ ...problem, severity: "error", row: raw.row, details: {} }));
  return { row: raw.row, records: [], issues, cells: cellsOf(raw, names) };
}

function compileRecord(
  record: RecordMapping,
  isFirst: boolean,
  mapping: Mapping,
  file: FileMapping,
  header: Header,
  names: readonly string[],
): readonly CompiledRecord[] {
  const definition = recordDefinition(record.type);
  const used = new Set<number>();
  for (const other of file.records) {
    for (const source of Object.values(other.fields)) for (const column of columnsOf(source)) used.add(header.find(column) ?? -1);
    if (other.each !== undefined)
      names.forEach((name, i) => {
        if (new RegExp(other.each ?? "").test(name)) used.add(i);
      });
  }
  const wanted =
    record.attributes?.map((name) => ({ name, index: header.find(name) ?? -1 })) ??
    (isFirst
      ? names.map((name, index) => ({ name, index })).filter(({ name, index }) => !used.has(index) && !name.startsWith(OWN_COLUMNS))
      : []);
  const attributes = wanted.filter(({ index }) => index >= 0).map(({ name, index }) => ({ name: attributeName(name), index }));
  const applies = conditionOf(record, header);
  const definitions: [string, Field][] = Object.entries(definition.fields);
  const build = (match: RegExpExecArray | null, index: number): CompiledRecord => {
    const fields = Object.entries(record.fields).map(([name, source]) => {
      const field = definition.fields[name];
      if (!field) throw new RangeError(`a ${record.type} has no field ${name}`);
      return {
        name,
        field,
        column: columnsOf(source)[0] ?? (index >= 0 ? (names[index] ?? null) : null),
        cell: cellReader(source, header, mapping, match, index),
      };
    });
    return {
      mapping: record,
      definition,
      applies: index < 0 ? applies : (cells) => (cells[index] ?? "").trim() !== "" && applies(cells),
      fields,
      required: definitions.filter(([, field]) => field.required).map(([name, field]) => ({ name, meaning: field.meaning })),
      money: definitions.filter(([name, field]) => field.kind === "money" || MONEY.has(name)).map(([name]) => name),
      hasCurrency: "currency" in definition.fields,
      currencyCell: fields.find((field) => field.name === "currency")?.cell ?? null,
      attributes,
    };
  };
  if (record.each === undefined) return [build(null, -1)];
  const pattern = new RegExp(record.each);
  return names.flatMap((name, index) => {
    const match = pattern.exec(name);
    return match ? [build(match, index)] : [];
  });
}

/** Attribute names are lower case with underscores, so that `Deal Region` and `deal_region` are one segment field. */
export const attributeName = (column: string): string =>
  column
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "") || "column";
