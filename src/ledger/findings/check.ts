/** Something about the data that people should know, because it touches numbers. */
export interface Finding {
  readonly code: string;
  readonly title: string;
  readonly sentence: string;
  readonly severity: Severity;
  /** What is put into the sentence, by name, for those who say it in another language. */
  readonly values: Readonly<Record<string, string>>;
  readonly count: number;
  readonly of: number;
  readonly affects: string[];
  readonly examples: Example[];
}

/** wrong: a number is not what it says. doubtful: it may not be. remark: it is right, and may be misread. */
export type Severity = "wrong" | "doubtful" | "remark";

/** What the id of an example is of: a subject's num, an entry's seq, an issue's id, or nothing that has rows. */
export type Opening = "subject" | "entry" | "issue" | null;

export interface Example {
  readonly says: string;
  readonly opens: { readonly kind: NonNullable<Opening>; readonly id: number } | null;
}

/**
 * One thing that is looked for. Both queries read the temporary tables of `present.ts`.
 */
export interface Check {
  readonly code: string;
  /** NAME stands for the name a case was found under, where a check is made of many attributes or record types. */
  readonly title: string;
  /** What it is, why it matters, what to do. */
  readonly sentence: string;
  /** Ids of the metrics whose values it touches. */
  readonly affects: readonly string[];
  readonly severity: Severity;
  /** One row a case: the name it belongs to, the case in words, and the id that `opens` speaks of, by which cases are ordered. */
  readonly found: string;
  /** What the ids of cases are of. */
  readonly opens: Opening;
  /** What cases are ordered by, where that is not their id: a fourth column of `found`. */
  readonly order?: string;
  /** Text for placeholders of the sentence, as one JSON object; `f.name` is the name. */
  readonly values?: string;
  /** How many there could be. `f.name` is the name. */
  readonly of: string;
}

/** Every number that is made of what customers pay. */
export const revenueMetrics = ["mrr", "arr", "mrr_movements", "net_revenue_retention", "gross_revenue_retention"] as const;
