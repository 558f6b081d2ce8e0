import { expect, test } from "vitest";
import { decimalIn, minorIn, typed } from "./amount.ts";

test("an amount is read as people type it, and written as it can be typed again", () => {
  expect(["1200.50", "1200,5", "1 200", "1’200.005"].map((text) => minorIn(text, "EUR"))).toEqual([120_050, 120_050, 120_000, 120_001]);
  expect([minorIn("1200", "JPY"), minorIn("", "EUR"), minorIn("1,200.50", "EUR"), minorIn("x", "EUR")]).toEqual([1200, null, null, null]);
  expect([typed(120_050, "EUR"), typed(1200, "JPY"), decimalIn(" 12,5 ")]).toEqual(["1200.5", "1200", "12.5"]);
});
