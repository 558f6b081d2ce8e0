import { intervalUnits } from "./recurring.ts";

/** The things entries are about. Each is known by the id its source gives it. */
export const subjectKinds = ["account", "contact", "lead", "opportunity", "subscription", "product", "company"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export type FieldKind = "text" | "day" | "money" | "decimal" | "integer" | "boolean" | "choice" | "currency";

/**
 * One column of a canonical record.
 * `money` is an integer of minor units; `decimal` keeps the digits the source wrote; `refers` makes it the id of a subject.
 */
export interface Field {
  readonly kind: FieldKind;
  readonly meaning: string;
  readonly required?: true;
  readonly choices?: readonly string[];
  readonly refers?: SubjectKind;
}

export interface RecordDefinition {
  readonly meaning: string;
  /** The subject a record belongs to: the first of these fields that has a value. */
  readonly subject: readonly string[];
  /** The record's own id, when the source gives one: it alone says that two rows are the same record. */
  readonly id?: string;
  /** Without an id, these fields beside the subject do. */
  readonly key: readonly string[];
  /** Without an id, rows that agree in all of these are separate happenings, told apart by their order in the file. */
  readonly repeats?: true;
  /** The day it is true in business. */
  readonly effective: string | null;
  readonly fields: Readonly<Record<string, Field>>;
  /** One invented row, used in the template and its test. */
  readonly example: Readonly<Record<string, string>>;
}

export const text = (meaning: string): Field => ({ kind: "text", meaning });
export const on = (meaning: string): Field => ({ kind: "day", meaning });
export const money = (meaning: string): Field => ({ kind: "money", meaning });
export const decimal = (meaning: string): Field => ({ kind: "decimal", meaning });
export const flag = (meaning: string): Field => ({ kind: "boolean", meaning });
export const choice = (choices: readonly string[], meaning: string): Field => ({ kind: "choice", choices, meaning });
export const ref = (refers: SubjectKind, meaning: string): Field => ({ kind: "text", refers, meaning });
export const required = (field: Field): Field => ({ ...field, required: true });
export const currency: Field = { kind: "currency", meaning: "ISO 4217 code, such as EUR" };

/** States of the Bowtie a source's stage can stand for, in the order of the journey, and `lost`. */
export const mappedStates = ["prospect", "mql", "sql", "sal", "commit", "live", "impact", "renewed", "expanded", "lost"] as const;
export type MappedState = (typeof mappedStates)[number];

export const price = {
  plan: ref("product", "plan or product sold"),
  price: decimal("price of one unit for one interval, in major units, before discount"),
  quantity: decimal("units sold; 1 when empty"),
  interval: choice(intervalUnits, "how often the price is charged"),
  interval_count: { kind: "integer", meaning: "intervals between two charges; 1 when empty" } as Field,
  currency,
} as const;
