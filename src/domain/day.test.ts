import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addMonths,
  civilDate,
  type Day,
  day,
  dayOf,
  daysInMonth,
  firstDay,
  formatDay,
  formatMonth,
  isCivilDate,
  lastDay,
  monthAt,
  monthOf,
  parseDay,
  parseMonth,
} from "./day.ts";

const days = fc.integer({ min: Number(parseDay("1900-01-01")), max: Number(parseDay("9999-12-31")) }).map(day);
const on = (text: string): Day => {
  const found = parseDay(text);
  if (found === null) throw new Error(`${text} is no date`);
  return found;
};

describe("days", () => {
  test("every day is its own date, and the date of no other", () => {
    fc.assert(
      fc.property(days, (value) => {
        const { year, month, day: dayOfMonth } = civilDate(value);
        expect(isCivilDate(year, month, dayOfMonth)).toBe(true);
        expect(dayOf(year, month, dayOfMonth)).toBe(value);
        expect(parseDay(formatDay(value))).toBe(value);
      }),
    );
  });

  test("dates are those of the calendar everybody uses", () => {
    fc.assert(
      fc.property(days, (value) => {
        expect(formatDay(value)).toBe(new Date(value * 86_400_000).toISOString().slice(0, 10));
      }),
    );
  });

  test("the day after the last of a month is the first of the next", () => {
    fc.assert(
      fc.property(days, (value) => {
        const month = monthOf(value);
        expect(firstDay(month) <= value && value <= lastDay(month)).toBe(true);
        expect(monthOf(day(lastDay(month) + 1))).toBe(month + 1);
        expect(parseMonth(formatMonth(month))).toBe(month);
      }),
    );
  });

  test("dates that do not exist are not read", () => {
    for (const text of [
      "2023-02-29",
      "1900-02-29",
      "2024-02-30",
      "2024-13-01",
      "2024-00-10",
      "2024-1-01",
      "24-01-01",
      "2024-01-32",
      "2024/01/01",
      "",
    ])
      expect(parseDay(text), text).toBeNull();
    expect([on("2024-02-29") + 1, on("2000-02-29") + 1]).toEqual([on("2024-03-01"), on("2000-03-01")]);
  });
});

describe("months added to a day", () => {
  test("keep the day of month where it exists and end with the month where it does not", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -240, max: 240 }), (value, count) => {
        const from = civilDate(value);
        const to = addMonths(value, count);
        expect(monthOf(to)).toBe(monthOf(value) + count);
        const there = civilDate(to);
        expect(there.day).toBe(Math.min(from.day, daysInMonth(there.year, there.month)));
      }),
    );
  });

  test("return to the day a series began on after a short month", () => {
    const start = on("2024-01-31");
    const dates = [1, 2, 3, 13].map((count) => formatDay(addMonths(start, count, 31)));
    expect(dates).toEqual(["2024-02-29", "2024-03-31", "2024-04-30", "2025-02-28"]);
    expect(formatDay(addMonths(on("2024-02-29"), 1, 31))).toBe("2024-03-31");
    expect(formatDay(addMonths(on("2024-02-29"), 12))).toBe("2025-02-28");
    expect(formatDay(addMonths(on("2024-02-29"), 48))).toBe("2028-02-29");
    expect(monthOf(addMonths(on("2024-01-15"), -1))).toBe(monthAt(2023, 12));
  });
});
