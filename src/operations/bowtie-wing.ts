import type { Bowtie } from "../contract/index.ts";

type Part = Bowtie["movements"][number];
type Station = Bowtie["wing"][number];
type Step = Station["steps"][number];

const LOSS = "churned_mrr";
const CHANGE = "mrr_movements";
/** Movements that have a place of their own; all others end up in the last station, which closes the period. */
const PLACED = new Set(["opening", "closing", "new", "initial", "churn", "contraction"]);

/**
 * The right wing as recurring value that flows: what was won at the commit, less what was lost before going live, joined
 * by the MRR the period opened with, less what was lost in use and at renewal, and grown to the MRR the period closes with.
 * Where nobody records who went live, all losses stand at the renewal.
 */
export function wingOf(movements: readonly Part[], lost: readonly Part[], tracksLive: boolean): Station[] {
  if (movements.length === 0) return [];
  const step = (metric: string, parts: readonly Part[], name: string): Step[] => {
    const found = parts.find(({ part, value }) => part === name && value.value !== null);
    return found ? [{ metric, part: name, value: found.value.value ?? 0 }] : [];
  };
  const moved = (name: string): Step[] => step(CHANGE, movements, name);
  const left = (name: string): Step[] => step(LOSS, lost, name);
  const rest = movements.flatMap(({ part }) => (PLACED.has(part) ? [] : moved(part))).filter(({ value }) => value !== 0);
  const steps: [Station["state"], Step[] | null][] = tracksLive
    ? [
        ["commit", [...moved("initial"), ...moved("new")]],
        ["live", left("onboarding")],
        ["impact", [...moved("opening"), ...left("usage")]],
        ["renewed", [...left("renewal"), ...moved("contraction")]],
        ["expanded", rest],
      ]
    : [
        ["commit", [...moved("initial"), ...moved("new")]],
        ["live", null],
        ["impact", null],
        ["renewed", [...moved("opening"), ...moved("churn"), ...moved("contraction")]],
        ["expanded", rest],
      ];
  let value = 0;
  return steps.map(([state, made]) => {
    for (const one of made ?? []) value += one.value;
    return { state, value: made === null ? null : value, steps: made ?? [] };
  });
}
