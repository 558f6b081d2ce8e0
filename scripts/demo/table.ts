/** An export file: a header and rows of cells, as a program would write them. */
export interface Table {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: string[][];
  /** A comma when absent. */
  readonly delimiter?: "," | ";";
}

/** As spreadsheets quote them. */
export function toCsv({ header, rows, delimiter = "," }: Table): string {
  const quoted = (cell: string): string => (cell.includes(delimiter) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return `${[header, ...rows].map((cells) => cells.map(quoted).join(delimiter)).join("\n")}\n`;
}

/** Position of a column; a name that is not there is a mistake in this script. */
export function columnOf({ name, header }: Table, column: string): number {
  const at = header.indexOf(column);
  if (at < 0) throw new RangeError(`${name} has no column ${column}`);
  return at;
}
