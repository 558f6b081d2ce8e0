import type { BowtieStage } from "../bowtie.ts";
import { type LeverId, levers } from "../levers.ts";
import type { Role } from "../roles.ts";
import type { Text } from "../text.ts";

/**
 * When a play is due. A lever misses its benchmark, or its own value of twelve months ago, by more than a share of it; or
 * a lever or a metric lies beyond a limit. Limits are in the unit of what they limit.
 */
export type Trigger =
  | { readonly kind: "benchmark" | "past"; readonly lever: LeverId; readonly by: number }
  | { readonly kind: "lever"; readonly lever: LeverId; readonly is: "above" | "below"; readonly limit: number }
  | {
      readonly kind: "metric";
      /** Id of a metric, with the part that is meant where it has several, counted by its first method. */
      readonly metric: string;
      readonly part: string | null;
      readonly is: "above" | "below";
      readonly limit: number;
    };

/** What a trigger is asked about: a value, and the benchmark or the past it is set against. */
export interface PlayCase {
  readonly value: number | null;
  /** In the unit of the value; `null` where there is none, or where the trigger has a limit. */
  readonly against: number | null;
}

export interface PlayWords {
  readonly title: string;
  readonly goal: string;
  readonly actions: readonly string[];
  /** What must be seen in the records before the play may be closed. */
  readonly exitEvidence: readonly string[];
}

/** What a team does about one weak lever: when, who, how, and how one sees that it is done. */
export interface Play {
  /** As its file is called. */
  readonly id: string;
  /** Rises whenever the play changes. */
  readonly edition: number;
  /** Where on the Bowtie the work is done. */
  readonly stage: BowtieStage;
  /** What it moves, the most first. */
  readonly levers: readonly LeverId[];
  readonly ownerRole: Role;
  /** Within how many hours of the trigger, or of each case that it concerns, the first action is taken; `null` for a programme. */
  readonly slaHours: number | null;
  /** Ids of metrics that show whether it works. */
  readonly metrics: readonly string[];
  readonly trigger: Trigger;
  /** A case in which it is due, and one in which it is not; the suite tries both. */
  readonly example: { readonly due: PlayCase; readonly healthy: PlayCase };
  /** How well its idea is known: P the standard's owner, S a practitioner, D ours. Steps and limits are ours. */
  readonly evidence: "P" | "S" | "D";
  readonly source: string;
  readonly words: Readonly<Record<keyof Text, PlayWords>>;
}

/** Whether a play is due. What is not known never makes one due, nor does a value that lies on the edge. */
export function isDue(trigger: Trigger, { value, against }: PlayCase): boolean {
  if (value === null) return false;
  if (trigger.kind === "lever" || trigger.kind === "metric") return trigger.is === "above" ? value > trigger.limit : value < trigger.limit;
  if (against === null) return false;
  const miss = levers[trigger.lever].direction === "up" ? against - value : value - against;
  return miss > trigger.by * against;
}
