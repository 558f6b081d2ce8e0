import { expect, test } from "vitest";
import { begunAt, calledLike, mentionsIn, piecesOf } from "./mentions.ts";

const people = [
  { id: "1", name: "Ann" },
  { id: "2", name: "Anna Keller" },
  { id: "3", name: "Ben" },
];

test("a mention is the longest name that fits, each person is named once, and an address is none", () => {
  expect(mentionsIn("@Anna Keller and @ben, @Ben again", people)).toEqual(["2", "3"]);
  expect(mentionsIn("@Ann, @nobody, mail@example.com", people)).toEqual(["1"]);
  expect(piecesOf("Hi @Ben!", people).map(({ text, person }) => [text, person?.id ?? null])).toEqual([
    ["Hi ", null],
    ["@Ben", "3"],
    ["!", null],
  ]);
});

test("a name is begun by an @ at the beginning of a word, up to its second word", () => {
  expect(begunAt("Hi @An", 6)).toEqual({ at: 3, typed: "An" });
  expect(begunAt("Hi @Anna K", 10)).toEqual({ at: 3, typed: "Anna K" });
  expect([begunAt("mail@ex", 7), begunAt("Hi @An you there", 16), begunAt("Hi", 2)]).toEqual([null, null, null]);
  expect(calledLike(people, "kel").map(({ id }) => id)).toEqual(["2"]);
  expect(calledLike(people, "an").map(({ id }) => id)).toEqual(["1", "2"]);
});
