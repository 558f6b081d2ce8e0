import { addMonths, civilDate, type Day, day, daysInMonth, firstDay, formatDay, type Month } from "../../src/domain/index.ts";
import type { Chance } from "./chance.ts";

export const plus = (from: Day, days: number): Day => day(from + days);
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
export const later = (a: Day, b: Day): Day => (a > b ? a : b);

/** Same day of a later month, by the day of the month the series began on. */
export const monthsAfter = (from: Day, count: number): Day => addMonths(from, count, civilDate(from).day);

export const dayIn = (month: Month, chance: Chance): Day =>
  plus(firstDay(month), chance.whole(1, daysInMonth(Math.floor(month / 12), (month % 12) + 1)) - 1);

export const dateCell = (value: Day | null): string => (value === null ? "" : formatDay(value));

/** A date with the time of day some systems add. */
export const timeCell = (value: Day | null, chance: Chance): string =>
  value === null
    ? ""
    : `${formatDay(value)} ${String(chance.whole(7, 18)).padStart(2, "0")}:${String(chance.whole(0, 59)).padStart(2, "0")}`;

/** Whole cents as a decimal number. */
export const moneyCell = (cents: number): string =>
  `${cents < 0 ? "-" : ""}${Math.floor(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, "0")}`;
