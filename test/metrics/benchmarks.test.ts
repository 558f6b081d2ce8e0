import { expect, test } from "vitest";
import { findMetric } from "../../src/metrics/index.ts";
import { type Benchmark, benchmarks } from "../../src/standard/index.ts";

/** Published by others, and counted by no metric here as they define it; each is shown with that reason. */
const NOT_COUNTED: ReadonlySet<string> = new Set([
  "median_discount",
  "new_cac_ratio",
  "expansion_cac_ratio",
  "blended_cac_ratio",
  "cac_payback",
  "arr_growth",
  "ltv_to_cac",
  "magic_number",
  "burn_multiple",
  "rule_of_40",
]);

const all: readonly Benchmark[] = benchmarks;

test("every benchmark is of a metric and a method that exist, or of one that is known not to be counted", () => {
  for (const { id, metric, method } of all) {
    const ours = findMetric(metric);
    if (ours === undefined) expect(NOT_COUNTED, id).toContain(metric);
    else if (!NOT_COUNTED.has(metric))
      expect(
        ours.methods.map(({ name }) => name),
        id,
      ).toContain(method);
  }
});
