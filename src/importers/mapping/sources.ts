import type { ColumnSource, FieldSource, FileMapping, Issue, Mapping } from "../../domain/index.ts";
import type { RawRow } from "../reading/index.ts";
import type { CellOf } from "./compiled.ts";
import type { Header } from "./names.ts";

/** Columns a field is read from. */
export function columnsOf(source: FieldSource): readonly string[] {
  if (typeof source === "string") return [source];
  if ("column" in source) return [source.column];
  if ("join" in source) return source.join;
  return "first" in source ? source.first.flatMap(columnsOf) : [];
}

/** The cell a field was read from, when it holds several values and only the first was taken; else `null`. */
export function severalIn(source: FieldSource, header: Header, mapping: Mapping): ((cells: readonly string[]) => string | null) | null {
  const sources = typeof source === "object" && "first" in source ? source.first : [source];
  if (!sources.some((one) => typeof one === "object" && "split" in one)) return null;
  const readers = sources.map((one) => {
    const mark = typeof one === "object" && "split" in one ? one.split : undefined;
    const index = header.find(columnsOf(one)[0] ?? "") ?? -1;
    return { read: cellReader(one, header, mapping, null, -1), mark, index };
  });
  return (cells) => {
    const taken = readers.find(({ read }) => read(cells) !== "");
    if (taken?.mark === undefined) return null;
    const parts = (cells[taken.index] ?? "").split(taken.mark).filter((part) => part.trim() !== "");
    return parts.length > 1 ? parts.join(taken.mark) : null;
  };
}

type Translations = Readonly<Record<string, string>>;

/** A list whose file was not read: a preview of one file alone shows its cells as they are. */
const unread = ({ lookups }: Mapping, name: string): Translations | undefined => (lookups?.[name] === undefined ? undefined : {});

function translation(values: Translations | string | undefined, otherwise: string | undefined, mapping: Mapping): (cell: string) => string {
  if (values === undefined) return (cell) => (cell === "" ? "" : cell);
  const list = typeof values === "string" ? (mapping.maps?.[values] ?? unread(mapping, values)) : values;
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
      return parts.every((part) => part === "") ? "" : parts.join(source.with ?? "/").trim();
    };
  }
  if ("first" in source) {
    const readers = source.first.map((one) => cellReader(one, header, mapping, match, own));
    return (cells) => {
      for (const read of readers) {
        const cell = read(cells);
        if (cell !== "") return cell;
      }
      return "";
    };
  }
  return columnReader(source, at(source.column), mapping);
}

function columnReader(source: ColumnSource, read: CellOf, mapping: Mapping): CellOf {
  const translate = translation(source.values, source.otherwise, mapping);
  const part = partOf(source);
  return (cells) => {
    const cell = translate(part(read(cells)));
    if (source.negate !== true || cell === "") return cell;
    return cell.startsWith("-") ? cell.slice(1) : `-${cell}`;
  };
}

function partOf({ split, extract }: ColumnSource): (cell: string) => string {
  const first = split === undefined ? (cell: string) => cell : (cell: string) => cell.split(split).find((part) => part.trim() !== "") ?? "";
  if (extract === undefined) return (cell) => first(cell).trim();
  const pattern = new RegExp(extract, "i");
  return (cell) => {
    const match = pattern.exec(first(cell));
    return match ? (match.slice(1).find((group) => group !== undefined) ?? match[0]).trim() : "";
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
