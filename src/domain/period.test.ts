import fc from "fast-check";
import { expect, test } from "vitest";
import { firstDay, lastDay, month, monthAt, parseDay } from "./day.ts";
import { containsDay, formatPeriod, type Grain, grains, monthsOf, parsePeriod, periodsOf } from "./period.ts";

const ranges = fc
  .tuple(fc.integer({ min: monthAt(1970, 1), max: monthAt(2060, 1) }), fc.integer({ min: 0, max: 60 }))
  .map(([from, length]) => ({ from: month(from), to: month(from + length) }));

test("a range is cut into periods that follow one another and cover it", () => {
  fc.assert(
    fc.property(ranges, fc.constantFrom<Grain>(...grains), (range, grain) => {
      const periods = periodsOf(range, grain);
      expect(periods.flatMap(monthsOf)).toEqual(monthsOf(range));
      for (const period of periods) {
        expect(containsDay(period, firstDay(period.from)) && containsDay(period, lastDay(period.to))).toBe(true);
        if (grain === "quarter") expect(Math.floor(period.from / 3)).toBe(Math.floor(period.to / 3));
        if (grain === "year") expect(Math.floor(period.from / 12)).toBe(Math.floor(period.to / 12));
      }
    }),
  );
  expect(periodsOf({ from: monthAt(2024, 2), to: monthAt(2024, 1) }, "month")).toEqual([]);
});

test("the name of a period is read as that period", () => {
  fc.assert(
    fc.property(ranges, (range) => {
      expect(parsePeriod(formatPeriod(range))).toEqual(range);
    }),
  );
});

test("periods have the names people write", () => {
  const named = (text: string): string | null => {
    const period = parsePeriod(text);
    return period && formatPeriod(period);
  };
  expect(["2024-06", "2024-Q2", "2024Q2", "2024", "2024-01..2024-06", "2024-Q1..2024-Q2", "2024-06-01", "2024-02-29"].map(named)).toEqual([
    "2024-06",
    "2024-Q2",
    "2024-Q2",
    "2024",
    "2024-01..2024-06",
    "2024-01..2024-06",
    "2024-06",
    "2024-02",
  ]);
  for (const text of ["", "soon", "2024-13", "2024-Q5", "20245", "2024-06-15", "2024-06..2024-01", "2024-1", "1024"])
    expect(named(text), text).toBeNull();
});

test("a day lies in a period from its first day to its last", () => {
  const february = { from: monthAt(2024, 2), to: monthAt(2024, 2) };
  const inside = (text: string): boolean => containsDay(february, parseDay(text) ?? firstDay(monthAt(1970, 1)));
  expect(["2024-01-31", "2024-02-01", "2024-02-29", "2024-03-01"].map(inside)).toEqual([false, true, true, false]);
});
