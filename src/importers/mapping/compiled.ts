import type { Field, RecordDefinition, RecordMapping } from "../../domain/index.ts";

export type CellOf = (cells: readonly string[]) => string;

export interface CompiledField {
  readonly name: string;
  readonly field: Field;
  readonly column: string | null;
  readonly cell: CellOf;
}

/** A record mapping with its columns found in a header. */
export interface CompiledRecord {
  readonly mapping: RecordMapping;
  readonly definition: RecordDefinition;
  readonly applies: (cells: readonly string[]) => boolean;
  readonly fields: readonly CompiledField[];
  readonly required: readonly { readonly name: string; readonly meaning: string }[];
  /** Fields that hold money. */
  readonly money: readonly string[];
  readonly hasCurrency: boolean;
  readonly currencyCell: CellOf | null;
  readonly attributes: readonly { readonly name: string; readonly index: number }[];
}
