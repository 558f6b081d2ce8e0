import type { Quantity, Unit } from "./quantity.ts";

/** A piece of mathematics, as it is written: letters, words in the reader's language, numbers with their unit, and how they stand. */
export type Maths =
  | { readonly kind: "letter"; readonly text: string }
  | { readonly kind: "word"; readonly name: string }
  | { readonly kind: "value"; readonly value: Quantity }
  | { readonly kind: "sign"; readonly text: string }
  | { readonly kind: "row"; readonly parts: readonly Maths[] }
  | { readonly kind: "fraction"; readonly over: Maths; readonly under: Maths }
  | { readonly kind: "power"; readonly base: Maths; readonly exponent: Maths }
  | { readonly kind: "index"; readonly base: Maths; readonly index: Maths }
  | { readonly kind: "sum"; readonly from: Maths; readonly to: Maths };

/** One line of a derivation: what it is (only when it changes), the sign between, and what it is equal to. */
export interface Line {
  readonly left?: Maths;
  readonly sign: "=" | "≈";
  readonly right: Maths;
}

/** A text within a row: one sign, or one letter. */
type Part = Maths | string;

const LETTER = /^\p{L}$/u;
const partOf = (part: Part): Maths =>
  typeof part !== "string" ? part : LETTER.test(part) ? { kind: "letter", text: part } : { kind: "sign", text: part };

export const row = (...parts: readonly Part[]): Maths => ({ kind: "row", parts: parts.map(partOf) });
export const word = (name: string): Maths => ({ kind: "word", name });
export const num = (value: number, unit: Unit = "number"): Maths => ({ kind: "value", value: { value, unit } });
export const over = (top: Part, bottom: Part): Maths => ({ kind: "fraction", over: partOf(top), under: partOf(bottom) });
export const power = (base: Part, exponent: Part): Maths => ({ kind: "power", base: partOf(base), exponent: partOf(exponent) });
export const index = (base: Part, at: Part): Maths => ({ kind: "index", base: partOf(base), index: partOf(at) });
export const sum = (from: Part, to: Part): Maths => ({ kind: "sum", from: partOf(from), to: partOf(to) });

export const line = (left: Part, right: Part, sign: Line["sign"] = "="): Line => ({ left: partOf(left), sign, right: partOf(right) });
/** The line before, said otherwise. */
export const again = (right: Part, sign: Line["sign"] = "="): Line => ({ sign, right: partOf(right) });

/** Parts with a sign between them. */
export const joined = (parts: readonly Maths[], sign: string): Maths =>
  row(...parts.flatMap((part, i) => (i === 0 ? [part] : [sign, part])));
