import type { Day } from "../../domain/index.ts";
import type { MailTime, MomentId, NoticeKind, Places, Role, StaffRole, Text, WorkGroup, WorkWhy } from "../../standard/index.ts";
import type { NextStep, PipelineStage } from "../deals/index.ts";
import type { Diagnosis } from "../diagnosis/index.ts";
import type { Handoff } from "../handoff/index.ts";
import type { Measurement, Plan, Reading } from "../plans/index.ts";

/** Something somebody has to do, written down by hand. */
export interface Task {
  readonly what: string;
  readonly on: Day | null;
  /** Id of the person. */
  readonly owner: string;
  readonly doneOn: Day | null;
}

/** What somebody wants to have reached, by when, and what they do for it next. */
export interface Goal {
  /** Id of the person whose goal it is. */
  readonly person: string;
  readonly what: string;
  readonly target: string | null;
  readonly by: Day | null;
  readonly nextStep: string | null;
  readonly isReached: boolean;
}

/** Something said about an account, a deal or a plan. */
export interface Comment {
  readonly text: string;
  /** Ids of the people it names. */
  readonly mentions: readonly string[];
  /** The buyer sees it on their page. */
  readonly isShared: boolean;
  /** Who of the buyer's side said it; absent of what one of ours said. */
  readonly buyer?: { readonly name: string };
}

/** How somebody wants to be told. What is not said goes as usual. */
export interface NoticeSettings {
  readonly language: keyof Text | null;
  readonly kinds: Readonly<Partial<Record<NoticeKind, NoticeChoice>>>;
}
export interface NoticeChoice {
  readonly inApp: boolean;
  readonly mail: MailTime;
}

/** Somebody's name, address and roles, as far as work is given out by them. */
export interface Worker {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly StaffRole[];
}

/** What something is about, with the names people know it by. */
export interface Subject {
  readonly account: number | null;
  readonly accountName: string | null;
  readonly deal: number | null;
  readonly dealName: string | null;
  readonly plan: string | null;
}

/** An open deal, as far as work follows from it. */
export interface WorkDeal {
  readonly about: Subject;
  readonly owner: string | null;
  readonly amount: number | null;
  readonly stageOn: Day | null;
  readonly nextStep: NextStep | null;
  /** The stage after the present one; `null` at the end. */
  readonly ahead: PipelineStage | null;
  readonly diagnosis: Diagnosis;
  /** Moments of it that are on record. */
  readonly moments: readonly MomentId[];
}

export interface WorkHandoff {
  readonly about: Subject;
  readonly owner: string | null;
  readonly handoff: Handoff;
}

export interface WorkPlan {
  readonly about: Subject;
  /** Who owns its deal. */
  readonly owner: string | null;
  readonly plan: Plan;
  readonly measurements: readonly Measurement[];
  readonly readings: readonly Reading[];
}

export interface WorkTask {
  readonly id: string;
  readonly about: Subject;
  readonly task: Task;
  readonly since: Day;
  /** Who wrote it down. */
  readonly by: { readonly id: string | null; readonly name: string };
}

export interface WorkDecision {
  readonly id: string;
  readonly what: string;
  readonly owner: string | null;
  readonly due: Day | null;
  readonly since: Day;
  readonly meeting: Text;
}

/** One thing somebody has to do: what, why now, since when. */
export interface WorkItem {
  readonly id: string;
  readonly group: WorkGroup;
  readonly what: string;
  readonly why: WorkWhy;
  readonly places: Places;
  readonly since: Day | null;
  readonly due: Day | null;
  readonly isLate: boolean;
  /** Whose it is: a name, an e-mail address or the id of a person. */
  readonly owners: readonly string[];
  /** It waits for anybody of these roles. */
  readonly roles: readonly Role[];
  readonly about: Subject;
  /** More of it comes first among those without a day. */
  readonly weight: number;
}
