import { expect, test } from "vitest";
import { isTaken, takenOver } from "./take-over.ts";

test("what is taken over stands behind all other changes, so that none of them moves it on", () => {
  const before = [
    { lever: "cr.win", by: "to", amount: 0.2, segment: "EU" },
    { lever: "cr.win", by: "relative", amount: 0.1 },
  ] as const;
  const after = takenOver(before, [{ segment: "EU", lever: "cr.win", to: 0.4 }]);
  expect(after).toEqual([before[1], { segment: "EU", lever: "cr.win", by: "to", amount: 0.4 }]);
  expect(isTaken(after, "EU", "cr.win", 0.4)).toBe(true);
  expect(isTaken(after, "US", "cr.win", 0.4)).toBe(false);
});
