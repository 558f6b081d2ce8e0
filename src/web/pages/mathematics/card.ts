import type { Company } from "./company.ts";
import type { Course } from "./course.ts";
import type { Known } from "./known.ts";
import type { Line } from "./maths.ts";
import type { Quantity, Unit } from "./quantity.ts";

/** Templates of files that bring what a card needs. */
export type Template = "opportunity" | "stage_change" | "lead" | "subscription_line" | "cost" | "movement";

/** A number of a formula: its name, how it is written in it, the company's value, and what may be typed in. */
export interface Given extends Known {
  readonly name: string;
  readonly unit: Unit;
  /** The letter it has in the formula, where it is not written out. */
  readonly letter?: string;
  readonly min?: number;
  readonly max?: number;
}

export type Values = Readonly<Record<string, number>>;

/** A sentence by its key, with quantities and further words put in. */
export interface Said {
  readonly key: string;
  readonly with?: Readonly<Record<string, Cell>>;
}

/** What stands in a place of a table or sentence: a quantity, a word by its key, a state of the Bowtie, a period, or plain text. */
export type Cell =
  | Quantity
  | { readonly word: string }
  | { readonly state: string }
  | { readonly period: string }
  | { readonly list: readonly Cell[] }
  | null;

export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: readonly Cell[]; readonly strong?: boolean }[];
}

export interface Drawing {
  readonly unit: Extract<Unit, "money" | "ratio" | "number">;
  readonly labels: readonly Cell[];
  readonly lines: readonly { readonly name: Said; readonly values: readonly (number | null)[]; readonly strong?: boolean }[];
}

/** A derivation with its numbers in it. */
export interface Derived {
  readonly lines: readonly Line[];
  /** The number the card is about; null where the answer is not a number. */
  readonly result: Quantity | null;
  /** What the result is, where it is not what the card usually gives. */
  readonly resultName?: string;
  /** What it means, in sentences. */
  readonly says: readonly Said[];
  readonly table?: Rows;
  readonly drawing?: Drawing;
}

export const sections = ["winning", "keeping", "returns", "growing", "planning"] as const;
export type Section = (typeof sections)[number];

/** One formula: what it needs, how it is derived, and a worked example to check it by. Pure. */
export interface Card {
  readonly id: string;
  readonly section: Section;
  readonly given: (company: Company) => readonly Given[];
  readonly course?: (company: Company) => Course | null;
  readonly derive: (values: Values, course: Course, company: Company | null) => Derived;
  /** What can be said before all of it is known. */
  readonly meanwhile?: (values: Values) => readonly Said[];
  readonly example: { readonly values: Values; readonly course?: Course; readonly source: string };
  /** Files that bring what is missing. */
  readonly files: readonly Template[];
}

/** A value of a formula that must be there: a card is not derived before all of them are. */
export function numberOf(values: Values, name: string): number {
  const value = values[name];
  if (value === undefined) throw new Error(`No value for ${name}.`);
  return value;
}

/** A value of the ledger outside of what the formula is for is none to it: a margin below nothing has no lifetime value. */
export function inRange(given: Given): Given {
  const { value, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = given;
  if (value === null || (value >= min && value <= max)) return given;
  return { ...given, value: null, source: { kind: "missing", why: "out_of_range" } };
}

/** What the formula is derived from: the company's values with those of the reader in their place; null where one is missing. */
export function valuesOf(given: readonly Given[], typed: Values): { readonly values: Values; readonly missing: readonly Given[] } {
  const missing: Given[] = [];
  const values: Record<string, number> = {};
  for (const one of given.map(inRange)) {
    const value = typed[one.name] ?? one.value;
    if (value === null) missing.push(one);
    else values[one.name] = value;
  }
  return { values, missing };
}
