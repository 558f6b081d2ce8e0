import type { Period } from "../domain/index.ts";
import type { Ask, AskCondition, Evidence, MetricContext, Sum } from "./definition.ts";
import { holdsAt } from "./retention.ts";

/** How many of the largest expansions are set apart. */
export const TOP = 5;

const growers = (period: Period, context: MetricContext): readonly AskCondition[] => [
  ...holdsAt(period, context),
  { column: "bin", from: 12 },
];

/** The customers that have grown most by the end of each period; one ask a period, because each has its own. */
export const topAsks = (context: MetricContext): Readonly<Record<string, Ask>> =>
  Object.fromEntries(
    context.periods.map((period, i) => [
      `top${i}`,
      {
        fact: "retention",
        sums: ["growth", "opening", "gross"],
        by: ["entity"],
        where: growers(period, context),
        top: TOP,
      } satisfies Ask,
    ]),
  );

export interface Top {
  readonly growth: bigint;
  readonly opening: bigint;
  readonly gross: bigint;
  readonly customers: number;
}

export function topOf(sums: readonly Sum[]): Top {
  let growth = 0n;
  let opening = 0n;
  let gross = 0n;
  for (const {
    sums: [more = 0n, before = 0n, left = 0n],
  } of sums) {
    growth += more;
    opening += before;
    gross += left;
  }
  return { growth, opening, gross, customers: sums.length };
}

/** A column of the customers that have grown most. */
export const topEvidence = (term: string, column: "growth" | "opening" | "gross", period: Period, context: MetricContext): Evidence => ({
  term,
  fact: "retention",
  where: growers(period, context),
  column,
  top: { by: "growth", limit: TOP },
});
