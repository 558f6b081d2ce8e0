import type { Day, DayCount, FieldValue, ModelFamily, RecordType, SubjectKind } from "../domain/index.ts";

/** What metrics are counted by (semantics B.2, row 36): each level has movements of its own, never summed from another. */
export const levels = ["customer", "subscription", "parent"] as const;
export type Level = (typeof levels)[number];

/** One entry of the ledger as facts are derived from it. Days inside `fields` are still `YYYY-MM-DD`. */
export interface UnitEntry {
  readonly seq: number;
  readonly type: RecordType;
  readonly source: number;
  readonly subject: number;
  readonly subjectKind: SubjectKind;
  /** The customer the subject belongs to; `null` for a lead nobody has linked to an account. */
  readonly account: number | null;
  /** What the subject belongs to directly: the opportunity of a lead, the account of an opportunity. */
  readonly parent: number | null;
  readonly day: Day | null;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly attributes: Readonly<Record<string, string>>;
}

/** A family of accounts and everything that belongs to them: what is derived together and independently of all else. */
export interface Unit {
  readonly id: number;
  /** Current entries only, oldest first. */
  readonly entries: readonly UnitEntry[];
}

/** What derivation needs to know beside the unit. Equal counting and equal entries give equal facts. */
export interface Counting {
  readonly level: Level;
  /** Facts are true as of the end of this day; later entries wait. */
  readonly horizon: Day;
  readonly dayCount: DayCount;
  /** A return within this many days is a late renewal, not churn (row 25). */
  readonly gapDays: number;
  /** A pause longer than this many days is churn (row 17). */
  readonly pauseDays: number;
  /** Months between opening and closing of retention. */
  readonly retentionWindows: readonly number[];
  /** The days on which each source sent level snapshots, ascending. */
  readonly snapshotDays: ReadonlyMap<number, readonly Day[]>;
  /** Business model of each plan a source describes, by `source/plan`, and by `/name` in lower case. */
  readonly families?: ReadonlyMap<string, ModelFamily>;
}
