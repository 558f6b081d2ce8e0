import type { RecordType } from "./records.ts";

/** A column, and what its cells mean. */
export interface ColumnSource {
  readonly column: string;
  /** A cell that holds several values with this mark between them: the first is taken, and the row says so. */
  readonly split?: string;
  /** Only the part of a cell that the first group of this pattern to match holds; nothing where the pattern does not match. */
  readonly extract?: string;
  /** Translations of cells, or the name of a list in `maps`. */
  readonly values?: Readonly<Record<string, string>> | string;
  /** What a cell without a translation becomes; without this it stays as it is. */
  readonly otherwise?: string;
  /** Changes the sign: a file that writes losses as positive numbers. */
  readonly negate?: boolean;
}

/** Where the value of a field comes from. A plain text is the name of a column. */
export type FieldSource =
  | string
  | ColumnSource
  | { readonly constant: string }
  /** Several columns joined into one text: an id made of two. */
  | { readonly join: readonly string[]; readonly with?: string }
  /** The first of several columns that is not empty, once translated. */
  | { readonly first: readonly (string | ColumnSource)[] }
  /** With `each`: a part of the matched column name (1, 2, ...), or the cell of that column. */
  | { readonly capture: number; readonly values?: Readonly<Record<string, string>> | string; readonly otherwise?: string }
  | { readonly cell: true };

/** What must hold of a row: a column (or what it means) is one of these values, none of those, or anything at all. */
export type Condition = ({ readonly column: string } | { readonly value: FieldSource }) & {
  readonly in?: readonly string[];
  readonly not?: readonly string[];
  /** What a row is told of which no record is made because of this condition. */
  readonly because?: string;
};

/** A record made from a row. */
export interface RecordMapping {
  readonly type: RecordType;
  /** Only of rows for which this holds; all of them, when there are several. */
  readonly when?: Condition | readonly Condition[];
  /** One record for every column whose name matches, if its cell is not empty: dates of stages side by side. */
  readonly each?: string;
  readonly fields: Readonly<Record<string, FieldSource>>;
  /** Stage changes only: rows of one subject that follow one another in the same stage are one entry into it, on the first day. */
  readonly runs?: boolean;
  /** Something every row this record is made of has to be told. */
  readonly remark?: string;
  /** Columns kept as attributes; all that no field uses for `*`, and for the first record of a file when absent. */
  readonly attributes?: readonly string[];
}

/** How the files of one kind are read. */
export interface FileMapping {
  /** Name of the file, `*` standing for anything. */
  readonly file: string;
  /** The file is known and not needed. */
  readonly ignore?: string;
  /** The system this file comes from, where a folder holds exports of several. */
  readonly source?: string;
  readonly delimiter?: string;
  readonly dates?: "dmy" | "mdy";
  readonly decimal?: "." | ",";
  /** Amounts are in cents (minor) or whole money (major, the default). */
  readonly money?: "major" | "minor";
  readonly currency?: string;
  /** Cells of a column that the source writes wrongly, and what they mean; every cell put right is remarked on. */
  readonly corrections?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Rows that are mostly empty and whose first cell matches this pattern are no records: totals and footers of a report. */
  readonly skip?: string;
  /** Events that take back others of the same file: the column with the id of what is taken back, and that of the events' own ids. */
  readonly retractions?: { readonly of: string; readonly id: string };
  /** The preset whose way of taking objects of JSON apart is used. */
  readonly preset?: string;
  readonly records: readonly RecordMapping[];
}

/** A list of translations that another file of the same export holds: ids of sellers and their names. */
export interface Lookup {
  /** Name of the file, `*` standing for anything. */
  readonly file: string;
  /** Its column with what cells say, and the one with what that means. */
  readonly key: string;
  readonly value: string;
}

/** A small file that says how a source's exports become records. */
export interface Mapping {
  readonly source: string;
  /** Last day these exports speak for. */
  readonly through?: string;
  readonly zone?: string;
  readonly dates?: "dmy" | "mdy";
  readonly decimal?: "." | ",";
  readonly currency?: string;
  /** Named translations, used by several fields: stages to Bowtie states, above all. */
  readonly maps?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** More of them, read from files that are imported together with those that need them. */
  readonly lookups?: Readonly<Record<string, Lookup>>;
  readonly files: readonly FileMapping[];
}
