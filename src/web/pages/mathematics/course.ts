import type { Unit } from "./quantity.ts";

/** Values over time that a card works on; they are of the ledger and cannot be typed in. */
export interface Course {
  readonly points: readonly { readonly label: string; readonly value: number }[];
  readonly unit: Unit;
}

export const noCourse: Course = { points: [], unit: "number" };
