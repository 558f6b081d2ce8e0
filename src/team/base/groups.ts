import { type Day, remembering } from "../../domain/index.ts";
import { isCustomer } from "./outcome-days.ts";
import type { BaseAccount } from "./types.ts";

/**
 * Customers in groups. What was worked out of a group holds for as long as it is the same object, so that of a large base only the groups
 * are looked at again in which something changed.
 */
export type Groups = readonly (readonly BaseAccount[])[];

export const summed = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

const customersOf = remembering((group: readonly BaseAccount[], on: Day): number => {
  let count = 0;
  for (const account of group) if (isCustomer(account, on)) count += 1;
  return count;
});

/** How many customers there are on a day. */
export const countCustomers = (groups: Groups, on: Day): number => summed(groups.map((group) => customersOf(group, on)));
