import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { movementKinds, movementReasons } from "../../src/domain/index.ts";
import { metrics, reasons } from "../../src/metrics/index.ts";
import { bowtieStates } from "../../src/standard/index.ts";
import { TRANSLATED } from "../../src/web/ui/translated.ts";

const WEB = join(import.meta.dirname, "../../src/web");
const languages = ["en", "fr", "de"] as const;
type Language = (typeof languages)[number];
type Tree = { readonly [key: string]: string | Tree };

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(join(WEB, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Parts of pages that bring words of their own. */
const parts = readdirSync(join(WEB, "pages"), { recursive: true })
  .map((path) => `pages/${String(path)}`)
  .filter((path) => /^pages\/[^/]+\/parts\/[^/]+\/words$/.test(path));

const folders = [
  "words",
  "words/metrics",
  ...parts,
  ...readdirSync(join(WEB, "pages"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => `pages/${name}/words`)
    .filter((folder) => existsSync(join(WEB, folder))),
];

const read = (folder: string, language: Language): Tree => JSON.parse(readFileSync(join(WEB, folder, `${language}.json`), "utf8")) as Tree;

function leaves(tree: Tree, path = ""): readonly (readonly [key: string, text: string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[path + key, value] as const] : leaves(value, `${path}${key}.`),
  );
}

const PLURAL = /_(zero|one|two|few|many|other)$/;
const withoutPlural = (key: string): string => key.replace(PLURAL, "");
const keysOf = (folder: string, language: Language): readonly string[] =>
  [...new Set(leaves(read(folder, language)).map(([key]) => withoutPlural(key)))].sort();
const placeholders = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? ""))].sort();

const english = new Set(folders.flatMap((folder) => leaves(read(folder, "en")).map(([key]) => key)));
const isKnown = (key: string): boolean => english.has(key) || english.has(`${key}_other`);

describe.each(folders)("the words of %s", (folder) => {
  test.each(["fr", "de"] as const)("are all there in %s, and none besides", (language) => {
    expect(keysOf(folder, language)).toEqual(keysOf(folder, "en"));
  });

  test.each(["fr", "de"] as const)("have the same places for values in %s", (language) => {
    const told = new Map<string, readonly string[]>();
    for (const [key, text] of leaves(read(folder, "en"))) if (!/_one$/.test(key)) told.set(withoutPlural(key), placeholders(text));
    for (const [key, text] of leaves(read(folder, language))) {
      if (!/_one$/.test(key)) expect(placeholders(text), `${key}: ${text}`).toEqual(told.get(withoutPlural(key)));
    }
  });

  test.each(languages)("have singular and plural together in %s", (language) => {
    const keys = new Set(leaves(read(folder, language)).map(([key]) => key));
    for (const key of keys) {
      if (key.endsWith("_one")) expect(keys, key).toContain(key.replace(PLURAL, "_other"));
      if (key.endsWith("_other")) expect(keys, key).toContain(key.replace(PLURAL, "_one"));
    }
  });

  test.each(languages)("are never empty in %s", (language) => {
    for (const [key, text] of leaves(read(folder, language))) expect(text.trim(), key).not.toBe("");
  });
});

test("no two files begin with the same key, since one would hide the other", () => {
  const tops = folders.flatMap((folder) => Object.keys(read(folder, "en")));
  expect(tops).toEqual([...new Set(tops)]);
});

const sources = filesUnder(".").filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."));
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

test("every word a page asks for exists", () => {
  const missing: string[] = [];
  for (const file of sources) {
    const source = readFileSync(file, "utf8");
    for (const [, key = ""] of source.matchAll(/\bt\(\s*"([\w.]+)"/g)) if (!isKnown(key)) missing.push(`${file}: ${key}`);
    for (const [, key = ""] of source.matchAll(/\bt\(\s*`([^`]+)`/g)) {
      const pattern = new RegExp(
        `^${key
          .split(/\$\{[^}]*\}/)
          .map(escaped)
          .join("[\\w.]+")}(_other)?$`,
      );
      if (![...english].some((known) => pattern.test(known))) missing.push(`${file}: ${key}`);
    }
  }
  expect(missing).toEqual([]);
});

test("what the program names has a word: metrics, movements, states, reasons, pages", () => {
  const pages = filesUnder("pages")
    .filter((file) => /pages\/\w+\/index\.ts$/.test(file))
    .flatMap((file) => [...readFileSync(file, "utf8").matchAll(/\bid: "(\w+)"/g)].map((match) => match[1]));
  const wanted = [
    ...metrics.flatMap(({ id, methods }) => [
      `metric.${id}.title`,
      `metric.${id}.meaning`,
      ...methods.map(({ name }) => `metric.${id}.method.${name}`),
    ]),
    ...movementKinds.map((kind) => `movement.kind.${kind}`),
    ...movementReasons.map((reason) => `movement.reason.${reason}`),
    ...bowtieStates.flatMap((state) => [`bowtie.state.${state}`, `bowtie.meaning.${state}`]),
    ...Object.keys(reasons).map((reason) => `reason.${reason}`),
    ...pages.map((page) => `nav.${page}`),
  ];
  expect(wanted.filter((key) => !isKnown(key))).toEqual([]);
});

test.each([...TRANSLATED])("a refusal with code %s is told in words of its own", (code) => {
  expect(english).toContain(`problem.${code}`);
});
