/** An export file: a header and rows of cells, as a program would write them. */
export interface Table {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: string[][];
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const toCsv = ({ header, rows }: Table): string => `${[header, ...rows].map((cells) => cells.map(quoted).join(",")).join("\n")}\n`;

/** Position of a column; a name that is not there is a mistake in this script. */
export function columnOf({ name, header }: Table, column: string): number {
  const at = header.indexOf(column);
  if (at < 0) throw new RangeError(`${name} has no column ${column}`);
  return at;
}
