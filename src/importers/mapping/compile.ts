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
import { type CellRules, shortened } from "../cells/fields.ts";
import type { RawRow } from "../reading/index.ts";
import type { CompiledRecord } from "./compiled.ts";
import { conditionsOf, leftOut, refusalOf } from "./conditions.ts";
import { type Making, MONEY, mapRecord } from "./map-record.ts";
import { FileMemory } from "./memory.ts";
import { Header } from "./names.ts";
import { cellReader, columnsOf, corrector, severalIn } from "./sources.ts";

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

/** Columns a mapping speaks of and the file does not have. A preset takes objects apart first: its columns are its own affair. */
export function missingColumns(mapping: FileMapping, names: readonly string[]): readonly string[] {
  if (mapping.preset !== undefined) return [];
  const header = new Header(names);
  const spoken = mapping.records.flatMap((record) => [
    ...Object.values(record.fields).flatMap(columnsOf),
    ...conditionsOf(record).flatMap((condition) => ("column" in condition ? [condition.column] : columnsOf(condition.value))),
  ]);
  const all = new Set([...spoken, ...Object.keys(mapping.corrections ?? {})]);
  return [...all].filter((column) => header.find(column) === null);
}

/** Makes the function that turns rows of a file into records. */
export function compileMapping(
  mapping: Mapping,
  file: FileMapping,
  names: readonly string[],
  rules: CellRules,
  memory = new FileMemory(),
): RowMapper {
  const header = new Header(names);
  const records = file.records.flatMap((record, i) => compileRecord(record, i === 0, mapping, file, header, names));
  const fallback = parseCurrency(file.currency ?? mapping.currency ?? "");
  const issueColumn = header.find(`${OWN_COLUMNS}issue`);
  const correct = corrector(file, header);
  const isNoRecord = leftOut(file, header, rules.withdrawn ?? NOTHING);
  return (row) => {
    const raw = issueColumn === null ? row : { ...row, cells: row.cells.map(withoutApostrophe) };
    const reason = isNoRecord(raw.cells);
    if (reason !== null) return { row: raw.row, records: [], issues: [remarkOn(raw.row, reason)], cells: cellsOf(raw, names) };
    if (raw.broken) return reject(raw, names);
    const { cells, issues } = correct(raw);
    for (const { code, sentence } of raw.remarks ?? []) issues.push({ ...remarkOn(raw.row, sentence), code });
    const { made, because } = makeRecords(records, { row: raw.row, cells }, { rules, fallback, memory }, issues);
    if (issues.some((issue) => issue.severity === "error")) return { row: raw.row, records: [], issues, cells: cellsOf(raw, names) };
    if (made.length === 0 && because !== "" && !raw.remarks) issues.push(remarkOn(raw.row, because));
    const settles = issueColumn === null ? {} : { settles: Number(raw.cells[issueColumn]) };
    return { row: raw.row, ...settles, records: made, issues, cells: issues.length === 0 ? null : cellsOf(raw, names) };
  };
}

/** Files of rows to correct carry an apostrophe before what a spreadsheet would run as a formula. */
const withoutApostrophe = (cell: string): string => (/^'[=@+\t\r-]/.test(cell) ? cell.slice(1) : cell);

/** All records of one row; their issues are added to `issues`. */
function makeRecords(
  records: readonly CompiledRecord[],
  row: RawRow,
  making: Making,
  issues: Issue[],
): { readonly made: readonly CanonicalRecord[]; readonly because: string } {
  const made: CanonicalRecord[] = [];
  let because = "";
  for (const record of records) {
    const refusal = record.refuses(row.cells);
    if (refusal !== null) {
      because ||= refusal;
      continue;
    }
    const result = mapRecord(record, row, making);
    for (const issue of result.issues) issues.push(issue);
    if (result.record) made.push(result.record);
  }
  return { made, because };
}

const NOTHING: ReadonlySet<string> = new Set();

const remarkOn = (row: number, sentence: string): Issue => ({
  code: "left_out",
  severity: "warning",
  row,
  column: null,
  sentence,
  details: {},
});

const cellsOf = (raw: RawRow, names: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(raw.cells.map((cell, i) => [names[i] ?? `column ${i + 1}`, shortened(cell, 10_000)]));

function reject(raw: RawRow, names: readonly string[]): MappedRow {
  const { code, column, sentence } = raw.broken ?? { code: "broken_row", sentence: "The row cannot be read." };
  const issue: Issue = { code, severity: "error", row: raw.row, column: column ?? null, sentence, details: {} };
  // Columns the row is too short for are there to be filled in.
  const every = Object.fromEntries(names.map((name) => [name, ""]));
  return { row: raw.row, records: [], issues: [issue], cells: { ...every, ...cellsOf(raw, names) } };
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
  const unused = names
    .map((name, index) => ({ name, index }))
    .filter(({ name, index }) => !used.has(index) && !name.startsWith(OWN_COLUMNS));
  const listed = record.attributes?.map((name) => ({ name, index: header.find(name) ?? -1 }));
  const keepsAll = record.attributes === undefined ? isFirst : record.attributes.includes("*");
  const wanted = keepsAll ? unused : (listed ?? []);
  const attributes = wanted.filter(({ index }) => index >= 0).map(({ name, index }) => ({ name: attributeName(name), index }));
  const refuses = refusalOf(record, header, mapping);
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
        several: severalIn(source, header, mapping),
      };
    });
    return {
      mapping: record,
      definition,
      refuses: index < 0 ? refuses : (cells) => ((cells[index] ?? "").trim() === "" ? "" : refuses(cells)),
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
