import { METER_FIELD } from "../facts/index.ts";
import { type FactBatch, type TableName, tableColumns } from "./batch.ts";
import type { Dictionary, DictionaryEntry } from "./dictionary.ts";

/** Turns the codes one worker gave to names into those of the store's dictionary. */
export class Remap {
  private readonly fields: number[] = [];
  private readonly codes: number[][] = [];
  private currencyField = -1;
  private meterField = -1;

  private readonly dictionary: Dictionary;

  constructor(dictionary: Dictionary) {
    this.dictionary = dictionary;
  }

  learn(entries: readonly DictionaryEntry[]): void {
    for (const { field, fieldName, code, value } of entries) {
      if (fieldName === "currency") this.currencyField = field;
      if (fieldName === METER_FIELD) this.meterField = field;
      this.fields[field] = this.dictionary.field(fieldName);
      const codes = this.codes[field] ?? [0];
      codes[code] = this.dictionary.code(fieldName, value);
      this.codes[field] = codes;
    }
  }

  /** Rewrites a batch in place. */
  apply({ tables }: FactBatch): void {
    const label = tables.label;
    const at = (name: string): number => Object.keys(tableColumns.label).indexOf(name);
    const [fields, codes] = [label.columns[at("field")], label.columns[at("code")]] as [Int16Array, Int32Array];
    for (let row = 0; row < label.rows; row++) {
      const field = fields[row] ?? 0;
      codes[row] = this.codes[field]?.[codes[row] ?? 0] ?? 0;
      fields[row] = this.fields[field] ?? 0;
    }
    for (const name of ["movement", "retention_1", "retention_3", "retention_12", "deal", "cost", "finance", "layer", "renewal"] as const)
      this.rewrite(tables, name, "currency", this.currencyField);
    this.rewrite(tables, "measure", "meter", this.meterField);
  }

  private rewrite(tables: FactBatch["tables"], name: TableName, columnName: string, field: number): void {
    const codes = this.codes[field] ?? [];
    const column = tables[name].columns[Object.keys(tableColumns[name]).indexOf(columnName)] as Int16Array;
    for (let row = 0; row < tables[name].rows; row++) column[row] = codes[column[row] ?? 0] ?? 0;
  }
}
