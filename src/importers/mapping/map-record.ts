import { type CanonicalRecord, type Currency, type Field, type FieldValue, type Issue, parseCurrency } from "../../domain/index.ts";
import { type CellRules, readField } from "../cells/fields.ts";
import type { RawRow } from "../reading/index.ts";
import type { CompiledRecord } from "./compiled.ts";

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

/** Makes one record of a row, with all that is wrong with it. */
export function mapRecord(record: CompiledRecord, raw: RawRow, rules: CellRules, fallback: Currency | null): RecordResult {
  const problems = new Problems(raw.row, record.mapping.type);
  const fields: Record<string, FieldValue> = {};
  const currency = currencyOf(record, raw, fallback);
  if (currency !== null && record.hasCurrency) fields["currency"] = currency;
  for (const { name, field, column, cell } of record.fields) {
    const text = cell(raw.cells);
    if (text === "") continue;
    if (name === "state" && !isChoice(field, text)) {
      problems.add(
        "warning",
        "stage_not_mapped",
        column,
        `The stage “${text.slice(0, 60)}” stands for no state of the Bowtie. Add it to the stage map, then import again.`,
      );
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

/** Decimals that are money. */
export const MONEY = new Set(["price", "mrr", "mrr_change", "discount_amount"]);

function columnOf(record: CompiledRecord, name: string): string | null {
  return record.fields.find((field) => field.name === name)?.column ?? null;
}

/** What a record cannot be without, and what contradicts itself. */
function check(record: CompiledRecord, fields: Readonly<Record<string, FieldValue>>, problems: Problems): void {
  for (const { name, meaning } of record.required) {
    if (fields[name] !== undefined) continue;
    const column = columnOf(record, name);
    problems.add(
      "error",
      "missing_value",
      column,
      `A ${record.mapping.type.replaceAll("_", " ")} needs ${name}: ${meaning}. ${column === null ? "Map a column to it." : `The cell in “${column}” is empty or unreadable.`}`,
    );
  }
  if (fields["currency"] === undefined && record.money.some((name) => fields[name] !== undefined)) {
    problems.add(
      "error",
      "no_currency",
      columnOf(record, "currency"),
      "The amount has no currency. Map a column to it, or name one currency for the file.",
    );
  }
  if (!hasSubject(record, fields)) {
    problems.add(
      "error",
      "no_subject",
      null,
      `The row does not say whom it is about: one of ${record.definition.subject.join(", ")} is needed.`,
    );
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
    problems.add(
      "error",
      "bad_interval",
      columnOf(record, "interval_count"),
      `A price cannot recur every ${count} intervals. The count must be 1 or more.`,
    );
  }
  const { starts_on: starts, ends_on: ends, created_on: created, closed_on: closed } = fields;
  if (typeof starts === "string" && typeof ends === "string" && ends <= starts) {
    if (ends < starts)
      problems.add("error", "ends_before_start", columnOf(record, "ends_on"), `It ends on ${ends}, before it starts on ${starts}.`);
    else
      problems.add("warning", "no_duration", columnOf(record, "ends_on"), "It ends on the day it starts, so it never counts as revenue.");
  }
  if (typeof created === "string" && typeof closed === "string" && closed < created) {
    problems.add(
      "warning",
      "closed_before_created",
      columnOf(record, "closed_on"),
      `It was closed on ${closed}, before it was created on ${created}. It counts, and is left out of times.`,
    );
  }
  if (record.mapping.type === "subscription_line" && fields["price"] === undefined && fields["one_off"] !== true) {
    problems.add(
      "error",
      "missing_value",
      columnOf(record, "price"),
      "A subscription line needs price: the price of one unit for one interval.",
    );
  }
}
