import type { FactName } from "../facts/index.ts";

/** A column of the fact table, or a segment field such as `account.region`. */
export type Dimension = { readonly column: string } | { readonly field: string };

export type Condition =
  | { readonly column: string; readonly in: readonly number[] }
  | { readonly column: string; readonly from?: number; readonly to?: number }
  | { readonly column: string; readonly currencies: readonly string[] }
  | { readonly field: string; readonly values: readonly string[] };

/**
 * Sums of a fact table, grouped. This is all a metric may ask, and it means the same on every engine: no window, no
 * common table expression, no date function.
 */
export interface Question {
  readonly fact: FactName;
  readonly sums: readonly string[];
  readonly by: readonly Dimension[];
  readonly where: readonly Condition[];
  /** Only the groups with the largest (or smallest) first sum; with the most rows, when nothing is summed. */
  readonly top?: { readonly limit: number; readonly offset?: number; readonly largest: boolean };
}

/** One group: its keys in the order of `by` (a currency or field value as text), how many rows, and the sums. */
export interface SumRow {
  readonly keys: readonly (number | string | null)[];
  readonly rows: number;
  readonly sums: readonly bigint[];
}

/** Fact rows themselves, for an explanation. */
export interface RowsQuestion {
  readonly fact: FactName;
  readonly columns: readonly string[];
  readonly where: readonly Condition[];
  readonly limit: number;
  readonly offset: number;
}
