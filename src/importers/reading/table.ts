/** A row as it stands in the file. `row` is what a spreadsheet shows: the header is 1. */
export interface RawRow {
  readonly row: number;
  readonly cells: readonly string[];
  /** Why the row cannot be read at all; its text is then the only cell. */
  readonly broken?: { readonly code: string; readonly sentence: string };
}

/** A file as rows under a header. The header of JSON grows while new keys appear. */
export interface RawTable {
  readonly format: "csv" | "json";
  readonly header: readonly string[];
  readonly delimiter: string | null;
  readonly groups: AsyncIterable<readonly RawRow[]>;
}
