/** A name that got a code: kept by the store beside the facts that use it. */
export interface DictionaryEntry {
  readonly field: number;
  readonly fieldName: string;
  readonly code: number;
  readonly value: string;
}

/** A field with more values than this sorts nothing into segments; its further values share one code. */
export const MAX_VALUES = 1000;
export const TOO_MANY = "(other)";

/**
 * Codes of segment fields and their values, and of currencies. Codes are only ever added, so facts written before stay
 * right. Code 0 is "no value".
 */
export class Dictionary {
  private readonly fields = new Map<string, { id: number; codes: Map<string, number>; values: string[] }>();
  private added: DictionaryEntry[] = [];

  constructor(known: readonly DictionaryEntry[] = []) {
    for (const entry of known) {
      const field = this.entry(entry.fieldName, entry.field);
      field.codes.set(entry.value, entry.code);
      field.values[entry.code] = entry.value;
    }
  }

  private entry(name: string, id: number = this.fields.size + 1): { id: number; codes: Map<string, number>; values: string[] } {
    const known = this.fields.get(name);
    if (known) return known;
    const made = { id, codes: new Map<string, number>(), values: [""] };
    this.fields.set(name, made);
    return made;
  }

  field(name: string): number {
    return this.entry(name).id;
  }

  code(name: string, value: string): number {
    if (value === "") return 0;
    const field = this.entry(name);
    const known = field.codes.get(value);
    if (known !== undefined) return known;
    if (name !== "currency" && field.values.length > MAX_VALUES && value !== TOO_MANY) return this.code(name, TOO_MANY);
    const code = field.values.length;
    field.codes.set(value, code);
    field.values.push(value);
    this.added.push({ field: field.id, fieldName: name, code, value });
    return code;
  }

  /** The code of a value already met; `null` for one that is in no fact. */
  known(name: string, value: string): number | null {
    return value === "" ? 0 : (this.fields.get(name)?.codes.get(value) ?? null);
  }

  knownField(name: string): number | null {
    return this.fields.get(name)?.id ?? null;
  }

  value(name: string, code: number): string | null {
    return code === 0 ? null : (this.fields.get(name)?.values[code] ?? null);
  }

  names(): readonly { readonly field: string; readonly values: number }[] {
    return [...this.fields].filter(([name]) => name !== "currency").map(([field, { values }]) => ({ field, values: values.length - 1 }));
  }

  values(name: string): readonly string[] {
    return this.fields.get(name)?.values.slice(1) ?? [];
  }

  /** What has been added since the last call, to be written with the facts. */
  takeAdded(): readonly DictionaryEntry[] {
    const added = this.added;
    this.added = [];
    return added;
  }
}
