/** A row as it stands in the file. `row` is what a spreadsheet shows: the header is 1. */
export interface RawRow {
  readonly row: number;
  readonly cells: readonly string[];
  /** Why the row cannot be used at all; if it could not even be cut into cells, its text is the only one. */
  readonly broken?: { readonly code: string; readonly sentence: string; readonly column?: string };
  /** What is worth knowing of the row although it can be used. */
  readonly remarks?: readonly { readonly code: string; readonly sentence: string }[];
}

/** A file as rows under a header. The header of JSON grows while new keys appear. */
export interface RawTable {
  readonly format: "csv" | "json";
  readonly header: readonly string[];
  readonly delimiter: string | null;
  readonly groups: AsyncIterable<readonly RawRow[]>;
}
