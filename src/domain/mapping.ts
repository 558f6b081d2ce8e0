import type { RecordType } from "./records.ts";

/** Where the value of a field comes from. A plain text is the name of a column. */
export type FieldSource =
  | string
  | {
      readonly column: string;
      /** Translations of cells, or the name of a list in `maps`. */
      readonly values?: Readonly<Record<string, string>> | string;
      /** What a cell without a translation becomes; without this it stays as it is. */
      readonly otherwise?: string;
      /** Changes the sign: a file that writes losses as positive numbers. */
      readonly negate?: boolean;
    }
  | { readonly constant: string }
  /** Several columns joined into one text: an id made of two. */
  | { readonly join: readonly string[]; readonly with?: string }
  /** The first of several columns that is not empty. */
  | { readonly first: readonly string[] }
  /** With `each`: a part of the matched column name (1, 2, ...), or the cell of that column. */
  | { readonly capture: number; readonly values?: Readonly<Record<string, string>> | string; readonly otherwise?: string }
  | { readonly cell: true };

/** A record made from a row. */
export interface RecordMapping {
  readonly type: RecordType;
  /** Only of rows where a column holds one of these values, or anything at all. */
  readonly when?: { readonly column: string; readonly in?: readonly string[]; readonly not?: readonly string[] };
  /** One record for every column whose name matches, if its cell is not empty: dates of stages side by side. */
  readonly each?: string;
  readonly fields: Readonly<Record<string, FieldSource>>;
  /** Columns kept as attributes; all that no field uses, when absent, for the first record of a file. */
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
  readonly records: readonly RecordMapping[];
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
  readonly files: readonly FileMapping[];
}
