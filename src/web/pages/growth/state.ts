import type { CalibratedView, GrowthModel, GrowthTarget, Scenario, ScenarioChange } from "../../../contract/index.ts";
import type { MonteCarlo, SegmentModel, Simulation, Target } from "../../../growth/index.ts";
import type { View } from "../../view.ts";

/** The random runs behind the fan. While new ones are made, the last result stays, and is of another scenario. */
export type FanState =
  | { readonly kind: "running"; readonly done: number; readonly runs: number; readonly last: MonteCarlo | null }
  | { readonly kind: "ready"; readonly result: MonteCarlo }
  | { readonly kind: "stopped"; readonly last: MonteCarlo | null }
  | { readonly kind: "failed"; readonly why: string };

/** What a scenario says besides the question its model is learned from; that one is the filters of the page. */
export type Draft = Pick<Scenario, "name" | "note" | "months" | "changes" | "target" | "costs" | "limits">;

/** Everything on the page that can be changed. None of these functions ever becomes another one. */
export interface GrowthActions {
  /** Puts a change in place of the one of the same lever and segment, or adds it. */
  readonly change: (change: ScenarioChange) => void;
  /** Takes the change of a lever away; of all segments together when none is named. */
  readonly reset: (lever: string, segment?: string | undefined) => void;
  /** All changes at once, in one step of undo. */
  readonly changes: (changes: readonly ScenarioChange[]) => void;
  readonly name: (name: string) => void;
  readonly note: (note: string) => void;
  readonly months: (months: number) => void;
  /** Months are raised to the target's where it lies beyond them. */
  readonly target: (target: GrowthTarget | null) => void;
  readonly costs: (costs: Scenario["costs"]) => void;
  readonly limits: (limits: Scenario["limits"]) => void;
  /** The segment whose levers are turned; all of them when undefined. */
  readonly scope: (segment: string | undefined) => void;
  /** Takes over a whole scenario, with what its model is learned from. */
  readonly load: (scenario: Scenario) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

/** What every part of the growth page is given: the model, the scenario as it stands, and what becomes of both. */
export interface GrowthState {
  readonly view: View;
  readonly model: GrowthModel;
  /** As it stands on the page. Its name is empty while it has none. */
  readonly scenario: Scenario;
  /** Of all money, in minor units; undefined where nothing is priced. */
  readonly currency: string | undefined;
  /** Segments side by side with what is known of them, as `monteCarlo` and `sensitivity` want them. */
  readonly segments: readonly CalibratedView[];
  /** The same as `simulate` wants them. */
  readonly models: readonly SegmentModel[];
  /** Calendar month the simulation begins in, 0 for January. */
  readonly startMonth: number;
  /** Months that are simulated: those shown, those to the target, and 36 at least. */
  readonly horizon: number;
  /** The scenario's target in months of the run; null without one. */
  readonly target: Target | null;
  /** Changes of the scenario that have something to work on here; run these. A link may speak of a segment there is not. */
  readonly known: readonly ScenarioChange[];
  /** The expected course with the changes, and without any. */
  readonly now: Simulation;
  readonly base: Simulation;
  readonly fan: FanState;
  readonly scope: string | undefined;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly set: GrowthActions;
}

export interface PartProps {
  readonly growth: GrowthState;
}

/** Runs and shock of every fan on the page, as the program's own simulation has them. */
export const RUNS = 2000;
export const SEED = 1;
