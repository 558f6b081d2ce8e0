import { type CanonicalRecord, type Currency, type Field, type FieldValue, type Issue, parseCurrency } from "../../domain/index.ts";
import { type CellRules, isSpreadsheetError, readField, shortened } from "../cells/fields.ts";
import type { RawRow } from "../reading/index.ts";
import type { CompiledField, CompiledRecord } from "./compiled.ts";
import type { FileMemory } from "./memory.ts";

interface RecordResult {
  readonly record: CanonicalRecord | null;
  readonly issues: readonly Issue[];
}

const NO_ISSUES: readonly Issue[] = [];

/** Issues of one record, made only when there are any: most rows have none. */
class Problems {
  list: Issue[] | null = null;
  /** Fields that have a cell, and a problem with it: that they are missing too need not be said. */
  readonly unreadable = new Set<string>();
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

/** What all records of a file are made with. */
export interface Making {
  readonly rules: CellRules;
  /** Currency of amounts that have none beside them. */
  readonly fallback: Currency | null;
  readonly memory: FileMemory;
}

/** Makes one record of a row, with all that is wrong with it. */
export function mapRecord(record: CompiledRecord, raw: RawRow, making: Making): RecordResult {
  const problems = new Problems(raw.row, record.mapping.type);
  const fields: Record<string, FieldValue> = {};
  const currency = currencyOf(record, raw, making.fallback);
  if (currency !== null && record.hasCurrency) fields["currency"] = currency;
  for (const field of record.fields) {
    const found = readCompiled(record, field, raw, { making, currency, problems });
    if (found !== null) fields[field.name] = found;
  }
  settleOutcome(record, fields);
  check(record, fields, problems);
  if (record.mapping.runs === true && problems.list === null) joinRun(record, fields, making.memory);
  if (record.mapping.remark !== undefined) problems.add("warning", "remark", null, record.mapping.remark);
  const attributes = attributesOf(record, raw, problems, making.memory);
  return { record: { type: record.mapping.type, fields, attributes }, issues: problems.list ?? NO_ISSUES };
}

const SPREADSHEET_ERROR = (cell: string): string =>
  `“${cell}” is what a spreadsheet writes where a formula fails. Mend the formula and export again, or write the value here.`;

/** Longer texts are no attribute that anything could be split by. */
const ATTRIBUTE_LENGTH = 2000;

function attributesOf(record: CompiledRecord, raw: RawRow, problems: Problems, memory: FileMemory): Readonly<Record<string, string>> {
  const attributes: Record<string, string> = {};
  for (const { name, index } of record.attributes) {
    const text = (raw.cells[index] ?? "").trim();
    if (text === "") continue;
    if (isSpreadsheetError(text)) {
      if (memory.isNews("error in", name))
        problems.add(
          "warning",
          "spreadsheet_error",
          name,
          `${SPREADSHEET_ERROR(text)} The attribute is left empty, here and in rows below.`,
        );
      continue;
    }
    if (text.length > ATTRIBUTE_LENGTH) {
      problems.add(
        "warning",
        "cell_cut",
        name,
        `The cell has ${text.length} characters. As an attribute the first ${ATTRIBUTE_LENGTH} are kept.`,
      );
    }
    attributes[name] = shortened(text, ATTRIBUTE_LENGTH);
  }
  return attributes;
}

/** One field of a row; `null` when its cell is empty or of no use, which is then among the problems. */
function readCompiled(
  record: CompiledRecord,
  { name, field, column, cell, several }: CompiledField,
  { cells }: RawRow,
  { making, currency, problems }: { readonly making: Making; readonly currency: Currency | null; readonly problems: Problems },
): FieldValue | null {
  const text = cell(cells);
  if (text === "") return null;
  if (isSpreadsheetError(text)) {
    problems.add("error", "spreadsheet_error", column, SPREADSHEET_ERROR(text));
    problems.unreadable.add(name);
    return null;
  }
  if (several !== null) remarkOnSeveral(several(cells), text, column, problems);
  const unmapped = UNMAPPED[`${record.mapping.type}.${name}`] ?? UNMAPPED[name];
  if (unmapped !== undefined && !isChoice(field, text)) {
    if (making.memory.isNews(unmapped.code, text)) problems.add("warning", unmapped.code, column, unmapped.sentence(shortened(text, 60)));
    return null;
  }
  const reading = readField(name, field, text, making.rules, currency);
  if (reading.kind === "problem") {
    problems.add("error", reading.code, column, reading.sentence);
    problems.unreadable.add(name);
    return null;
  }
  if (reading.warning) problems.add("warning", "rounded", column, reading.warning);
  return reading.value;
}

/** Where a source has no word of its own on won and lost, the state its stage stands for says it. */
function settleOutcome(record: CompiledRecord, fields: Record<string, FieldValue>): void {
  if (record.mapping.type !== "opportunity" || fields["outcome"] !== undefined) return;
  if (fields["state"] === "commit") fields["outcome"] = "won";
  else if (fields["state"] === "lost") fields["outcome"] = "lost";
}

function remarkOnSeveral(cell: string | null, taken: string, column: string | null, problems: Problems): void {
  if (cell === null) return;
  problems.add(
    "warning",
    "several_values",
    column,
    `The cell names several: ${shortened(cell, 60)}. The row counts for the first, ${shortened(taken, 60)}. If another is meant, put it first.`,
  );
}

/** A row that repeats the stage of the row before it says nothing new: it is the same entry into the stage. */
function joinRun(record: CompiledRecord, fields: Record<string, FieldValue>, memory: FileMemory): void {
  const subject = record.definition.subject.find((name) => fields[name] !== undefined) ?? "";
  const { stage, entered_on: on } = fields;
  if (typeof stage === "string" && typeof on === "string")
    fields["entered_on"] = memory.entered(`${subject}\u001f${fields[subject]}`, stage, on);
}

/** Choices a source makes itself: what the mapping does not translate is left empty and asked for, once a file. */
const UNMAPPED: Readonly<Record<string, { readonly code: string; readonly sentence: (value: string) => string }>> = {
  state: {
    code: "stage_not_mapped",
    sentence: (stage) =>
      `The stage “${stage}” stands for no state of the Bowtie, so being in it is not counted. Say what it stands for in the stage map of a mapping (prospect, mql, sql, sal, commit, live, impact, renewed, expanded or lost), then import again.`,
  },
  created_state: {
    code: "stage_not_mapped",
    sentence: (stage) =>
      `“${stage}” stands for no state of the Bowtie. Say what it stands for in the stage map of a mapping, then import again.`,
  },
  "opportunity.state": {
    code: "stage_not_mapped",
    sentence: (stage) =>
      `The stage “${stage}” stands for no state of the Bowtie, so being in it is not counted, and its deals are open unless another column says otherwise. Say what it stands for in the stage map of a mapping (prospect, mql, sql, sal, commit or lost), then import again.`,
  },
  "opportunity.type": {
    code: "type_not_mapped",
    sentence: (type) =>
      `The kind of deal “${type}” is neither new, expansion nor renewal, so these deals count as first sales. Translate it in a mapping, then import again.`,
  },
};

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
    if (fields[name] !== undefined || problems.unreadable.has(name)) continue;
    const column = columnOf(record, name);
    problems.add(
      "error",
      "missing_value",
      column,
      `A ${record.mapping.type.replaceAll("_", " ")} needs ${name}: ${meaning}. ${column === null ? "Map a column to it." : `The cell in “${column}” is empty. Fill it in, or leave the row out.`}`,
    );
  }
  const needsCurrency = fields["currency"] === undefined && record.money.some((name) => fields[name] !== undefined);
  if (needsCurrency && !problems.unreadable.has("currency")) {
    problems.add(
      "error",
      "no_currency",
      columnOf(record, "currency"),
      "The amount has no currency. Map a column to it, or name one currency for the file.",
    );
  }
  if (!hasSubject(record, fields, problems)) {
    problems.add(
      "error",
      "no_subject",
      null,
      `The row does not say whom it is about: one of ${record.definition.subject.join(", ")} is needed.`,
    );
  }
  checkRecurring(record, fields, problems);
}

function hasSubject(record: CompiledRecord, fields: Readonly<Record<string, FieldValue>>, { unreadable }: Problems): boolean {
  // What is about our own company need not say so.
  if (record.definition.subject.includes("company_id")) return true;
  for (const name of record.definition.subject) if (fields[name] !== undefined || unreadable.has(name)) return true;
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
  const { price } = fields;
  if (typeof price === "string" && price.startsWith("-")) {
    problems.add(
      "warning",
      "negative_price",
      columnOf(record, "price"),
      `The price is negative, so it lowers what the customer pays by ${price.slice(1)}. If it is no credit, correct its sign.`,
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
  if (
    record.mapping.type === "subscription_line" &&
    fields["price"] === undefined &&
    fields["one_off"] !== true &&
    !problems.unreadable.has("price")
  ) {
    problems.add(
      "error",
      "missing_value",
      columnOf(record, "price"),
      "A subscription line needs price: the price of one unit for one interval. Fill it in, or leave the row out.",
    );
  }
}
