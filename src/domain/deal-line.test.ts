import { describe, expect, test } from "vitest";
import type { Currency } from "./currency.ts";
import { type Day, formatDay, parseDay } from "./day.ts";
import { type DealLine, flawOfLine, noticeBy, spansOfLine, yearlyWorth } from "./deal-line.ts";

const USD = "USD" as Currency;
const on = (text: string): Day => parseDay(text) as Day;
const line = (over: Partial<DealLine> = {}): DealLine => ({
  id: "a",
  product: "team",
  price: "50",
  quantity: "2",
  interval: "month",
  intervalCount: 1,
  discountPercent: null,
  termMonths: 12,
  noticeDays: 30,
  startsOn: on("2026-01-01"),
  ramp: [],
  ...over,
});

describe("a line of a deal", () => {
  test("is worth a year what it begins with, exactly, before and after discount", () => {
    expect(yearlyWorth([line()], USD)).toEqual({ listMinor: 120_000, amountMinor: 120_000 });
    expect(yearlyWorth([line({ discountPercent: "12.5" })], USD)).toEqual({ listMinor: 120_000, amountMinor: 105_000 });
    expect(
      yearlyWorth([line({ price: "0.10", quantity: "3", ramp: [{ fromMonth: 6, price: "9", quantity: null }] })], USD).amountMinor,
    ).toBe(360);
    expect(yearlyWorth([line({ price: "100", quantity: "1", interval: "year", intervalCount: 3 })], USD).amountMinor).toBe(3333);
    // Thirds add up before they are rounded.
    const third = line({ price: "100", quantity: "1", interval: "year", intervalCount: 3 });
    expect(yearlyWorth([third, third, third], USD).amountMinor).toBe(10_000);
  });

  test("is cut where its ramp changes it, and ends with its term", () => {
    const ramp = [
      { fromMonth: 9, price: "40", quantity: null },
      { fromMonth: 3, price: null, quantity: "5" },
    ];
    const told = spansOfLine(line({ ramp }), on("2026-01-31")).map((span) => [
      formatDay(span.from),
      span.to === null ? null : formatDay(span.to),
      span.price,
      span.quantity,
    ]);
    expect(told).toEqual([
      ["2026-01-31", "2026-04-30", "50", "2"],
      ["2026-04-30", "2026-10-31", "50", "5"],
      ["2026-10-31", "2027-01-31", "40", "5"],
    ]);
    expect(spansOfLine(line({ termMonths: null, ramp: [] }), on("2026-01-01"))).toEqual([
      { from: on("2026-01-01"), to: null, price: "50", quantity: "2" },
    ]);
  });

  test("can be given notice of until so many days before its last day", () => {
    expect(formatDay(noticeBy(line()) as Day)).toBe("2026-12-01");
    expect(formatDay(noticeBy(line({ noticeDays: null })) as Day)).toBe("2026-12-31");
    expect([noticeBy(line({ termMonths: null })), noticeBy(line({ startsOn: null }))]).toEqual([null, null]);
    expect(formatDay(noticeBy(line({ startsOn: null }), on("2026-02-01")) as Day)).toBe("2027-01-01");
  });

  test("says what is wrong with it", () => {
    expect(flawOfLine(line())).toBeNull();
    const wrong: readonly (readonly [Partial<DealLine>, string])[] = [
      [{ product: " " }, "product"],
      [{ price: "-1" }, "price"],
      [{ price: "1,5" }, "price"],
      [{ quantity: "" }, "quantity"],
      [{ discountPercent: "101" }, "discount"],
      [{ termMonths: 1, noticeDays: 31 }, "notice"],
      [{ ramp: [{ fromMonth: 12, price: "1", quantity: null }] }, "ramp_month"],
      [{ ramp: [0, 0].map(() => ({ fromMonth: 3, price: "1", quantity: null })) }, "ramp_twice"],
      [{ ramp: [{ fromMonth: 3, price: null, quantity: null }] }, "ramp_empty"],
      [{ ramp: [{ fromMonth: 3, price: "x", quantity: null }] }, "price"],
      [{ ramp: [{ fromMonth: 3, price: null, quantity: "-2" }] }, "quantity"],
    ];
    for (const [over, flaw] of wrong) expect(flawOfLine(line(over)), JSON.stringify(over)).toBe(flaw);
  });
});
