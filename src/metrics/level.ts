import type { Month } from "../domain/index.ts";
import type { Evidence, Sum } from "./definition.ts";
import { Running } from "./points.ts";

/** Running amount and number of customers, from movement sums by month (keys: month; sums: amount, customers). */
export function levels(sums: readonly Sum[]): { readonly amount: Running; readonly customers: Running } {
  const amount = new Running();
  const customers = new Running();
  for (const {
    keys,
    sums: [value = 0n, count = 0n],
  } of sums) {
    amount.add(keys[0] ?? 0, value);
    customers.add(keys[0] ?? 0, count);
  }
  return { amount, customers };
}

/** All movements up to the end of a month: they add up to the level there. */
export const levelOf = (term: string, column: string, to: Month | number): Evidence => ({
  term,
  fact: "movement",
  where: [{ column: "month", to }],
  column,
});
