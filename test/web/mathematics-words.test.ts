import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const PAGE = join(import.meta.dirname, "../../src/web/pages/mathematics");
type Tree = { readonly [key: string]: string | Tree };
const words = (JSON.parse(readFileSync(join(PAGE, "words/en.json"), "utf8")) as { readonly mathematics: Tree }).mathematics;

const has = (path: string): boolean => {
  let at: string | Tree | undefined = words;
  for (const key of path.split(".")) at = typeof at === "object" ? at[key] : undefined;
  return typeof at === "string";
};

const files = readdirSync(join(PAGE, "cards")).map((name) => ({ name, text: readFileSync(join(PAGE, "cards", name), "utf8") }));
const found = (pattern: RegExp): readonly string[] => [
  ...new Set(files.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, key = ""]) => key))),
];

const lacking = (group: string, keys: readonly string[]): readonly string[] =>
  keys.map((key) => `${group}.${key}`).filter((key) => !has(key));

test("every number, word and column of a formula has a name", () => {
  const named = [...found(/\bname: "(\w+)"/g), ...found(/\bword\("(\w+)"\)/g), ...found(/\btyped\("(\w+)"/g)];
  const columns = found(/columns: \[([^\]]*)\]/g).flatMap((list) => [...list.matchAll(/"(\w+)"/g)].map(([, key = ""]) => key));
  expect(named.length + columns.length).toBeGreaterThan(60);
  expect(lacking("name", [...named, ...columns])).toEqual([]);
});

test("every sentence a card can say is there", () => {
  const ids = files.map(({ name }) => name.replace(/\.ts$/, "")).join("|");
  const said = found(new RegExp(`"((?:${ids})\\.\\w+)"`, "g"));
  expect(said.length).toBeGreaterThan(50);
  const chosen = {
    share: ["below", "within", "above"],
    profit: ["below", "within", "above", "no_profit_before", "no_room"],
    compounding: ["decay", "compounding", "decompounding", "inflection"],
    "compounding.rule": ["falling_twice", "mostly_rising", "seldom_rising", "otherwise", "trailing"],
    curve: ["slow_start", "fast_middle", "slowing_end", "not_bent", "ceiling_uncertain", "flat", "not_s_shaped", "too_few"],
    capacity: ["hiring_limit", "too_late"],
  };
  const keys = Object.entries(chosen).flatMap(([card, ends]) => ends.map((end) => `${card}.${end}`));
  expect(lacking("says", [...said, ...keys])).toEqual([]);
});

test("every assumption is named, and every gap has a reason", () => {
  expect(lacking("missing", [...found(/\bmissing\("(\w+)"/g), ...found(/kind: "missing", why: "(\w+)"/g)])).toEqual([]);
  expect(lacking("assumed", [...found(/kind: "assumed", why: "(\w+)"/g), ...found(/\bassumed\([^;\n]*?"(\w+)"\)/g)])).toEqual([]);
});

test("every card has its question, a short name, a text and the name of its result", () => {
  const cards = files.filter(({ name }) => name !== "index.ts");
  const keys = cards.flatMap(({ text }) => {
    const id = /\bid: "(\w+)"/.exec(text)?.[1] ?? "";
    const drawing = /\bdrawing: \{|drawing,/.test(text) ? ["drawing"] : [];
    const result = id === "compounding" ? [] : ["result"];
    return ["title", "short", "text", ...result, ...drawing].map((part) => `${id}.${part}`);
  });
  expect(lacking("card", keys)).toEqual([]);
});
