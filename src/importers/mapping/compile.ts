import {
  type CanonicalRecord,
  type Currency,
  type Field,
  type FieldSource,
  type FieldValue,
  type FileMapping,
  type Issue,
  type Mapping,
  parseCurrency,
  type RecordDefinition,
  type RecordMapping,
  recordDefinition,
} from "../../domain/index.ts";
import type { CellRules } from "../cells/fields.ts";
import { readField } from "../cells/fields.ts";
import type { RawRow } from "../reading/index.ts";
import { Header } from "./names.ts";

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

type CellOf = (cells: readonly string[]) => string;

interface CompiledField {
  readonly name: string;
  readonly field: Field;
  readonly column: string | null;
  readonly cell: CellOf;
}

interface CompiledRecord {
  readonly mapping: RecordMapping;
  readonly definition: RecordDefinition;
  readonly applies: (cells: readonly string[]) => boolean;
  readonly fields: readonly CompiledField[];
  readonly required: readonly { readonly name: string; readonly meaning: string }[];
  /** Fields that hold money. */
  readonly money: readonly string[];
  readonly hasCurrency: boolean;
  readonly currencyCell: CellOf | null;
  readonly attributes: readonly { readonly name: string; readonly index: number }[];
}

/** Columns a mapping speaks of and the file does not have. */
export function missingColumns(mapping: FileMapping, names: readonly string[]): readonly string[] {
  const header = new Header(names);
  const missing = new Set<string>();
  for (const record of mapping.records) {
    for (const source of Object.values(record.fields)) for (const column of columnsOf(source)) if (header.find(column) === null) missing.add(column);
    if (record.when && header.find(record.when.column) === null) missing.add(record.when.column);
  }
  return [...missing];
}

function columnsOf(source: FieldSource): readonly string[] {
  if (typeof source === "string") return [source];
  if ("column" in source) return [source.column];
  if ("join" in source) return source.join;
  return "first" in source ? source.first : [];
}

/** Makes the function that turns rows of a file into records. */
export function compileMapping(mapping: Mapping, file: FileMapping, names: readonly string[], rules: CellRules): RowMapper {
  const header = new Header(names);
  const records = file.records.flatMap((record, i) => compileRecord(record, i === 0, mapping, file, header, names));
  const fallback = parseCurrency(file.currency ?? mapping.currency ?? "");
  const issueColumn = header.find(`${OWN_COLUMNS}issue`);
  return (raw) => {
    if (raw.broken) return reject(raw, names, [{ code: raw.broken.code, column: null, sentence: raw.broken.sentence }]);
    const made: CanonicalRecord[] = [];
    const issues: Issue[] = [];
    for (const record of records) {
      if (!record.applies(raw.cells)) continue;
      const result = mapRecord(record, raw, rules, fallback);
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

function compileRecord(record: RecordMapping, isFirst: boolean, mapping: Mapping, file: FileMapping, header: Header, names: readonly string[]): readonly CompiledRecord[] {
  const definition = recordDefinition(record.type);
  const used = new Set<number>();
  for (const other of file.records) {
    for (const source of Object.values(other.fields)) for (const column of columnsOf(source)) used.add(header.find(column) ?? -1);
    if (other.each !== undefined) names.forEach((name, i) => { if (new RegExp(other.each ?? "").test(name)) used.add(i); });
  }
  const wanted = record.attributes?.map((name) => ({ name, index: header.find(name) ?? -1 })) ?? (isFirst ? names.map((name, index) => ({ name, index })).filter(({ name, index }) => !used.has(index) && !name.startsWith(OWN_COLUMNS)) : []);
  const attributes = wanted.filter(({ index }) => index >= 0).map(({ name, index }) => ({ name: attributeName(name), index }));
  const applies = conditionOf(record, header);
  const definitions: [string, Field][] = Object.entries(definition.fields);
  const build = (match: RegExpExecArray | null, index: number): CompiledRecord => {
    const fields = Object.entries(record.fields).map(([name, source]) => {
      const field = definition.fields[name];
      if (!field) throw new RangeError(`a ${record.type} has no field ${name}`);
      return { name, field, column: columnsOf(source)[0] ?? (index >= 0 ? (names[index] ?? null) : null), cell: cellReader(source, header, mapping, match, index) };
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

function conditionOf(record: RecordMapping, header: Header): (cells: readonly string[]) => boolean {
  const when = record.when;
  if (!when) return () => true;
  const index = header.find(when.column) ?? -1;
  return (cells) => {
    const cell = (cells[index] ?? "").trim();
    if (when.in) return when.in.includes(cell);
    return when.not ? !when.not.includes(cell) : cell !== "";
  };
}

type Translations = Readonly<Record<string, string>>;

function translation(values: Translations | string | undefined, otherwise: string | undefined, mapping: Mapping): (cell: string) => string {
  if (values === undefined) return (cell) => (cell === "" ? "" : cell);
  const list = typeof values === "string" ? mapping.maps?.[values] : values;
  if (!list) throw new RangeError(`the mapping has no list named ${String(values)}`);
  const exact = new Map(Object.entries(list));
  const loose = new Map(Object.entries(list).map(([from, to]) => [from.trim().toLowerCase(), to]));
  return (cell) => exact.get(cell) ?? loose.get(cell.toLowerCase()) ?? (cell === "" ? "" : (otherwise ?? cell));
}

function cellReader(source: FieldSource, header: Header, mapping: Mapping, match: RegExpExecArray | null, own: number): CellOf {
  const at = (column: string): CellOf => {
    const index = header.find(column) ?? -1;
    return (cells) => (cells[index] ?? "").trim();
  };
  if (typeof source === "string") return at(source);
  if ("constant" in source) return () => source.constant;
  if ("cell" in source) return (cells) => (cells[own] ?? "").trim();
  if ("capture" in source) {
    const found = translation(source.values, source.otherwise, mapping)((match?.[source.capture] ?? "").trim());
    return () => found;
  }
  if ("join" in source) {
    const readers = source.join.map(at);
    return (cells) => {
      const parts = readers.map((read) => read(cells));
      return parts.every((part) => part === "") ? "" : parts.join(source.with ?? "/");
    };
  }
  if ("first" in source) {
    const readers = source.first.map(at);
    return (cells) => readers.map((read) => read(cells)).find((cell) => cell !== "") ?? "";
  }
  const read = at(source.column);
  const translate = translation(source.values, source.otherwise, mapping);
  if (source.negate !== true) return (cells) => translate(read(cells));
  return (cells) => {
    const cell = translate(read(cells));
    return cell === "" ? "" : cell.startsWith("-") ? cell.slice(1) : `-${cell}`;
  };
}

interface RecordResult {
  readonly record: CanonicalRecord | null;
  readonly issues: readonly Issue[];
}

const NO_ISSUES: readonly Issue[] = [];

/** Issues of one record, made only when there are any: most rows have none. */
class Problems {
  list: Issue[] | null = null;
  private readonly row: number;
  private readonly type: string;

  constructor(row: number, type: string) {
    this.row = row;
    this.type = type;
  }

  add(severity: "error" | "warning", code: string, column: string | null, sentence: string): void {
    this.list ??= [];
    this.list.push({ code, severity, row: this.row, column, sentence, details: { record: this.type } });
  }
}

function mapRecord(record: CompiledRecord, raw: RawRow, rules: CellRules, fallback: Currency | null): RecordResult {
  const problems = new Problems(raw.row, record.mapping.type);
  const fields: Record<string, FieldValue> = {};
  const currency = currencyOf(record, raw, fallback);
  if (currency !== null && record.hasCurrency) fields["currency"] = currency;
  for (const { name, field, column, cell } of record.fields) {
    const text = cell(raw.cells);
    if (text === "") continue;
    if (name === "state" && !isChoice(field, text)) {
      problems.add("warning", "stage_not_mapped", column, `The stage “${text.slice(0, 60)}” stands for no state of the Bowtie. Add it to the stage map, then import again.`);
      continue;
    }
    const reading = readField(name, field, text, rules, currency);
    if (reading.kind === "problem") problems.add("error", reading.code, column, reading.sentence);
    else {
      fields[name] = reading.value;
      if (reading.warning) problems.add("warning", "rounded", column, reading.warning);
    }
  }
  check(record, fields, problems);
  const attributes: Record<string, string> = {};
  for (const { name, index } of record.attributes) {
    const text = (raw.cells[index] ?? "").trim();
    if (text !== "") attributes[name] = text;
  }
  return { record: { type: record.mapping.type, fields, attributes }, issues: problems.list ?? NO_ISSUES };
}

function isChoice(field: Field, cell: string): boolean {
  return field.choices?.includes(cell.toLowerCase()) === true;
}

/** The currency of a row, which its amounts need before they are read. */
function currencyOf(record: CompiledRecord, raw: RawRow, fallback: Currency | null): Currency | null {
  const cell = record.currencyCell?.(raw.cells) ?? "";
  return cell === "" ? fallback : parseCurrency(cell);
}

const MONEY = new Set(["price", "mrr", "mrr_change", "discount_amount"]);

function columnOf(record: CompiledRecord, name: string): string | null {
  return record.fields.find((field) => field.name === name)?.column ?? null;
}

/** What a record cannot be without, and what contradicts itself. */
function check(record: CompiledRecord, fields: Readonly<Record<string, FieldValue>>, problems: Problems): void {
  for (const { name, meaning } of record.required) {
    if (fields[name] !== undefined) continue;
    const column = columnOf(record, name);
    problems.add("error", "missing_value", column, `A ${record.mapping.type.replaceAll("_", " ")} needs ${name}: ${meaning}. ${column === null ? "Map a column to it." : `The cell in “${column}” is empty or unreadable.`}`);
  }
  if (fields["currency"] === undefined && record.money.some((name) => fields[name] !== undefined)) {
    problems.add("error", "no_currency", columnOf(record, "currency"), "The amount has no currency. Map a column to it, or name one currency for the file.");
  }
  if (!hasSubject(record, fields)) {
    problems.add("error", "no_subject", null, `The row does not say whom it is about: one of ${record.definition.subject.join(", ")} is needed.`);
  }
  checkRecurring(record, fields, problems);
}

function hasSubject(record: CompiledRecord, fields: Readonly<Record<string, FieldValue>>): boolean {
  if (record.mapping.type === "cost") return true;
  for (const name of record.definition.subject) if (fields[name] !== undefined) return true;
  return false;
}

function checkRecurring(record: CompiledRecord, fields: Readonly<Record<string, FieldValue>>, problems: Problems): void {
  const count = fields["interval_count"];
  if (typeof count === "number" && count <= 0) {
    problems.add("error", "bad_interval", columnOf(record, "interval_count"), `A price cannot recur every ${count} intervals. The count must be 1 or more.`);
  }
  const { starts_on: starts, ends_on: ends, created_on: created, closed_on: closed } = fields;
  if (typeof starts === "string" && typeof ends === "string" && ends <= starts) {
    if (ends < starts) problems.add("error", "ends_before_start", columnOf(record, "ends_on"), `It ends on ${ends}, before it starts on ${starts}.`);
    else problems.add("warning", "no_duration", columnOf(record, "ends_on"), "It ends on the day it starts, so it never counts as revenue.");
  }
  if (typeof created === "string" && typeof closed === "string" && closed < created) {
    problems.add("warning", "closed_before_created", columnOf(record, "closed_on"), `It was closed on ${closed}, before it was created on ${created}. It counts, and is left out of times.`);
  }
  if (record.mapping.type === "subscription_line" && fields["price"] === undefined && fields["one_off"] !== true) {
    problems.add("error", "missing_value", columnOf(record, "price"), "A subscription line needs price: the price of one unit for one interval.");
  }
}
