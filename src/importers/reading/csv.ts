import Papa from "papaparse";
import { Refusal } from "../../domain/index.ts";
import { withoutHalves } from "./characters.ts";
import type { RawRow, RawTable } from "./table.ts";

const DELIMITERS = [",", ";", "\t", "|"] as const;
/** No honest row is longer; a quotation mark that never closes would otherwise swallow the file. */
const MAX_ROW = 4_000_000;

interface Parsed {
  readonly data: readonly (readonly string[])[];
  readonly meta: { readonly cursor: number };
  readonly errors: readonly { readonly code: string; readonly row: number }[];
}

const parse = (text: string, delimiter: string, isLast: boolean): Parsed =>
  new Papa.Parser({ delimiter, newline: "\n" }).parse(text, 0, !isLast) as Parsed;

/** Reads delimited text with any delimiter, line ending and quoting. */
export async function readCsv(pieces: AsyncIterable<string>, chosenDelimiter?: string): Promise<RawTable> {
  const iterator = lines(pieces)[Symbol.asyncIterator]();
  let text = "";
  let done = false;
  while (!done && (text.length < 1 << 16 || !text.includes("\n"))) {
    const next = await iterator.next();
    done = next.done === true;
    text += next.done ? "" : next.value;
    if (text.length > MAX_ROW)
      throw new Refusal("no_rows", 422, "The file has no line breaks, so it has no rows. Export it as CSV or JSON.");
  }
  text = text.replace(/^(?:[ \t,;|]*\n)+/, "");
  const delimiter = chosenDelimiter ?? guessDelimiter(text);
  const first = parse(text, delimiter, done);
  const header = first.data[0]?.map((name) => withoutHalves(name).trim());
  if (!header || header.every((name) => name === ""))
    throw new Refusal("no_header", 422, "The file has no header line. Its first line must name the columns.");
  return { format: "csv", header: unique(header), delimiter, groups: rows(text, iterator, done, delimiter, header.length) };
}

/** CRLF and the lone CR of old spreadsheets become LF, also across pieces. */
async function* lines(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let carry = "";
  for await (const piece of pieces) {
    let text = carry + piece;
    carry = "";
    if (text.endsWith("\r")) {
      carry = "\r";
      text = text.slice(0, -1);
    }
    yield text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  }
  if (carry !== "") yield "\n";
}

/** The delimiter that cuts the first lines into the same number of cells, more than one. */
function guessDelimiter(text: string): string {
  let best: { delimiter: string; score: number } = { delimiter: ",", score: 0 };
  const sample = text.slice(0, 1 << 16);
  for (const delimiter of DELIMITERS) {
    const { data } = parse(sample, delimiter, false);
    const counts = (data.length === 0 ? parse(sample, delimiter, true).data : data).slice(0, 50).map((row) => row.length);
    const width = counts[0] ?? 1;
    const agreeing = counts.filter((count) => count === width).length / Math.max(counts.length, 1);
    const score = width > 1 ? agreeing * 100 + Math.min(width, 50) : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Columns of one name are told apart: `Stage`, `Stage (2)`. */
function unique(header: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return header.map((name, i) => {
    const plain = name === "" ? `column ${i + 1}` : name;
    const count = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, count);
    return count === 1 ? plain : `${plain} (${count})`;
  });
}

interface Cut {
  readonly rows: readonly RawRow[];
  /** What is left for the next piece. */
  readonly rest: string;
  readonly lastRow: number;
  /** The last row is too long and its end has not come yet: what follows up to the next line break belongs to it. */
  readonly isOpen: boolean;
}

/** All complete rows of a text. A quotation mark that never closes costs its own row, not those after it. */
function cut(
  text: string,
  isLast: boolean,
  { delimiter, width, row: before }: { readonly delimiter: string; readonly width: number; readonly row: number },
): Cut {
  const parsed = parse(text, delimiter, isLast);
  const unclosed = isLast && parsed.errors.some((error) => error.code === "MissingQuotes");
  const rows: RawRow[] = [];
  let row = before;
  for (const cells of unclosed ? parsed.data.slice(0, -1) : parsed.data) {
    row += 1;
    if (row === 1 || isBlank(cells)) continue;
    rows.push(cells.length === width ? { row, cells } : wrongWidth(row, cells, width));
  }
  const rest = unclosed ? text.slice(startOfLast(text, parsed, delimiter)) : isLast ? "" : text.slice(parsed.meta.cursor);
  if (!unclosed && rest.length <= MAX_ROW) return { rows, rest, lastRow: row, isOpen: false };
  const end = rest.indexOf("\n");
  const line = end === -1 ? rest : rest.slice(0, end);
  return {
    rows: [...rows, line.length > MAX_ROW ? longRow(row + 1, line) : brokenRow(row + 1, line)],
    rest: end === -1 ? "" : rest.slice(end + 1),
    lastRow: row + 1,
    isOpen: end === -1,
  };
}

async function* rows(
  start: string,
  iterator: AsyncIterator<string>,
  ended: boolean,
  delimiter: string,
  width: number,
): AsyncGenerator<readonly RawRow[]> {
  let text = start;
  let isLast = ended;
  let row = 0;
  for (;;) {
    const found = cut(text, isLast, { delimiter, width, row });
    if (found.rows.length > 0) yield found.rows;
    row = found.lastRow;
    text = found.rest;
    if (isLast && text === "") return;
    if (isLast) continue;
    const next = found.isOpen ? await pieceAfterLine(iterator) : await iterator.next();
    isLast = next.done === true;
    text += next.done ? "" : next.value;
    if (isLast && text === "") return;
  }
}

/** What comes after the next line break. */
async function pieceAfterLine(iterator: AsyncIterator<string>): Promise<IteratorResult<string>> {
  for (;;) {
    const next = await iterator.next();
    if (next.done) return next;
    const end = next.value.indexOf("\n");
    if (end !== -1) return { done: false, value: next.value.slice(end + 1) };
  }
}

/** Where the row with the quotation mark that never closes begins: after all rows before it. */
function startOfLast(text: string, parsed: Parsed, delimiter: string): number {
  const before = parse(text, delimiter, false);
  return before.data.length === parsed.data.length - 1 ? before.meta.cursor : text.lastIndexOf("\n", text.length - 2) + 1;
}

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === "");

const wrongWidth = (row: number, cells: readonly string[], width: number): RawRow => ({
  row,
  cells,
  broken: {
    code: "wrong_cell_count",
    sentence: `The row has ${cells.length} cells, the header ${width}. A cell with the delimiter in it needs quotation marks; a file cut short ends like this too.`,
  },
});

const brokenRow = (row: number, line: string): RawRow => ({
  row,
  cells: [line],
  broken: {
    code: "open_quote",
    sentence: "A quotation mark opens in this row and never closes. Close it, or double the quotation marks inside the cell.",
  },
});

const longRow = (row: number, line: string): RawRow => ({
  row,
  cells: [line.slice(0, 20_000)],
  broken: {
    code: "row_too_long",
    sentence:
      "The row is longer than 4 MB. Either a quotation mark in it never closes, or a cell holds what belongs into a file of its own.",
  },
});
