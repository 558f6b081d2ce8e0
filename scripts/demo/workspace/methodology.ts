import { methodologies, salesPhases } from "../../../src/standard/index.ts";

/** How a deal was sold in each phase, and what of it is on record: not everybody does all that the way asks for. */
export function workedBy(index: number): Readonly<Record<string, { readonly id: string; readonly met: readonly string[] }>> {
  return Object.fromEntries(
    salesPhases.flatMap((phase, at) => {
      const chosen = methodologies[(index + at) % 3 === 0 ? 2 : 1];
      if (chosen === undefined) return [];
      const asked = chosen.asks.map(({ id }) => id);
      return [[phase, { id: chosen.id, met: (index + at) % 2 === 0 ? asked : asked.slice(0, 1) }] as const];
    }),
  );
}
