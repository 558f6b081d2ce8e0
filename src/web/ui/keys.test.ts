import { expect, test } from "vitest";
import { keyed } from "./keys.ts";

test("what says the same twice has a name of its own each", () => {
  const keys = keyed(["a", "b", "a", "a"], (one) => one).map(({ key }) => key);
  expect(new Set(keys).size).toBe(4);
  expect(keyed(["a", "b", "a"], (one) => one).map(({ key }) => key)).toEqual(keys.slice(0, 3));
});
