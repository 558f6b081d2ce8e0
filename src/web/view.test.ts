import { expect, test } from "vitest";
import { formatPeriod, month } from "../domain/index.ts";
import { lastWhole } from "./period.ts";
import { filtersOf, readSearch, searchSchema, writeSearch } from "./search.ts";
import { countingOf, viewOf } from "./view.ts";

const segments = { fields: [], currencies: ["EUR", "USD"], first: "2024-01", through: "2026-06-30" };
const setting = (name: string, value: string | number) => ({
  name,
  value,
  group: "currency",
  meaning: "",
  cases: [],
  kind: "text" as const,
  standard: "",
  decides: "facts" as const,
});
const settings = (...all: readonly ReturnType<typeof setting>[]) => ({ settings: [...all], file: "", history: [], profiles: [] });
const native = settings(setting("currencyView", "native"), setting("reportingCurrency", "EUR"), setting("fiscalYearStart", 1));

test("a question asks for one currency, until all money is in one", () => {
  const seen = (search: { view?: "reported"; currency?: string; set?: string }) => {
    const view = viewOf(search, segments, countingOf(search, native));
    return { currency: view?.shared.currency, currencies: view?.currencies };
  };
  expect(seen({})).toEqual({ currency: "EUR", currencies: ["EUR", "USD"] });
  expect(seen({ currency: "USD" })).toEqual({ currency: "USD", currencies: ["EUR", "USD"] });
  expect(seen({ currency: "USD", view: "reported" })).toEqual({ currency: undefined, currencies: ["EUR"] });
  expect(seen({ set: "currencyView=constant&reportingCurrency=USD" })).toEqual({ currency: undefined, currencies: ["USD"] });
});

test("profile, view and settings on trial go along to every page", () => {
  const search = { profile: "stripe", view: "constant" as const, set: "gapDays=0", tab: "history" };
  expect(filtersOf(search)).toEqual({ profile: "stripe", view: "constant", set: "gapDays=0" });
  expect(viewOf(search, segments, countingOf(search, native))?.shared).toEqual({ profile: "stripe", view: "constant", set: "gapDays=0" });
});

test("the last whole quarter and year follow the financial year", () => {
  const known = { first: month(2024 * 12), last: month(2026 * 12 + 6) };
  const last = (length: 1 | 3 | 12, start: number): string => {
    const period = lastWhole(length, known, start);
    return period === null ? "none" : formatPeriod(period);
  };
  expect([last(1, 1), last(3, 1), last(12, 1)]).toEqual(["2026-07", "2026-Q2", "2025"]);
  expect([last(3, 2), last(12, 2)]).toEqual(["2026-05..2026-07", "2025-02..2026-01"]);
  expect(lastWhole(12, { first: month(2026 * 12), last: month(2026 * 12 + 6) }, 1)).toBeNull();
});

test("an address opens an entry of the company itself, whose number is below zero", () => {
  const address = writeSearch({ metric: "cac", entity: -1325 });
  expect(searchSchema.parse(readSearch(address))).toMatchObject({ metric: "cac", entity: -1325 });
});
