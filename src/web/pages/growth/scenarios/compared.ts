import type { Scenario, ScenarioChange, SimulationAnswer } from "../../../../contract/index.ts";

/** Scenarios compared at most, besides the one on the page. */
export const MOST_BESIDE = 4;

/** A scenario with what becomes of it. */
export interface Compared {
  readonly id: string;
  readonly name: string;
  readonly changes: readonly ScenarioChange[];
  readonly target: Scenario["target"];
  readonly total: Pick<SimulationAnswer["total"], "arr" | "newArr" | "nrr" | "grr" | "customers" | "cac">;
  readonly fan: { readonly p10: readonly number[]; readonly p90: readonly number[] } | null;
  readonly chance: number | null;
}
