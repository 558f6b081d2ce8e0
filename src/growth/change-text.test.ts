import fc from "fast-check";
import { expect, test } from "vitest";
import { parseChange, writeChange } from "./change-text.ts";

test("a change is read as it is said", () => {
  expect(parseChange("cr.win=+10%")).toEqual({ lever: "cr.win", by: "relative", amount: 0.1 });
  expect(parseChange("cr.win=-5pts@6")).toEqual({ lever: "cr.win", by: "points", amount: -0.05, from: 6 });
  expect(parseChange("usage_churn=0.008/3")).toEqual({ lever: "usage_churn", by: "to", amount: 0.008, ramp: 3 });
  expect(parseChange("dt.select=-0.5@1/2")).toEqual({ lever: "dt.select", by: "points", amount: -0.5, from: 1, ramp: 2 });
  expect(parseChange("Field sales:renewal=+2pts")).toEqual({ segment: "Field sales", lever: "renewal", by: "points", amount: 0.02 });
});

test.each(["", "cr.win", "cr.win=", "cr.win=10%", "cr.win=ten", "=+10%", "cr.win=+10%@", "CR.WIN=+10%", "cr.win=+1e9%"])(
  "“%s” is refused with the form it should have",
  (text) => {
    expect(() => parseChange(text)).toThrow(/cr\.win=\+10%/);
  },
);

test("what is written is read as the same change", () => {
  const amount = fc.integer({ min: -500, max: 500 }).map((points) => points / 1000);
  const changeArb = fc.record(
    {
      segment: fc.constantFrom("Field sales", "a:b", "é"),
      lever: fc.constantFrom("cr.win", "usage_churn", "inflow"),
      by: fc.constantFrom("relative" as const, "points" as const),
      amount,
      from: fc.integer({ min: 1, max: 60 }),
      ramp: fc.integer({ min: 1, max: 12 }),
    },
    { requiredKeys: ["lever", "by", "amount"] },
  );
  fc.assert(
    fc.property(changeArb, fc.boolean(), (change, isShare) => {
      expect(parseChange(writeChange(change, isShare))).toEqual({ ...change, amount: change.amount });
    }),
  );
});
