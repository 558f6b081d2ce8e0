import type { Month } from "../domain/index.ts";
import type { Evidence, Sum } from "./definition.ts";
import { Running } from "./points.ts";

/** Running amount and number of customers, from movement sums by month (keys: month; sums: amount, logos). */
export function levels(sums: readonly Sum[]): { readonly amount: Running; readonly logos: Running } {
  const amount = new Running();
  const logos = new Running();
  for (const {
    keys,
    sums: [value = 0n, count = 0n],
  } of sums) {
    amount.add(keys[0] ?? 0, value);
    logos.add(keys[0] ?? 0, count);
  }
  return { amount, logos };
}

/** All movements up to the end of a month: they add up to the level there. */
export const levelOf = (term: string, column: string, to: Month | number): Evidence => ({
  term,
  fact: "movement",
  where: [{ column: "month", to }],
  column,
});
