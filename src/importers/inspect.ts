import type { Field, FileMapping, Mapping, RecordMapping } from "../domain/index.ts";
import { recordDefinition } from "../domain/index.ts";
import { type DateShape, dateShape } from "./cells/dates.ts";
import { type NumberShape, numberShape } from "./cells/numbers.ts";
import { Header } from "./mapping/names.ts";
import { columnsOf } from "./mapping/sources.ts";
import type { RawRow } from "./reading/index.ts";

/** What a file cannot say of itself and nobody has said for it. Asked once per file. */
export interface FileQuestion {
  readonly kind: "date_order" | "decimal_mark" | "currency";
  readonly column: string;
  readonly examples: readonly string[];
  readonly sentence: string;
}

/** What the cells of a file say about how they are written. */
interface Survey {
  readonly dateOrder: "dmy" | "mdy" | null;
  readonly decimalMark: "." | ",";
  readonly questions: readonly FileQuestion[];
  /** Ids of events that others of the file take back. */
  readonly withdrawn: ReadonlySet<string>;
}

interface Watched {
  readonly index: number;
  readonly name: string;
}

interface Columns {
  readonly dates: readonly Watched[];
  readonly numbers: readonly Watched[];
  readonly hasMoney: boolean;
  readonly hasCurrency: boolean;
}

const MONEY = new Set(["price", "mrr", "mrr_change"]);
const SETTLED_AFTER = 5000;

/** Which fields of a record are fed by which columns of the file. */
function fedFields(record: RecordMapping, names: readonly string[]): readonly { readonly field: string; readonly column: Watched }[] {
  const header = new Header(names);
  const fed: { field: string; column: Watched }[] = [];
  for (const [field, source] of Object.entries(record.fields)) {
    const indexes = columnsOf(source)
      .map((column) => header.find(column))
      .filter((index) => index !== null);
    const own = typeof source === "object" && "cell" in source && record.each !== undefined ? matching(record.each, names) : [];
    for (const index of [...indexes, ...own]) fed.push({ field, column: { index, name: names[index] ?? "" } });
  }
  return fed;
}

function matching(pattern: string, names: readonly string[]): readonly number[] {
  const expression = new RegExp(pattern);
  return names.flatMap((name, index) => (expression.test(name) ? [index] : []));
}

/** Columns a mapping reads as dates, and as numbers. */
function watchedColumns(file: FileMapping, names: readonly string[]): Columns {
  const fed = file.records.flatMap((record) =>
    fedFields(record, names).map(({ field, column }) => ({ name: field, column, kind: fieldOf(record, field)?.kind })),
  );
  return {
    dates: fed.filter(({ kind }) => kind === "day").map(({ column }) => column),
    numbers: fed.filter(({ kind }) => kind === "money" || kind === "decimal").map(({ column }) => column),
    hasMoney: fed.some(({ kind, name }) => kind === "money" || MONEY.has(name)),
    hasCurrency: file.records.some((record) => record.fields["currency"] !== undefined),
  };
}

const fieldOf = (record: RecordMapping, field: string): Field | undefined => recordDefinition(record.type).fields[field];

/** The shapes cells were seen in, each with where it was first met and a few examples. */
class Shapes<Shape extends string> {
  private readonly seen = new Map<Shape, { readonly column: string; readonly examples: string[] }>();

  note(shape: Shape, cell: string, column: string): void {
    const known = this.seen.get(shape);
    if (!known) this.seen.set(shape, { column, examples: [cell] });
    else if (known.examples.length < 3 && !known.examples.includes(cell)) known.examples.push(cell);
  }

  has(shape: Shape): boolean {
    return this.seen.has(shape);
  }

  examples(shape: Shape): readonly string[] {
    return this.seen.get(shape)?.examples ?? [];
  }

  column(...shapes: readonly Shape[]): string {
    return shapes.map((shape) => this.seen.get(shape)?.column).find((column) => column !== undefined) ?? "";
  }
}

function look(row: RawRow, columns: Columns, dates: Shapes<DateShape>, numbers: Shapes<NumberShape>): void {
  for (const { index, name } of columns.dates) {
    const cell = (row.cells[index] ?? "").trim();
    if (cell.length >= 6) dates.note(dateShape(cell), cell, name);
  }
  for (const { index, name } of columns.numbers) {
    const cell = (row.cells[index] ?? "").trim();
    if (cell !== "") numbers.note(numberShape(cell), cell, name);
  }
}

/**
 * Looks at the cells of a file as far as needed: to the end while a date like 03/04/2026 leaves the order open, else
 * for the first rows only.
 */
export async function survey(
  mapping: Mapping,
  file: FileMapping,
  names: readonly string[],
  groups: AsyncIterable<readonly RawRow[]>,
): Promise<Survey> {
  const columns = watchedColumns(file, names);
  const dates = new Shapes<DateShape>();
  const numbers = new Shapes<NumberShape>();
  const saidOrder = file.dates ?? mapping.dates;
  const saidMark = file.decimal ?? mapping.decimal;
  const withdrawn = new Set<string>();
  const retraction = file.retractions ? new Header(names).find(file.retractions.of) : null;
  let rows = 0;
  for await (const group of groups) {
    for (const row of group) {
      if (row.broken) continue;
      rows += 1;
      look(row, columns, dates, numbers);
      if (retraction !== null) withdrawn.add((row.cells[retraction] ?? "").trim());
    }
    const dateOpen = saidOrder === undefined && dates.has("open") && orderFrom(dates) === null;
    const numberOpen = saidMark === undefined && markFrom(numbers) === null;
    if (rows >= SETTLED_AFTER && !dateOpen && !numberOpen && retraction === null) break;
  }
  withdrawn.delete("");
  const dateOrder = saidOrder ?? orderFrom(dates);
  const decimalMark = saidMark ?? markFrom(numbers);
  const needsCurrency = columns.hasMoney && !columns.hasCurrency && file.currency === undefined && mapping.currency === undefined;
  const open = { dates: dateOrder === null, numbers: decimalMark === null, currency: needsCurrency };
  return { dateOrder, decimalMark: decimalMark ?? ".", questions: questionsOf(open, dates, numbers), withdrawn };
}

interface Open {
  readonly dates: boolean;
  readonly numbers: boolean;
  readonly currency: boolean;
}

const questionsOf = (open: Open, dates: Shapes<DateShape>, numbers: Shapes<NumberShape>): readonly FileQuestion[] => [
  ...(open.dates && (dates.has("open") || dates.has("dmy")) ? [dateQuestion(dates)] : []),
  ...(open.numbers ? [numberQuestion(numbers)] : []),
  ...(open.currency ? [CURRENCY_QUESTION] : []),
];

function dateQuestion(dates: Shapes<DateShape>): FileQuestion {
  const [dayFirst, monthFirst] = [dates.examples("dmy")[0], dates.examples("mdy")[0]];
  const mixed = dayFirst !== undefined && monthFirst !== undefined;
  const examples = mixed ? [dayFirst, monthFirst] : dates.examples("open");
  return {
    kind: "date_order",
    column: dates.column("open", "dmy"),
    examples,
    sentence: mixed
      ? `Some dates of this file only make sense with the day first (${dayFirst}), others only with the month first (${monthFirst}). Which of the two is meant?`
      : `Dates like ${examples[0]} may begin with the day or with the month. Which is it?`,
  };
}

function numberQuestion(numbers: Shapes<NumberShape>): FileQuestion {
  const examples = numbers.examples("open");
  return {
    kind: "decimal_mark",
    column: numbers.column("open"),
    examples,
    sentence: `Is ${examples[0]} more than a thousand, or does the comma stand before the decimals?`,
  };
}

const CURRENCY_QUESTION: FileQuestion = {
  kind: "currency",
  column: "",
  examples: [],
  sentence: "The file has amounts and no currency column. In which currency are they?",
};

const orderFrom = (seen: Shapes<DateShape>): "dmy" | "mdy" | null =>
  seen.has("dmy") === seen.has("mdy") ? null : seen.has("dmy") ? "dmy" : "mdy";

function markFrom(seen: Shapes<NumberShape>): "." | "," | null {
  if (seen.has(",") && !seen.has(".")) return ",";
  if (seen.has(".") || seen.has("likely.")) return ".";
  return seen.has("open") ? null : ".";
}
