import { expect, test } from "vitest";
import { findingsOf, verdictOf } from "./model-findings.ts";

const rate = (value: number | null, n: number) => ({ value, n });

test.each([
  ["falls by more than chance", [rate(0.33, 300), rate(0.12, 300)], "agrees"],
  ["falls along the way", [rate(0.33, 300), rate(0.3, 300), rate(0.1, 300)], "agrees"],
  ["rises by more than chance", [rate(0.12, 300), rate(0.33, 300)], "disagrees"],
  ["differs by no more than chance", [rate(0.33, 30), rate(0.27, 30)], "unclear"],
  ["rests on few cases", [rate(0.33, 300), rate(0.12, 19)], "too_few"],
  ["has one model", [rate(0.33, 300), rate(null, 2)], "one_model"],
  ["has none", [], "not_measured"],
] as const)("a rate that %s", (_, points, verdict) => expect(verdictOf("ratio", points)).toBe(verdict));

test.each([
  ["shorter by half", [rate(40, 50), rate(20, 50)], "agrees"],
  ["longer by half", [rate(20, 50), rate(40, 50)], "disagrees"],
  ["about as long", [rate(13, 50), rate(16, 50)], "unclear"],
] as const)("a median %s", (_, points, verdict) => expect(verdictOf("days", points)).toBe(verdict));

test("what the standard expects stands beside the value, with its source", () => {
  const [, finding] = findingsOf(() => [{ model: "consumption", value: rate(0.2, 40) }]);
  expect(finding).toMatchObject({ id: "win_rate", number: 4, verdict: "one_model", values: [{ low: 1 / 8, high: 1 / 8, mark: "P" }] });
});
