import type { Terms } from "./definition.ts";
import { levelsOf } from "./revenue-terms.ts";
import { spent } from "./spending.ts";
import type { Term, Window } from "./terms.ts";

/** The margin as formulas write it: revenue is the mean of month-opening and month-closing MRR, month by month. */
export const MARGIN = "(1 - 2 * serve / (openings + closings))";

export const marginTerms = (window: Window): Readonly<Record<"serve" | "openings" | "closings", Term>> => ({
  serve: spent("serve", ["serve"], window, "no_serve_costs"),
  openings: levelsOf("amount", "opening", window),
  closings: levelsOf("amount", "closing", window),
});

/** Share of revenue that is left after serving customers; `null` without revenue. */
export function marginOf({ serve = 0n, openings = 0n, closings = 0n }: Terms): number | null {
  const twice = openings + closings;
  return twice <= 0n ? null : 1 - (2 * Number(serve)) / Number(twice);
}
