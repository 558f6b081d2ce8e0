import type { Day, ExchangeRate, FieldValue, ModelFamily, RecordType, Settings, SubjectKind } from "../domain/index.ts";
import type { Closings } from "./closing.ts";
import type { RetentionWindow } from "./tables.ts";

/** What metrics are counted by (semantics B.2, row 36): each level has movements of its own, never summed from another. */
export const levels = ["customer", "subscription", "parent"] as const;
export type Level = (typeof levels)[number];

/** One entry of the ledger as facts are derived from it. Days inside `fields` are still `YYYY-MM-DD`. */
export interface UnitEntry {
  readonly seq: number;
  /** The first version of the record, when this is not it. */
  readonly origin: number | null;
  readonly file: number;
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
  /** All versions of them; only where something may have been learned after a month was closed. */
  readonly history?: readonly UnitEntry[];
}

/** What derivation needs to know beside the unit. Equal counting and equal entries give equal facts. */
export interface Counting extends Settings {
  readonly level: Level;
  /** Facts are true as of the end of this day; later entries wait. */
  readonly horizon: Day;
  /** Exchange rates; none in the native view. */
  readonly rates: readonly ExchangeRate[];
  /** When months were closed and files came; `null` when nothing was learned after a close. */
  readonly closings: Closings | null;
  /** The day each file was recorded: when what describes accounts was learned. */
  readonly recordedOn: ReadonlyMap<number, Day>;
  /** Months between opening and closing of retention. */
  readonly retentionWindows: readonly RetentionWindow[];
  /** The days on which each source sent level snapshots, ascending. */
  readonly snapshotDays: ReadonlyMap<number, readonly Day[]>;
  /** Business model of each plan a source describes, by `source/plan`, and by `/name` in lower case. */
  readonly families?: ReadonlyMap<string, ModelFamily>;
}

/** Whether older versions of entries matter: for what was true when a month closed, or under which labels. */
export const needsHistory = ({ closings, segments }: Counting): boolean => closings !== null || segments === "as_of";
