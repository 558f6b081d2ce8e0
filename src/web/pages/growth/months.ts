import { formatMonth, month, parseMonth } from "../../../domain/index.ts";

/** Months from one to another, both as 2028-12. */
export const monthsUntil = (from: string, to: string): number => (parseMonth(to) ?? 0) - (parseMonth(from) ?? 0);

/** A month so many after another. */
export const monthAfter = (from: string, count: number): string => formatMonth(month((parseMonth(from) ?? 0) + count));
