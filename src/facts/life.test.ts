import { expect, test } from "vitest";
import { plainCounting } from "../../test/helpers/counting.ts";
import { type Day, formatDay, parseDay } from "../domain/index.ts";
import { lifeEvents } from "./life.ts";
import type { UnitEntry } from "./unit.ts";

const counting = plainCounting(20_000 as Day);

/** Days on which lines of one subscription, as `2024-01-15 2025-01-15 year`, are renewals of others. */
function renewals(...lines: readonly string[]): readonly string[] {
  const entries = lines.map((line, i): UnitEntry => {
    const [starts = "", ends = "", unit = "month", count = "1"] = line.split(" ");
    return {
      seq: i + 1,
      origin: null,
      file: 1,
      type: "subscription_line",
      source: 1,
      subject: 1,
      subjectKind: "subscription",
      account: 1,
      parent: 1,
      day: parseDay(starts),
      fields: { starts_on: starts, ...(ends === "-" ? {} : { ends_on: ends }), interval: unit, interval_count: Number(count) },
      attributes: {},
    };
  });
  return lifeEvents(entries, counting).map(({ state, day }) => `${state} ${formatDay(day)}`);
}

test("a contract that follows on another is a renewal, also some days late, and when ends are last days of service", () => {
  expect(renewals("2024-01-15 2025-01-15 year", "2025-01-15 2026-01-15 year")).toEqual(["renewed 2025-01-15"]);
  expect(renewals("2024-01-15 2025-01-15 year", "2025-01-22 - year")).toEqual(["renewed 2025-01-22"]);
  expect(renewals("2024-01-01 2024-12-31 year", "2025-01-01 2025-12-31 year")).toEqual(["renewed 2025-01-01"]);
  expect(renewals("2024-01-15 2025-03-15 year", "2025-03-15 - year")).toEqual(["renewed 2025-03-15"]);
  expect(renewals("2024-01-31 2024-02-29 month", "2024-02-29 2024-03-31 month")).toEqual(["renewed 2024-02-29"]);
});

test("a line changed within its interval is no renewal, and the line that replaces it renews when the interval is whole", () => {
  expect(renewals("2024-01-15 2024-06-03 year", "2024-06-03 2025-01-15 year", "2025-01-15 - year")).toEqual(["renewed 2025-01-15"]);
  expect(renewals("2024-01-15 2024-06-03 month", "2024-06-03 - month")).toEqual([]);
  expect(renewals("2024-01-15 2024-08-15 month 3", "2024-08-15 - month 3")).toEqual([]);
  expect(renewals("2024-01-15 2024-07-15 month 3", "2024-07-15 - month 3")).toEqual(["renewed 2024-07-15"]);
  expect(renewals("2024-01-01 2024-01-20 week", "2024-01-20 2024-01-22 week", "2024-01-22 - week")).toEqual(["renewed 2024-01-22"]);
});

test("lines side by side, and lines after a long gap, are no renewals", () => {
  expect(renewals("2024-01-15 2025-01-15 year", "2024-06-01 2025-01-15 year")).toEqual([]);
  expect(renewals("2024-01-15 2025-01-15 year", "2025-03-01 - year")).toEqual([]);
});
