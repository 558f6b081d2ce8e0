import type { Day, Money } from "../../domain/index.ts";
import type {
  CloseStepId,
  Closure,
  Direction,
  ImpactState,
  MeasurementSource,
  MeterTake,
  OutcomeBucket,
  PlanPhase,
  Role,
} from "../../standard/index.ts";

/** A step of the way to the value, which both sides have agreed to. */
export interface Step {
  readonly id: string;
  readonly name: string;
  /** Which of the usual steps it is; `null` for one of the team's own. */
  readonly kind: CloseStepId | null;
  readonly dependsOn: readonly string[];
  /** Whole civil days it takes, 0 or more. A step begins on the day the ones before it end, or later. */
  readonly days: number;
  readonly buyerOwner: string | null;
  readonly ourOwner: string | null;
  /** The day both sides put on it; `null` while it has only the planned one. */
  readonly due: Day | null;
  readonly doneOn: Day | null;
  readonly evidence: readonly string[];
}

export interface OutcomeMetric {
  readonly name: string;
  readonly unit: string;
  readonly direction: Direction;
  /** Meter of usage that measures it; `null` where people do. */
  readonly meter: string | null;
  /** How its usage becomes a figure; the newest value where nothing is said. */
  readonly take?: MeterTake | undefined;
}

/** One change of an impact's state: who made it, and what it rests on. */
export interface ImpactChange {
  readonly to: ImpactState;
  readonly on: Day;
  readonly by: { readonly person: string; readonly role: Role };
  /** Who of the buyer's side stands behind it; needed to agree. */
  readonly buyer: string | null;
  readonly evidence: readonly string[];
  readonly reason: string | null;
}

/** A result for the customer's business, from a figure today to a figure on a day. */
export interface Outcome {
  readonly id: string;
  readonly statement: string;
  readonly bucket: OutcomeBucket;
  readonly stake: string | null;
  readonly metric: OutcomeMetric | null;
  readonly baseline: { readonly value: number; readonly on: Day; readonly evidence: string | null } | null;
  /** `upTo` is the upper end of a band, and `null` otherwise. */
  readonly target: { readonly value: number; readonly upTo: number | null; readonly dueOn: Day } | null;
  readonly buyerOwner: string | null;
  readonly ourOwner: string | null;
  /** Promise of the sale that it keeps. */
  readonly promiseId: string | null;
  /** Worth of one unit moved the wanted way, and the share of it that is ours to claim, 0 to 1. */
  readonly worth: { readonly perUnit: Money; readonly attribution: number } | null;
  readonly state: ImpactState;
  /** How it came to its state, oldest first. */
  readonly changes: readonly ImpactChange[];
  readonly closed: { readonly as: Closure; readonly on: Day } | null;
}

export interface Measurement {
  readonly outcomeId: string;
  readonly on: Day;
  readonly value: number;
  readonly source: MeasurementSource;
  readonly evidence: string | null;
  readonly by: string;
}

/** A value of a meter on a day, as usage brings it. */
export interface Reading {
  readonly meter: string;
  /** How usage became this value; the newest of a day where nothing is said. */
  readonly take?: MeterTake | undefined;
  readonly on: Day;
  readonly value: number;
}

/** A measured action that leads to an outcome: tasks all done, or a meter past a threshold. */
export interface Milestone {
  readonly id: string;
  readonly outcomeId: string | null;
  readonly name: string;
  readonly evaluateFrom: Day;
  readonly deadline: Day;
  readonly reach:
    | {
        readonly kind: "task";
        readonly tasks: readonly { readonly name: string; readonly startedOn: Day | null; readonly doneOn: Day | null }[];
      }
    | {
        readonly kind: "threshold";
        readonly meter: string;
        readonly take?: MeterTake | undefined;
        readonly is: "at_least" | "at_most";
        readonly value: number;
      };
  readonly buyerOwner: string | null;
  readonly ourOwner: string | null;
  /** Reaching it is the customer's first impact, the true end of onboarding. */
  readonly isFirstImpact: boolean;
}

/** What was said to the customer in the sale. */
export interface Promised {
  readonly id: string;
  readonly text: string;
  readonly by: string;
  readonly on: Day;
  /** The words, and where they can be looked up. */
  readonly quote: string | null;
  readonly ref: string | null;
}

/** A promise that is not kept on purpose: why, and who of each side agreed. */
export interface Dropped {
  readonly promiseId: string;
  readonly reason: string;
  readonly on: Day;
  readonly buyer: string;
  readonly us: string;
}

export interface PlanPerson {
  readonly person: string;
  readonly side: "buyer" | "us";
  readonly role: string;
}

/** The one plan of a customer: leads to the signature before the commit, and to the outcomes after it. */
export interface Plan {
  readonly id: string;
  readonly accountId: string;
  readonly dealId: string | null;
  readonly phase: PlanPhase;
  /** The day the customer wants the first value, from which everything is counted back. */
  readonly valueOn: Day;
  readonly steps: readonly Step[];
  readonly outcomes: readonly Outcome[];
  readonly milestones: readonly Milestone[];
  readonly people: readonly PlanPerson[];
  readonly promises: readonly Promised[];
  readonly dropped: readonly Dropped[];
  readonly nextReviewOn: Day | null;
  readonly committedOn: Day | null;
  readonly version: number;
  readonly updatedOn: Day;
}
