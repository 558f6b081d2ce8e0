import type { Field, RecordDefinition, RecordMapping } from "../../domain/index.ts";

export type CellOf = (cells: readonly string[]) => string;

export interface CompiledField {
  readonly name: string;
  readonly field: Field;
  readonly column: string | null;
  readonly cell: CellOf;
  /** The cell, when it holds several values and only the first was taken. */
  readonly several: ((cells: readonly string[]) => string | null) | null;
}

/** A record mapping with its columns found in a header. */
export interface CompiledRecord {
  readonly mapping: RecordMapping;
  readonly definition: RecordDefinition;
  /** Why no record is made of a row; `null` when one is, and empty when nothing needs to be said. */
  readonly refuses: (cells: readonly string[]) => string | null;
  readonly fields: readonly CompiledField[];
  readonly required: readonly { readonly name: string; readonly meaning: string }[];
  /** Fields that hold money. */
  readonly money: readonly string[];
  readonly hasCurrency: boolean;
  readonly currencyCell: CellOf | null;
  readonly attributes: readonly { readonly name: string; readonly index: number }[];
}
