import { expect, test } from "vitest";
import { movementKinds } from "../../src/domain/index.ts";
import { BINS, metrics } from "../../src/metrics/index.ts";
import words from "../../src/web/words/metrics/en.json" with { type: "json" };

type Tree = { readonly [name: string]: string | Tree };

const at = (path: string): string | Tree | undefined =>
  path.split(".").reduce<string | Tree | undefined>((found, name) => (typeof found === "object" ? found[name] : undefined), words);

const missing = (paths: readonly string[]): readonly string[] => paths.filter((path) => typeof at(path) !== "string");

/** The names a formula puts numbers in for. */
const termsOf = (formula: string): readonly string[] =>
  formula.match(/[a-z_][a-z_0-9]*/g)?.filter((name) => !["percentile", "median"].includes(name)) ?? [];

test.each(metrics.map((metric) => [metric.id, metric] as const))(
  "%s can be explained in a sentence, with every term of its formula",
  (id, metric) => {
    const { formula, methods } = metric;
    const terms = [formula, ...methods.flatMap((method) => method.formula ?? [])].flatMap(termsOf).map((term) => `term.${term}`);
    expect(missing(["read", "says", "cases", ...terms].map((path) => `metric.${id}.${path}`))).toEqual([]);
  },
);

test("every row of a waterfall has a name and a meaning", () => {
  const rows = [...movementKinds, "segment_in", "segment_out", "opening", "closing", "rounding"];
  expect(missing(rows.flatMap((row) => [`movement.kind.${row}`, `movement.meaning.${row}`]))).toEqual([]);
});

test("every class of retention that is no range has a name", () => {
  const named = BINS.filter((bin) => !bin.includes("-")).map((bin) => `metric.account_retention_distribution.part.${bin}`);
  expect(missing(named)).toEqual([]);
});
