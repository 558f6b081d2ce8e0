import { expect, test } from "vitest";
import { runsOf } from "./runs.ts";

const batches = (accepted: string): { readonly number: number; readonly accepted: boolean }[] =>
  [...accepted].map((sign, i) => ({ number: i + 1, accepted: sign === "+" }));

test("batches that count are told as runs, without those in between that do not", () => {
  expect(runsOf(batches("+++"))).toEqual([[1, 3]]);
  expect(runsOf(batches("-++--+-"))).toEqual([
    [2, 3],
    [6, 6],
  ]);
  expect(runsOf(batches("---"))).toEqual([]);
});
