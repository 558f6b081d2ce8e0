import { expect, test } from "vitest";
import { bestFirst } from "./best-first.ts";

const names = ["Net revenue retention", "Revenue", "Rétention brute du revenu", "Language: Deutsch"];
const found = (typed: string): readonly string[] => bestFirst(names, typed, (name) => name);

test("what begins with the typed word comes first", () => {
  expect(found("rev")).toEqual(["Revenue", "Net revenue retention", "Rétention brute du revenu"]);
});

test("accents and capitals need not be typed, and every word must be there", () => {
  expect(found("RETENTION brute")).toEqual(["Rétention brute du revenu"]);
});

test("nothing typed finds everything", () => {
  expect(found(" ")).toEqual(names);
});
