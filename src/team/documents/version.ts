/** What the team writes down, each of a kind. */
export const documentKinds = [
  "deal",
  "fact",
  "bant",
  "moment",
  "proposal",
  "trade",
  "handoff",
  "plan",
  "step",
  "outcome",
  "milestone",
  "promise",
  "drop",
  "measurement",
  "review",
  "proof",
  "rescue",
  "expansion",
  "stance",
  "task",
  "goal",
  "comment",
  "signature",
  "method",
  "meeting",
  "decision",
  "notice_settings",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Whom and what a document is about; numbers are those of the ledger's subjects. */
export interface About {
  readonly account: number | null;
  readonly deal: number | null;
  readonly plan: string | null;
}

export interface Author {
  /** Id of the person; `null` for the machine and for buyers. */
  readonly id: string | null;
  readonly name: string;
}

/** One version of a document; a body that is null says that it was removed. */
export interface Version<T> extends About {
  /** Rises with every version of any document. */
  readonly seq: number;
  readonly kind: DocumentKind;
  readonly id: string;
  readonly version: number;
  readonly body: T | null;
  readonly by: Author;
  readonly at: Date;
  /** It would have overwritten somebody else's change, so it is kept beside. */
  readonly isAside: boolean;
}

/** The newest version of a document that is there. */
export interface Kept<T> extends Version<T> {
  readonly body: T;
}

export interface Saving<T> {
  readonly id: string;
  readonly about: About;
  /** `null` removes it. */
  readonly body: T | null;
  /** The version it was read at; 0 for one that is new. */
  readonly base: number;
  readonly by: Author;
  readonly at: Date;
}

export interface Row<T> {
  readonly seq: number;
  readonly kind: DocumentKind;
  readonly id: string;
  readonly version: number;
  readonly body: T | null;
  readonly account: number | null;
  readonly deal: number | null;
  readonly plan: string | null;
  readonly saved_by: string;
  readonly person_id: string | null;
  readonly saved_at: Date;
  readonly is_aside: boolean;
}

export const COLUMNS = "seq, kind, id, version, body, account, deal, plan, saved_by, person_id, saved_at, is_aside";

// Written out: spreading a hundred thousand rows takes five times as long.
export const versionOf = <T>(row: Row<T>): Version<T> => ({
  seq: row.seq,
  kind: row.kind,
  id: row.id,
  version: row.version,
  body: row.body,
  account: row.account,
  deal: row.deal,
  plan: row.plan,
  by: { id: row.person_id, name: row.saved_by },
  at: row.saved_at,
  isAside: row.is_aside,
});
