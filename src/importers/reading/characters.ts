import type { RawRow } from "./table.ts";

const HALVES = /[\0\p{Cs}]/gu;

/** A text without what no database keeps: NUL, and halves of characters that escapes in JSON can make. */
export const withoutHalves = (text: string): string => text.replace(HALVES, "\ufffd");

/** Only JSON can write half a character; looking for NUL alone is faster. */
const isUnreadable = {
  csv: (cell: string): boolean => cell.includes("\0"),
  json: (cell: string): boolean => cell.search(HALVES) >= 0,
} as const;

/** Takes out of use the rows that hold characters no text has, and says where they are. */
export async function* readableRows(
  format: keyof typeof isUnreadable,
  header: readonly string[],
  groups: AsyncIterable<readonly RawRow[]>,
): AsyncGenerator<readonly RawRow[]> {
  const isBad = isUnreadable[format];
  for await (const group of groups) {
    yield group.some(({ cells }) => cells.some(isBad))
      ? group.map((row) => (row.cells.some(isBad) ? unreadable(row, header) : row))
      : group;
  }
}

function unreadable(row: RawRow, header: readonly string[]): RawRow {
  const index = row.cells.findIndex((cell) => cell !== withoutHalves(cell));
  const column = header[index];
  return {
    row: row.row,
    cells: row.cells.map(withoutHalves),
    broken: row.broken ?? {
      code: "unreadable_character",
      ...(column === undefined ? {} : { column }),
      sentence: "The cell holds a character that no text has, so the file was damaged on its way. Export it again, or mend the cell.",
    },
  };
}
