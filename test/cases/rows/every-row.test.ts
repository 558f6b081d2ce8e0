import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { settingDefinition, settingNames } from "../../../src/domain/index.ts";

const ROWS = Array.from({ length: 64 }, (_, i) => i + 1);

/** Rows that speak of something the product does not have. */
const OUTSIDE: Readonly<Record<number, string>> = {
  64: "No probability is kept of a deal, so there is none to override: it comes with forecasts.",
};

const folder = join(fileURLToPath(import.meta.url), "..", "..", "..");
const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts") && !name.endsWith("every-row.test.ts"))
  .map((name) => readFileSync(join(folder, name), "utf8"));

/** `row 9: ...`, `row 9, gapDays: ...`, `rows 41 and 42: ...`, as the name of a test. */
const NAMED = /\btest(?:\.each\([^)]*\))?\(\s*["`]rows? (\d+)(?: and (\d+))?(?:, [^:"`]+)?: /g;
const named = new Set(texts.flatMap((text) => [...text.matchAll(NAMED)].flatMap(([, one, two]) => [Number(one), Number(two ?? one)])));

test("every row of semantics B.2 has a test that is named after it, or is outside of the product for a reason", () => {
  expect(ROWS.filter((row) => !named.has(row) && OUTSIDE[row] === undefined)).toEqual([]);
  expect(ROWS.filter((row) => named.has(row) && OUTSIDE[row] !== undefined)).toEqual([]);
});

/** The view is asked for beside settings, as well as by them. */
const tried = (name: string, value: string): boolean =>
  texts.some((text) => [`${name}=${value}`, `${name}: "${value}"`, `view: "${value}"`].some((written) => text.includes(written)));

const decided = settingNames.filter((name) => settingDefinition(name).cases.length > 0);

test("every other choice of a setting that decides a row is tried", () => {
  const untried = decided.flatMap((name) => {
    const { is, otherwise } = settingDefinition(name);
    return is.kind === "choice"
      ? is.choices.filter((choice) => choice !== otherwise && !tried(name, choice)).map((choice) => `${name}=${choice}`)
      : [];
  });
  expect(untried).toEqual([]);
});

test("every number and name that decides a row is tried at another value", () => {
  const untried = decided.filter((name) => {
    const { is, otherwise } = settingDefinition(name);
    if (is.kind === "choice") return false;
    const written = new RegExp(`\\b${name}(?:=|: )"?([\\w./+-]+)`, "g");
    return !texts.some((text) => [...text.matchAll(written)].some(([, value]) => value !== String(otherwise)));
  });
  expect(untried).toEqual([]);
});

test("docs/semantics.md says of every row what is done, and names its settings", () => {
  const docs = readFileSync(join(folder, "..", "docs", "semantics.md"), "utf8");
  const said = new Map(docs.split("\n").flatMap((text) => (/^\| \d+ \|/.test(text) ? [[Number(text.split(" ")[1]), text] as const] : [])));
  expect([...said.keys()]).toEqual(ROWS);
  const unnamed = decided.flatMap((name) =>
    settingDefinition(name)
      .cases.filter((row) => !said.get(row)?.includes(`\`${name}\``))
      .map((row) => `${row} ${name}`),
  );
  expect(unnamed).toEqual([]);
});
