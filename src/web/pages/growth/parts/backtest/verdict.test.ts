import { expect, test } from "vitest";
import { bandKept, bestOf, type Checked, drawn, within } from "./verdict.ts";

const checked = (score: Partial<Checked["score"]>, months = 12): Checked => ({
  name: "all",
  measure: "arr",
  actual: Array.from({ length: months }, (_, i) => i),
  predicted: [],
  p10: [],
  p90: [],
  naive: [],
  seasonal: null,
  score: { error: 0.1, naiveError: 0.2, seasonalError: null, bias: 0, coverage: 0.75, nominal: 0.8, ...score },
});

test("the forecast with the smallest error came closest; the model where others are no better", () => {
  expect(bestOf(checked({}))).toBe("model");
  expect(bestOf(checked({ naiveError: 0.1 }))).toBe("model");
  expect(bestOf(checked({ naiveError: 0.05 }))).toBe("naive");
  expect(bestOf(checked({ naiveError: 0.05, seasonalError: 0.01 }))).toBe("seasonal");
  expect(bestOf(checked({ error: null, naiveError: null }))).toBe("none");
});

test("an interval is blamed only for more misses than chance makes", () => {
  expect(within(checked({}))).toBe(9);
  expect(bandKept(checked({ coverage: 7 / 12 }))).toBe("kept");
  expect(bandKept(checked({ coverage: 2 / 12 }))).toBe("narrow");
  expect(bandKept(checked({ coverage: 1 }, 36))).toBe("wide");
  expect(bandKept(checked({ coverage: 1 }))).toBe("kept");
});

test("the seasonal forecast is drawn where there is one", () => {
  const words = { actual: "a", predicted: "p", naive: "n", seasonal: "s", p10: "", p90: "", month: String };
  const ids = (one: Checked) => drawn(one, words).series.map(({ id }) => id);
  expect(ids(checked({}))).toEqual(["actual", "predicted", "naive"]);
  expect(ids({ ...checked({}), seasonal: [1] })).toContain("seasonal");
});
