import { lastDay, type Month, month, monthsOf, type Period, percentile, remembering } from "../domain/index.ts";
import { binDays, evidences } from "../facts/index.ts";
import { type BowtieState, bowtieStates, stateIndex } from "../standard/index.ts";
import type { Ask, Evidence, MetricContext, Sum } from "./definition.ts";

const IMPLIED = evidences.indexOf("implied");

/** How each state is known, over the whole ledger: what is only ever implied is not tracked. */
export const trackedAsk: Ask = { fact: "stage", sums: [], by: ["state", "evidence"], overall: true };

export function trackedStates(sums: readonly Sum[]): readonly BowtieState[] {
  const seen = new Set(sums.filter(({ keys, rows }) => keys[1] !== IMPLIED && rows > 0).map(({ keys }) => keys[0]));
  return bowtieStates.filter((_, i) => seen.has(i));
}

/** Entries into states by month, with every state the same journey reached. Keys: month, state, reached. */
export const entriesAsk: Ask = { fact: "stage", sums: [], by: ["month", "state", "reached"] };

/** How long the way to the next state took. Keys: month, state, next, bin. */
export const timesAsk: Ask = { fact: "stage", sums: [], by: ["month", "state", "next", "bin"] };

/** The next state that is tracked; what lies between is only implied, on the same day. */
export const following = (state: BowtieState, tracked: readonly BowtieState[]): BowtieState | null =>
  tracked.find((candidate) => stateIndex(candidate) > stateIndex(state)) ?? null;

/** Rows by the state they begin in, their second key; put apart once for each answer of the facts. */
const byState = remembering((sums: readonly Sum[]): ReadonlyMap<number, readonly Sum[]> => {
  const found = new Map<number, Sum[]>();
  for (const sum of sums) {
    const state = sum.keys[1] ?? 0;
    const own = found.get(state);
    if (own === undefined) found.set(state, [sum]);
    else own.push(sum);
  }
  return found;
});

const ofState = (sums: readonly Sum[], state: BowtieState): readonly Sum[] => byState(sums).get(stateIndex(state)) ?? [];

export interface Duration {
  readonly value: number;
  readonly count: number;
}

/** Durations from one tracked state to the next, of the journeys that entered the first within `months`. */
export function durations(times: readonly Sum[], state: BowtieState, next: BowtieState, months: Period | null): readonly Duration[] {
  const counts = new Map<number, number>();
  const last = stateIndex(next);
  for (const {
    keys: [entered = 0, from = 0, to = 0, bin = -1],
    rows,
  } of ofState(times, state)) {
    if (to <= from || to > last || bin < 0) continue;
    if (months !== null && (entered < months.from || entered > months.to)) continue;
    counts.set(bin, (counts.get(bin) ?? 0) + rows);
  }
  return [...counts].map(([bin, count]) => ({ value: binDays(bin), count }));
}

/**
 * Months of a period whose journeys have had the time it usually takes: those that ended at least one median passage
 * before the data does (standard 1.2.4).
 */
export function matureMonths(period: Period, median: number | null, context: MetricContext): readonly Month[] {
  const latest = context.through - Math.ceil(median ?? 0);
  return monthsOf(period).filter((candidate) => lastDay(candidate) <= latest);
}

export const reaches = (mask: number, state: BowtieState): boolean => (mask & (1 << stateIndex(state))) !== 0;

/** Journeys of some months that entered a state, and those of them that reached another. */
export function passageOf(
  entries: readonly Sum[],
  state: BowtieState,
  next: BowtieState,
  months: ReadonlySet<number>,
): { readonly entered: number; readonly reached: number } {
  let entered = 0;
  let reached = 0;
  for (const {
    keys: [at = 0, , mask = 0],
    rows,
  } of ofState(entries, state)) {
    if (!months.has(at)) continue;
    entered += rows;
    if (reaches(mask, next)) reached += rows;
  }
  return { entered, reached };
}

export const medianPassage = (times: readonly Sum[], state: BowtieState, next: BowtieState): number | null =>
  percentile(durations(times, state, next, null), 0.5);

/** Masks of reached states that contain a state: what "reached it" means in rows. */
export const masksWith = (state: BowtieState): readonly number[] =>
  Array.from({ length: 1 << bowtieStates.length }, (_, mask) => mask).filter((mask) => reaches(mask, state));

export const enteredEvidence = (term: string, state: BowtieState, months: readonly Month[], reached: BowtieState | null): Evidence => ({
  term,
  fact: "stage",
  where: [
    { column: "state", in: [stateIndex(state)] },
    { column: "month", in: months.length === 0 ? [-1] : months },
    ...(reached === null ? [] : [{ column: "reached", in: masksWith(reached) }]),
  ],
  column: null,
});

export const monthSet = (months: readonly Month[]): ReadonlySet<number> => new Set<number>(months.map((value) => month(value)));
