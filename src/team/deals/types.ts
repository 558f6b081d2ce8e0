import type { Day, DealLine, MappedState } from "../../domain/index.ts";
import type { GateId, MethodologyId, SalesPhase } from "../../standard/index.ts";

/** One stage of a pipeline: a name of the team's own, and the state of the Bowtie it stands for. */
export interface PipelineStage {
  readonly id: string;
  readonly name: string;
  readonly state: MappedState;
  /** What must be known to enter it. */
  readonly gate: GateId | null;
  /** What the buyer does that shows the deal is there (standard, row 37). */
  readonly buyerDoes: string;
  /** Names that other systems give this stage. */
  readonly alsoCalled: readonly string[];
}

export const dealTypes = ["new", "expansion", "renewal"] as const;
export type DealType = (typeof dealTypes)[number];

/** Stages a deal passes, in their order; the last two are won and lost. */
export interface Pipeline {
  readonly id: string;
  readonly name: string;
  /** Deals of these types go through it unless somebody says otherwise. */
  readonly types: readonly DealType[];
  readonly stages: readonly PipelineStage[];
}

export interface NextStep {
  readonly what: string;
  readonly on: Day;
  readonly owner: string;
}

/** One passage into a stage, with what stood in its way and what the buyer had done. */
export interface Pass {
  readonly stage: string;
  readonly on: Day;
  readonly by: string;
  readonly gate: GateId | null;
  readonly verdict: "open" | "warned" | "blocked" | "none";
  /** What the buyer did, in words; `null` where nobody said it. */
  readonly evidence: string | null;
  /** Why it went on although something was missing. */
  readonly despite: string | null;
}

/** What the team keeps of a deal beside its record in the ledger. */
export interface DealNotes {
  readonly pipeline: string | null;
  readonly nextStep: NextStep | null;
  readonly expectedOn: Day | null;
  readonly lines: readonly DealLine[];
  readonly kickOffOn: Day | null;
  readonly terms: string | null;
  readonly risks: readonly string[] | null;
  readonly preferences: string | null;
  readonly expansionSignals: readonly string[];
  readonly methodology: Readonly<Partial<Record<SalesPhase, { readonly id: MethodologyId; readonly met: readonly string[] }>>>;
  readonly passes: readonly Pass[];
  /** Confirmed outcome an expansion grows from; `null` where none is named. */
  readonly outcomeId: string | null;
}

export const emptyNotes: DealNotes = {
  pipeline: null,
  nextStep: null,
  expectedOn: null,
  lines: [],
  kickOffOn: null,
  terms: null,
  risks: null,
  preferences: null,
  expansionSignals: [],
  methodology: {},
  passes: [],
  outcomeId: null,
};
