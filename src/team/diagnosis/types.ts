import type { Day, Money } from "../../domain/index.ts";
import type { EvidenceKind, GateFact, ImpactState, Letter, Level, OutcomeBucket, Speaker } from "../../standard/index.ts";

/** One thing that was said, written or noted about one letter. */
export interface Evidence {
  readonly id: string;
  readonly letter: Letter;
  readonly claim: string;
  readonly kind: EvidenceKind;
  readonly speaker: Speaker;
  /** Who spoke or wrote, as the contact is known; `null` when nobody noted it. */
  readonly person: string | null;
  /** Where it can be looked up: a recording, a mail, a file. */
  readonly ref: string | null;
  /** How deep it goes if it is taken at its word: named, with specifics, in figures. */
  readonly depth: Exclude<Level, 0>;
  /** The customer agreed to it afterwards, of a statement of ours; or confirmed the figure, of one of theirs. */
  readonly isConfirmed: boolean;
  /** Ids of evidence it can't be true together with; recorded anew without them once that is settled. */
  readonly contradicts: readonly string[];
}

export interface Pain {
  readonly id: string;
  readonly statement: string;
  readonly affects: string | null;
  /** 1 hurts most; `null` when not ranked. */
  readonly rank: number | null;
  readonly annualCost: Money | null;
  /** Ids of the evidence it rests on; without any it is an assumption. */
  readonly evidence: readonly string[];
}

/** What is to become better for the customer's business. It names no product (standard, row 55). */
export interface Impact {
  readonly id: string;
  readonly statement: string;
  readonly bucket: OutcomeBucket;
  /** What makes it come about, and by when; without either it is incomplete. */
  readonly how: string | null;
  readonly by: Day | null;
  /** Worth to the customer, a year. */
  readonly value: Money | null;
  readonly confirmedBy: string | null;
  /** What it means to the person. */
  readonly stake: string | null;
  readonly state: ImpactState;
  readonly evidence: readonly string[];
}

export interface CriticalEvent {
  readonly description: string;
  readonly on: Day | null;
  /** What happens when the day is missed. */
  readonly consequence: string | null;
  /** The customer's own day, not our end of quarter. */
  readonly isTheirs: boolean;
  /** The consequence was talked through with the customer. */
  readonly isTested: boolean;
}

export interface CommitteeMember {
  readonly person: string;
  readonly role: string;
  readonly stance: "for" | "neutral" | "against" | "unknown";
}

export interface Decision {
  readonly criteria: readonly string[];
  readonly steps: readonly { readonly name: string; readonly owner: string | null; readonly due: Day | null }[];
  readonly committee: readonly CommitteeMember[];
  readonly economicBuyer: string | null;
  /** One person decides, as in a small company: a single contact is then the whole committee. */
  readonly decidesAlone: boolean;
}

/** What is known of one customer's need on a day. It goes on after the sale. */
export interface Diagnosis {
  readonly evidence: readonly Evidence[];
  readonly pains: readonly Pain[];
  readonly impacts: readonly Impact[];
  readonly event: CriticalEvent | null;
  readonly decision: Decision | null;
  /** What a gate asks for and somebody noted. */
  readonly noted: readonly GateFact[];
  /** Day the customer confirmed the written summary. */
  readonly confirmedOn: Day | null;
}

/** One dated entry of a diagnosis. What has an id replaces what had it before; event and decision replace the former whole. */
export type Fact = { readonly on: Day } & (
  | { readonly kind: "evidence"; readonly evidence: Evidence }
  | { readonly kind: "pain"; readonly pain: Pain }
  | { readonly kind: "impact"; readonly impact: Impact }
  | { readonly kind: "event"; readonly event: CriticalEvent | null }
  | { readonly kind: "decision"; readonly decision: Decision }
  | { readonly kind: "noted"; readonly fact: GateFact; readonly holds: boolean }
  | { readonly kind: "confirmed"; readonly isConfirmed: boolean }
  | { readonly kind: "withdrawn"; readonly what: "evidence" | "pain" | "impact"; readonly id: string }
);
