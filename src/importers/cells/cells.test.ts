import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Day, formatDay, parseDay } from "../../domain/index.ts";
import { dateShape, dayInZone, readDate } from "./dates.ts";
import { numberShape, readNumber, shiftLeft, toMinor } from "./numbers.ts";

const days = fc
  .integer({ min: Number(parseDay("1970-01-01")), max: Number(parseDay("2069-12-31")) })
  .map((value) => formatDay(value as Day));
const partsOf = (date: string): readonly [string, string, string] => date.split("-") as [string, string, string];

describe("dates", () => {
  test("are the same in every form they are written in", () => {
    fc.assert(
      fc.property(days, (date) => {
        const [y, m, d] = partsOf(date);
        const [month, dayOfMonth] = [Number(m), Number(d)];
        const name = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1];
        const clear = [
          date,
          `${date}T23:59:59`,
          `${date} 00:00:00`,
          `${date}T12:00:00Z`,
          `${y}/${month}/${dayOfMonth}`,
          `${d}.${m}.${y}`,
          `${y}${m}${d}`,
          `${name} ${dayOfMonth}, ${y}`,
          `${dayOfMonth} ${name} ${y}`,
        ];
        for (const cell of clear) expect([cell, readDate(cell, null, "UTC")]).toEqual([cell, date]);
        expect(readDate(`${d}/${m}/${y}`, "dmy", "UTC")).toBe(date);
        expect(readDate(`${m}/${d}/${y}`, "mdy", "UTC")).toBe(date);
        expect(readDate(`${d}/${m}/${y}`, null, "UTC")).toBeNull();
      }),
    );
  });

  test("an order of day and month is only claimed where the numbers tell it", () => {
    fc.assert(
      fc.property(days, (date) => {
        const [y, m, d] = partsOf(date);
        expect(dateShape(`${d}/${m}/${y}`)).toBe(Number(d) > 12 ? "dmy" : "open");
        expect(dateShape(`${m}/${d}/${y}`)).toBe(Number(d) > 12 ? "mdy" : "open");
      }),
    );
  });

  test("an instant is the day it has in the organisation's zone", () => {
    const night = "2024-03-31T23:30:00Z";
    expect(readDate(night, null, "UTC")).toBe("2024-03-31");
    expect(readDate(night, null, "Europe/Paris")).toBe("2024-04-01");
    expect(readDate("2024-03-31T23:30:00-05:00", null, "UTC")).toBe("2024-04-01");
    expect(readDate("2024-03-31T23:30:00", null, "Europe/Paris")).toBe("2024-03-31");
    expect(readDate("1711927800", null, "Europe/Paris")).toBe("2024-04-01");
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000_000, max: 2_000_000_000 }), (seconds) => {
        expect(readDate(String(seconds), null, "UTC")).toBe(new Date(seconds * 1000).toISOString().slice(0, 10));
        expect(dayInZone(seconds * 1000, "UTC")).toBe(readDate(String(seconds * 1000), null, "UTC"));
      }),
    );
  });

  test("what does not exist, or is no date, is not read and never throws", () => {
    for (const cell of [
      "2024-02-30",
      "2023-02-29",
      "31.04.2024",
      "0000-00-00",
      "today",
      "12",
      "2024",
      "-",
      "2024-01-01T25:00:00Z",
      "Foo 3, 2024",
    ])
      expect(readDate(cell, "dmy", "UTC"), cell).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 30 }), (cell) => {
        const read = readDate(cell, "mdy", "UTC");
        if (read !== null) expect(parseDay(read)).not.toBeNull();
      }),
    );
  });
});

const cents = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 });
const grouped = (whole: string, mark: string): string => whole.replace(/\B(?=(\d{3})+$)/g, mark);

describe("numbers", () => {
  test("are the same with either mark, grouped or not, signed in front, behind or by brackets", () => {
    fc.assert(
      fc.property(cents, (value) => {
        const size = Math.abs(value);
        const [whole, decimals] = [String(Math.floor(size / 100)), String(size % 100).padStart(2, "0")];
        const plain = `${value < 0 ? "-" : ""}${whole}.${decimals}`;
        const written: readonly (readonly ["." | ",", string])[] = [
          [".", `${whole}.${decimals}`],
          [".", `${grouped(whole, ",")}.${decimals}`],
          [".", `$${grouped(whole, ",")}.${decimals}`],
          [",", `${whole},${decimals}`],
          [",", `${grouped(whole, ".")},${decimals}`],
          [",", `${grouped(whole, " ")},${decimals} €`],
          [",", `${grouped(whole, "\u202f")},${decimals}`],
        ];
        for (const [mark, text] of written) {
          const signed = value < 0 ? [`-${text}`, `(${text})`, `${text}-`] : [text, `+${text}`];
          for (const cell of signed.filter((one) => !/^[-(]\$|€[-)]$/.test(one)))
            expect([cell, readNumber(cell, mark)]).toEqual([cell, plain]);
        }
      }),
    );
  });

  test("a mark is only claimed where it can be no other", () => {
    expect(["1.234,50", "1,234.50", "12,5", "12.5", "1,234", "1,234,567", "1.234.567", "0,123", "1.234", "1234"].map(numberShape)).toEqual([
      ",",
      ".",
      ",",
      ".",
      "open",
      ".",
      ",",
      ",",
      "likely.",
      "clear",
    ]);
  });

  test("cents are moved and rounded on the text, never through a floating number", () => {
    fc.assert(
      fc.property(cents, fc.integer({ min: 0, max: 4 }), (value, places) => {
        const moved = shiftLeft(String(value), places);
        expect(toMinor(moved, places)).toEqual({ minor: value, exact: true });
      }),
    );
    expect([toMinor("1.005", 2), toMinor("-1.005", 2), toMinor("0.004", 2)]).toEqual([
      { minor: 101, exact: false },
      { minor: -101, exact: false },
      { minor: 0, exact: false },
    ]);
    expect(toMinor("99999999999999999999", 2)).toBeNull();
  });

  test("text that is no number is not read and never throws", () => {
    for (const cell of ["", "-", "abc", "1.2.3.4", "1,2,3", "12 apples", "--5", "NaN", "1e", "()", "$"])
      expect(readNumber(cell, "."), cell).toBeNull();
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 20 }), fc.constantFrom("." as const, "," as const), (cell, mark) => {
        const read = readNumber(cell, mark);
        if (read !== null) expect(read).toMatch(/^-?\d+(\.\d+)?$/);
      }),
    );
  });
});
