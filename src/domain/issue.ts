/** `error`: the row is not used until it is corrected. `warning`: it is used, and this is worth knowing. */
export type Severity = "error" | "warning";

/**
 * A flaw in someone's data, as a value. `code` and `details` are what a translation is made from; `sentence` is the
 * English one: what is wrong and what to do.
 */
export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  /** Line of the row in its file, the header being 1; 0 when the whole file is meant. */
  readonly row: number;
  readonly column: string | null;
  readonly sentence: string;
  readonly details: Readonly<Record<string, string | number>>;
}
