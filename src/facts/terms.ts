import { addMonths, type Day, day, type FieldValue, monthOf } from "../domain/index.ts";
import type { UnitEntry } from "./unit.ts";

type Fields = Readonly<Record<string, FieldValue>>;

/** How long one interval of a priced record is: whole months, or days. */
function intervalOf(fields: Fields): { readonly months: number } | { readonly days: number } {
  const unit = String(fields["interval"] ?? "") || "month";
  const count = Number(fields["interval_count"] ?? 1);
  if (unit === "year") return { months: 12 * count };
  if (unit === "month") return { months: count };
  return { days: unit === "week" ? 7 * count : count };
}

/** A line that began, or was first paid for, on `from` has run for whole intervals on `to`. */
export function hasRunOut(from: Day, to: Day, { fields }: Pick<UnitEntry, "fields">): boolean {
  const length = intervalOf(fields);
  if ("days" in length) return to > from && (to - from) % length.days === 0;
  // Prices by the year may be agreed for any longer time; shorter ones renew from interval to interval.
  if (fields["interval"] === "year") return to >= addMonths(from, length.months);
  const months = Math.round((monthOf(to) - monthOf(from)) / length.months) * length.months;
  return months > 0 && addMonths(from, months) === to;
}

/** The end of the interval that a day falls into, counted from the first paid day: what has been paid for until then. */
export function paidUntil(from: Day, on: Day, fields: Fields): Day {
  const length = intervalOf(fields);
  if (on <= from) return from;
  if ("days" in length) return day(from + Math.ceil((on - from) / length.days) * length.days);
  let count = Math.max(Math.floor((monthOf(on) - monthOf(from)) / length.months), 0) * length.months;
  // The anchor keeps 31 January -> 28 February -> 31 March (semantics B.2, row 48).
  while (addMonths(from, count) < on) count += length.months;
  return addMonths(from, count);
}

/** Nobody ended it: its term did. */
export const isLeftToRunOut = ({ fields }: Pick<UnitEntry, "fields">): boolean =>
  fields["cancel_requested_on"] === undefined && (fields["end_reason"] === undefined || fields["end_reason"] === "end_of_term");
