/** Something about the data that people should know, because it touches numbers. */
export interface Finding {
  readonly code: string;
  readonly title: string;
  readonly sentence: string;
  readonly count: number;
  readonly of: number;
  readonly affects: string[];
  readonly examples: string[];
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
  /** One row a case: the name it belongs to, the case in words, and what cases are ordered by. */
  readonly found: string;
  /** How many there could be. `f.name` is the name. */
  readonly of: string;
}

/** Every number that is made of what customers pay. */
export const revenueMetrics = ["mrr", "arr", "mrr_movements", "net_revenue_retention", "gross_revenue_retention"] as const;
