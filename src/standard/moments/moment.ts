import type { BowtieStage } from "../bowtie.ts";
import type { Role } from "../roles.ts";
import type { Text } from "../text.ts";

export const momentIds = ["business_outcome", "conversation", "diagnose", "trade", "orchestrate", "outcomes", "grow"] as const;
export type MomentId = (typeof momentIds)[number];

/** How well a moment was done: 0 nothing on record, 1 some of it, 2 all that is essential, 3 all of it. */
export type Quality = 0 | 1 | 2 | 3;

export interface ChecklistItem {
  readonly id: string;
  /** Without it the moment is not done well, whatever else is. */
  readonly essential: boolean;
  readonly words: Text;
}

/** What is written down of a moment, whoever did it. */
export interface RecordItem {
  readonly id: string;
  readonly words: Text;
}

/** One of the seven moments of a customer's journey that decide most (standard 3), in its order. */
export interface Moment {
  readonly id: MomentId;
  /** Rises whenever the moment changes. */
  readonly edition: number;
  readonly stages: readonly BowtieStage[];
  readonly ownerRole: Role;
  /** Who else takes part, of any function; the owner's role is not among them. */
  readonly contributors: readonly Role[];
  readonly checklist: readonly ChecklistItem[];
  readonly record: readonly RecordItem[];
  /** The moment's name, what it stands in place of, what good looks like, and what is measured of it. */
  readonly title: Text;
  readonly insteadOf: Text;
  readonly good: Text;
  readonly measure: Text;
  /** What quality 0 to 3 looks like. */
  readonly rubric: readonly [Text, Text, Text, Text];
  /** P the standard's owner, S a practitioner, D ours. Checklist, measure and rubric are ours throughout. */
  readonly evidence: "P" | "S" | "D";
  readonly source: string;
}

export const essential = (id: string, words: Text): ChecklistItem => ({ id, essential: true, words });
export const further = (id: string, words: Text): ChecklistItem => ({ id, essential: false, words });
export const recorded = (id: string, words: Text): RecordItem => ({ id, words });
