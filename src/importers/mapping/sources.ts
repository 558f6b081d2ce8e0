import type { FieldSource, FileMapping, Issue, Mapping, RecordMapping } from "../../domain/index.ts";
import type { RawRow } from "../reading/index.ts";
import type { CellOf } from "./compiled.ts";
import type { Header } from "./names.ts";

/** Columns a field is read from. */
export function columnsOf(source: FieldSource): readonly string[] {
  if (typeof source === "string") return [source];
  if ("column" in source) return [source.column];
  if ("join" in source) return source.join;
  return "first" in source ? source.first : [];
}

/** Whether a record is made of a row at all. */
export function conditionOf(record: RecordMapping, header: Header): (cells: readonly string[]) => boolean {
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

/** The function that gets a field's text out of a row. */
export function cellReader(source: FieldSource, header: Header, mapping: Mapping, match: RegExpExecArray | null, own: number): CellOf {
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

/** Puts right what the mapping says a source writes wrongly, with a remark for every such cell. */
export function corrector(file: FileMapping, header: Header): (raw: RawRow) => { cells: readonly string[]; issues: Issue[] } {
  const columns = Object.entries(file.corrections ?? {}).map(([column, values]) => ({
    column,
    index: header.find(column) ?? -1,
    meant: new Map(Object.entries(values)),
  }));
  return ({ row, cells }) => {
    const issues: Issue[] = [];
    let corrected: string[] | null = null;
    for (const { column, index, meant } of columns) {
      const cell = (cells[index] ?? "").trim();
      const right = meant.get(cell);
      if (right === undefined) continue;
      corrected ??= [...cells];
      corrected[index] = right;
      issues.push({
        code: "corrected",
        severity: "warning",
        row,
        column,
        sentence: `“${cell}” is read as “${right}”, because the mapping says so. Correct it in the source to lose this remark.`,
        details: { cell, meant: right },
      });
    }
    return { cells: corrected ?? cells, issues };
  };
}
