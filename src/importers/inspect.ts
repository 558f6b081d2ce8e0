import type { Field, FileMapping, Mapping, RecordMapping } from "../domain/index.ts";
import { recordDefinition } from "../domain/index.ts";
import { type DateShape, dateShape } from "./cells/dates.ts";
import { type NumberShape, numberShape } from "./cells/numbers.ts";
import { Header } from "./mapping/names.ts";
import type { RawRow } from "./reading/index.ts";

/** What a file cannot say of itself and nobody has said for it. Asked once per file. */
export interface FileQuestion {
  readonly kind: "date_order" | "decimal_mark" | "currency";
  readonly column: string;
  readonly examples: readonly string[];
  readonly sentence: string;
}

/** What the cells of a file say about how they are written. */
export interface Survey {
  readonly dateOrder: "dmy" | "mdy" | null;
  readonly decimalMark: "." | ",";
  readonly questions: readonly FileQuestion[];
}

interface Watched {
  readonly index: number;
  readonly name: string;
}

const SETTLED_AFTER = 5000;

/** Columns a mapping reads as dates, and as numbers. */
function watchedColumns(file: FileMapping, names: readonly string[]): { dates: Watched[]; numbers: Watched[]; money: boolean; hasCurrency: boolean } {
  const header = new Header(names);
  const watched = { dates: [] as Watched[], numbers: [] as Watched[], money: false, hasCurrency: false };
  const add = (record: RecordMapping, fieldName: string, index: number, name: string): void => {
    const field: Field | undefined = recordDefinition(record.type).fields[fieldName];
    if (field?.kind === "day") watched.dates.push({ index, name });
    if (field?.kind === "money" || field?.kind === "decimal") watched.numbers.push({ index, name });
    if (field?.kind === "money" || ["price", "mrr", "mrr_change"].includes(fieldName)) watched.money = true;
  };
  for (const record of file.records) {
    for (const [fieldName, source] of Object.entries(record.fields)) {
      if (fieldName === "currency") watched.hasCurrency = true;
      const columns = typeof source === "string" ? [source] : "column" in source ? [source.column] : "first" in source ? source.first : [];
      for (const column of columns) {
        const index = header.find(column);
        if (index !== null) add(record, fieldName, index, names[index] ?? column);
      }
      if (typeof source === "object" && "cell" in source && record.each !== undefined) {
        const pattern = new RegExp(record.each);
        names.forEach((name, index) => { if (pattern.test(name)) add(record, fieldName, index, name); });
      }
    }
  }
  return watched;
}

/**
 * Looks at the cells of a file as far as needed: to the end while a date like 03/04/2026 leaves the order open, else
 * for the first rows only.
 */
export async function survey(mapping: Mapping, file: FileMapping, names: readonly string[], groups: AsyncIterable<readonly RawRow[]>): Promise<Survey> {
  const { dates, numbers, money, hasCurrency } = watchedColumns(file, names);
  const dateSeen = new Map<DateShape, string>();
  const dateColumn = new Map<DateShape, string>();
  const numberSeen = new Map<NumberShape, string>();
  const numberColumn = new Map<NumberShape, string>();
  const openDates = new Set<string>();
  const openNumbers = new Set<string>();
  let rows = 0;
  const saidOrder = file.dates ?? mapping.dates;
  const saidMark = file.decimal ?? mapping.decimal;
  for await (const group of groups) {
    for (const { cells, broken } of group) {
      if (broken) continue;
      rows += 1;
      for (const { index, name } of dates) {
        const cell = (cells[index] ?? "").trim();
        if (cell.length < 6) continue;
        const shape = dateShape(cell);
        if (shape === "open" && openDates.size < 3) openDates.add(cell);
        if (!dateSeen.has(shape)) dateSeen.set(shape, cell), dateColumn.set(shape, name);
      }
      for (const { index, name } of numbers) {
        const cell = (cells[index] ?? "").trim();
        if (cell === "") continue;
        const shape = numberShape(cell);
        if (shape === "open" && openNumbers.size < 3) openNumbers.add(cell);
        if (!numberSeen.has(shape)) numberSeen.set(shape, cell), numberColumn.set(shape, name);
      }
    }
    const dateOpen = dateSeen.has("open") && saidOrder === undefined && dateSeen.has("dmy") === dateSeen.has("mdy");
    const numberOpen = numberSeen.has("open") && saidMark === undefined && !numberSeen.has(".") && !numberSeen.has(",");
    if (rows >= SETTLED_AFTER && !dateOpen && !numberOpen) break;
  }
  const questions: FileQuestion[] = [];
  const dateOrder = saidOrder ?? orderFrom(dateSeen);
  if (dateOrder === null && (dateSeen.has("open") || dateSeen.has("dmy"))) {
    const examples = openDates.size > 0 ? [...openDates] : [dateSeen.get("dmy") ?? "", dateSeen.get("mdy") ?? ""];
    questions.push({
      kind: "date_order",
      column: dateColumn.get("open") ?? dateColumn.get("dmy") ?? "",
      examples,
      sentence: dateSeen.has("dmy") && dateSeen.has("mdy")
        ? `Some dates of this file only make sense with the day first (${dateSeen.get("dmy")}), others only with the month first (${dateSeen.get("mdy")}). Which of the two is meant?`
        : `Dates like ${examples[0]} may begin with the day or with the month. Which is it?`,
    });
  }
  const decimalMark = saidMark ?? markFrom(numberSeen);
  if (decimalMark === null) {
    questions.push({ kind: "decimal_mark", column: numberColumn.get("open") ?? "", examples: [...openNumbers], sentence: `Is ${[...openNumbers][0]} more than a thousand, or does the comma stand before the decimals?` });
  }
  if (money && !hasCurrency && file.currency === undefined && mapping.currency === undefined) {
    questions.push({ kind: "currency", column: "", examples: [], sentence: "The file has amounts and no currency column. In which currency are they?" });
  }
  return { dateOrder, decimalMark: decimalMark ?? ".", questions };
}

const orderFrom = (seen: ReadonlyMap<DateShape, string>): "dmy" | "mdy" | null =>
  seen.has("dmy") === seen.has("mdy") ? null : seen.has("dmy") ? "dmy" : "mdy";

function markFrom(seen: ReadonlyMap<NumberShape, string>): "." | "," | null {
  if (seen.has(",") && !seen.has(".")) return ",";
  if (seen.has(".") || seen.has("likely.")) return ".";
  return seen.has("open") ? null : ".";
}
