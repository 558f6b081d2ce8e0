import type { FieldValue, HappeningKind, RecordType } from "../../domain/index.ts";

export type Fields = Readonly<Record<string, FieldValue>>;

/** One version of a record, as the ledger keeps it. */
export interface Told {
  readonly seq: number;
  /** Equal for all versions of a record. */
  readonly record: number;
  readonly type: RecordType;
  readonly subject: number;
  readonly day: string | null;
  /** Civil day on which it was recorded. */
  readonly recordedOn: string;
  readonly fields: Fields;
}

export interface Changed {
  readonly field: string;
  readonly before: FieldValue | null;
  readonly after: FieldValue | null;
}

/** One line of a timeline. */
export interface Happening {
  readonly kind: HappeningKind;
  readonly day: string;
  /** False where the source gives no day: `day` is then the day it was recorded. */
  readonly dated: boolean;
  /** The ledger entry it opens to. */
  readonly seq: number;
  /** How many entries it stands for. */
  readonly entries: number;
  readonly subject: number | null;
  readonly fields: Fields;
  /** What a changed subscription was before. */
  readonly before?: Fields;
  readonly changes?: readonly Changed[];
  /** What the team wrote itself, which no row of a file stands behind: who, when, and the page it is on. */
  readonly written?: { readonly by: string; readonly at: Date; readonly deal: number | null; readonly plan: string | null };
}
