import { describe, expect, test } from "vitest";
import { movementKinds, movementReasons } from "../src/domain/index.ts";
import { BINS, metrics, reasons } from "../src/metrics/index.ts";
import shared from "../src/web/words/en.json" with { type: "json" };
import words from "../src/web/words/metrics/en.json" with { type: "json" };

type Tree = { readonly [name: string]: string | Tree };

const at = (tree: Tree, path: string): string | Tree | undefined =>
  path.split(".").reduce<string | Tree | undefined>((found, name) => (typeof found === "object" ? found[name] : undefined), tree);

const missing = (tree: Tree, paths: readonly string[]): readonly string[] => paths.filter((path) => typeof at(tree, path) !== "string");

/** The names a formula puts numbers in for. */
const termsOf = (formula: string): readonly string[] => formula.match(/[a-z_][a-z_0-9]*/g)?.filter((name) => name !== "percentile") ?? [];

describe("the web page has words for", () => {
  for (const { id, formula, methods } of metrics) {
    test(id, () => {
      const plain = ["title", "meaning", "read", "says", "cases"];
      const ofMethods = methods.map(({ name }) => `method.${name}`);
      const ofTerms = [formula, ...methods.flatMap((method) => method.formula ?? [])].flatMap(termsOf).map((term) => `term.${term}`);
      expect(
        missing(
          words,
          [...plain, ...ofMethods, ...ofTerms].map((path) => `metric.${id}.${path}`),
        ),
      ).toEqual([]);
    });
  }

  test("every movement, its meaning and its reason", () => {
    const kinds = [...movementKinds, "opening", "closing", "rounding"];
    const paths = kinds.flatMap((kind) => [`movement.kind.${kind}`, `movement.meaning.${kind}`]);
    expect(missing(words, [...paths, ...movementReasons.map((reason) => `movement.reason.${reason}`)])).toEqual([]);
  });

  test("every reason why there is no value", () => {
    expect(
      missing(
        shared,
        Object.keys(reasons).map((code) => `reason.${code}`),
      ),
    ).toEqual([]);
  });

  test("every class of retention", () => {
    const named = BINS.filter((bin) => !bin.includes("-")).map((bin) => `metric.account_retention_distribution.part.${bin}`);
    expect(missing(words, named)).toEqual([]);
  });
});
