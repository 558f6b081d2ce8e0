import type { Day } from "../../domain/index.ts";
import { isBowtieState, type MethodologyId, methodologies, type SalesPhase, salesPhases, stateIndex } from "../../standard/index.ts";
import type { PhaseWork } from "./types.ts";

/** A deal's way through the states of the Bowtie, as far as it is known. */
export interface DealCourse {
  readonly dealId: string;
  readonly entered: readonly { readonly state: string; readonly on: Day }[];
  readonly outcome: "open" | "won" | "lost";
  readonly closedOn: Day | null;
}

export type Chosen = Readonly<Partial<Record<SalesPhase, { readonly id: MethodologyId; readonly met: readonly string[] }>>>;

/** A phase of one deal with the day it ended; `null` while it goes on, or where nobody dated the end. */
export interface DatedWork extends PhaseWork {
  readonly endedOn: Day | null;
}

/** The phase each state belongs to, by the standard's own methodologies: prospect and MQL, SQL, SAL. */
const phaseOf = (state: string): SalesPhase | null =>
  methodologies.find(({ states }) => states.some((one) => one === state))?.phase ?? null;

const firstDay = (days: readonly Day[]): Day | null =>
  days.reduce<Day | null>((least, on) => (least === null || on < least ? on : least), null);

/**
 * The phases a deal passed for which somebody chose how to sell. A phase begins with the first of its states and is converted when a later state
 * begins, or the deal is won; a deal that is lost ends the phase it was in. Phases that were passed over are not there.
 */
export function phaseWorkOf({ dealId, entered, outcome, closedOn }: DealCourse, chosen: Chosen): readonly DatedWork[] {
  return salesPhases.flatMap((phase): readonly DatedWork[] => {
    const method = chosen[phase];
    const began = firstDay(entered.flatMap(({ state, on }) => (phaseOf(state) === phase ? [on] : [])));
    if (method === undefined || began === null) return [];
    const last = Math.max(...methodologies.filter((one) => one.phase === phase).flatMap(({ states }) => states.map(stateIndex)));
    const after = firstDay(
      entered.flatMap(({ state, on }) => (isBowtieState(state) && stateIndex(state) > last && on >= began ? [on] : [])),
    );
    const isConverted = after !== null || outcome === "won" ? true : outcome === "lost" ? false : null;
    const endedOn = isConverted === null ? null : (after ?? closedOn);
    const days = endedOn === null ? null : Math.max(0, endedOn - began);
    return [{ dealId, phase, methodology: method.id, met: method.met, isConverted, days, endedOn }];
  });
}
