import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Benchmark, benchmarkSources, benchmarks, gapOf, type Verdict, verdictOf } from "./index.ts";

const all: readonly Benchmark[] = benchmarks;

describe("the benchmarks", () => {
  test("have an id of their own, a source, and are of the better kinds of evidence", () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id, source, mark } of all) {
      expect(benchmarkSources[source].title, id).not.toBe("");
      expect(["P", "S", "D"], id).toContain(mark);
    }
  });

  test("have their values in order, and ratios are no percentages", () => {
    for (const { id, low, median, high, unit } of all) {
      const values = [low, median, high].filter((value) => value !== null);
      expect(values, id).toEqual([...values].sort((a, b) => a - b));
      if (unit === "ratio") for (const value of values) expect(value, id).toBeLessThan(2);
    }
  });

  test("have words in three languages for what they define, whom they speak for and why they are off", () => {
    for (const { id, definition, population, off } of all)
      for (const one of [definition, population, off ?? definition])
        for (const said of [one.en, one.fr, one.de]) expect(said.trim(), id).not.toBe("");
  });

  test("that need a second look, or have no source that can be named, are off", () => {
    for (const { id, source, off } of all) if (source === "saasCapital2023" || source === "guidance") expect(off, id).toBeDefined();
  });

  test("of the Bowtie Standard cover every yearly value of a customer once", () => {
    for (const metric of ["sales_cycle", "gross_revenue_retention"]) {
      const bands = all.filter((one) => one.source === "gtmskills" && one.metric === metric).map(({ band }) => band);
      const edges = bands.flatMap((band) => ("from" in band ? [[band.from, band.to]] : []));
      edges.forEach(([from], i) => {
        expect(from).toBe(i === 0 ? null : edges[i - 1]?.[1]);
      });
      expect(edges.at(-1)?.[1]).toBeNull();
    }
  });
});

const row = (median: number | null, better: "higher" | "lower"): Pick<Benchmark, "median" | "better"> => ({ median, better });
const ORDER: readonly Verdict[] = ["behind", "near", "ahead"];

describe("a verdict", () => {
  test.each([
    [0.9, row(0.9, "higher"), "ahead"],
    [0.72, row(0.9, "higher"), "near"],
    [0.7199, row(0.9, "higher"), "behind"],
    [45, row(45, "lower"), "ahead"],
    [56.25, row(45, "lower"), "near"],
    [56.3, row(45, "lower"), "behind"],
    [1, row(null, "higher"), "neutral"],
  ] as const)("of %d is as the standard scores it", (value, benchmark, expected) => {
    expect(verdictOf(value, benchmark)).toBe(expected);
  });

  test("is never worse for a better value, and behind only where there is a gap", () => {
    const value = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(value, value, fc.double({ min: 0.01, max: 10, noNaN: true }), (a, b, median) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        const at = (one: number, better: "higher" | "lower"): number => ORDER.indexOf(verdictOf(one, row(median, better)));
        expect(at(more, "higher")).toBeGreaterThanOrEqual(at(less, "higher"));
        expect(at(less, "lower")).toBeGreaterThanOrEqual(at(more, "lower"));
        for (const better of ["higher", "lower"] as const)
          if (verdictOf(a, row(median, better)) === "behind") expect(gapOf(a, row(median, better)) ?? 0).toBeGreaterThan(0);
      }),
    );
  });

  test("against nothing has no gap", () => {
    expect([gapOf(1, row(null, "higher")), gapOf(1, row(0, "lower"))]).toEqual([null, null]);
  });
});
