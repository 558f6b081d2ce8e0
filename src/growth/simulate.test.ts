import { describe, expect, it } from "vitest";
import { loopGainOf } from "./check.ts";
import type { SegmentModel } from "./model.ts";
import { simulate } from "./simulate.ts";
import { worked } from "./worked.ts";

const rates = ["cr.prospect_mql", "cr.mql_sql", "cr.sql_sal", "cr.win"];
const tenPercent = (levers: readonly string[]) => levers.map((lever) => ({ lever, by: "relative" as const, amount: 0.1 }));

/** Sales of 5 in every twelfth month at a price of 1, and 10 a year at the start. */
const yearly = (growth: number): SegmentModel => ({
  ...worked,
  inflow: 5 / 12,
  season: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12],
  journey: [],
  price: 1,
  onboarding: { rate: 1, lag: [1] },
  renewal: null,
  expansion: Math.max(0, growth ** (1 / 12) - 1),
  contraction: Math.max(0, 1 - growth ** (1 / 12)),
  base: { customers: [10], arr: [10] },
});

describe("the worked example of the standard", () => {
  it("makes 118.75 sales of 10,000 prospects (T3)", () => {
    const run = simulate({ segments: [worked], months: 13 });
    const [segment] = run.segments;
    expect(segment?.entries["mql"]?.[0]).toBeCloseTo(2000, 9);
    expect(segment?.entries["sql"]?.[0]).toBeCloseTo(500, 9);
    expect(segment?.entries["sal"]?.[0]).toBeCloseTo(475, 9);
    expect(run.total.commits[0]).toBeCloseTo(118.75, 9);
    expect(run.total.newArr[0]).toBeCloseTo(3_562_500, 6);
    expect(run.total.customers[0]).toBeCloseTo(111.625, 9);
  });

  it("is worth 103.21 % of what was sold a year later", () => {
    const changes = [{ lever: "inflow", by: "to" as const, amount: 0, from: 1 }];
    const { total } = simulate({ segments: [worked], months: 13, changes });
    expect(total.customers[12]).toBeCloseTo(100.4625, 9);
    expect(total.arr[12]).toBeCloseTo(3_676_927.5, 4);
    expect((total.arr[12] ?? 0) / (total.newArr[0] ?? 0)).toBeCloseTo(1.0321, 4);
  });

  it("makes 166.38 of rates a tenth higher, because one is held at 1, and says so (T4)", () => {
    const { total, capped } = simulate({ segments: [worked], months: 1, changes: tenPercent(rates) });
    expect(total.commits[0]).toBeCloseTo(166.375, 9);
    expect(capped).toEqual([{ segment: "worked", lever: "cr.sql_sal", asked: 0.95 * 1.1, held: 1 }]);
  });

  it("doubles with a tenth across seven levers (T5)", () => {
    const roomy = { ...worked, onboarding: { rate: 0.5, lag: [1] }, journey: worked.journey.map((step) => ({ ...step, rate: 0.5 })) };
    const changes = tenPercent([...rates, "inflow", "price", "cr.onboard"]);
    const arr = (of: typeof changes): number => simulate({ segments: [roomy], months: 1, changes: of }).total.arr[0] ?? 0;
    expect(arr(changes) / arr([])).toBeCloseTo(1.9487171, 9);
  });
});

describe("what accumulates", () => {
  it("goes from 10 with 5 a year at 110 % to 16, 22.6, 29.86, 37.846 and 46.631 (T6)", () => {
    const { arr } = simulate({ segments: [yearly(1.1)], months: 60 }).total;
    const ends = [11, 23, 35, 47, 59].map((month) => arr[month] ?? 0);
    for (const [year, end] of [16, 22.6, 29.86, 37.846, 46.6306].entries()) expect(ends[year]).toBeCloseTo(end, 4);
  });

  it.each([
    [0.9, 26.38],
    [1, 35],
    [1.1, 46.63],
    [1.2, 62.09],
  ])("is after five years at NRR %f: %f", (nrr, arr) => {
    expect(simulate({ segments: [yearly(nrr)], months: 60 }).total.arr[59]).toBeCloseTo(arr, 2);
  });

  it("has an NRR of 109.8 % from 90 % renewed and 22 % expanded (T25)", () => {
    const stay = { ...worked, inflow: 0, base: { customers: [100], arr: [1_000_000] } };
    const { total } = simulate({ segments: [stay], months: 12 });
    expect(total.nrr[11]).toBeCloseTo(1.098, 9);
    expect(total.grr[11]).toBeCloseTo(0.9, 2);
  });

  it("keeps the anniversaries of customers of any age", () => {
    const base = { customers: [...Array<number>(40).fill(0), 100], arr: [...Array<number>(40).fill(0), 1200] };
    const old = { ...worked, inflow: 0, expansion: 0, base };
    const { customers } = simulate({ segments: [old], months: 120 }).total;
    // Of age 40 at the start, they renew at 48, 60, 72 and so on.
    expect(customers[6]).toBeCloseTo(100, 9);
    expect(customers[7]).toBeCloseTo(90, 9);
    expect(customers[18]).toBeCloseTo(90, 9);
    expect(customers[19]).toBeCloseTo(81, 9);
    expect(customers[119]).toBeCloseTo(100 * 0.9 ** 10, 9);
  });

  it("loses nobody twice to onboarding when that comes to take another time", () => {
    const slow = { ...worked, inflow: 0, renewal: null, onboarding: { rate: 0.5, lag: [0, 0, 0, 1] } };
    const burst = { ...slow, inflow: 12, season: [12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], journey: [] };
    for (const amount of [1, 3, 8]) {
      const changes = [{ lever: "dt.onboard", by: "to" as const, amount, from: 2 }];
      expect(simulate({ segments: [burst], months: 12, changes }).total.customers[11]).toBeCloseTo(72, 9);
    }
  });
});

describe("a loop", () => {
  const churning = {
    ...worked,
    inflow: 100,
    journey: [],
    renewal: null,
    onboarding: { rate: 1, lag: [1] },
    usageChurn: { monthly: 0.1, shape: [1] },
  };
  const referring = (rate: number): SegmentModel => ({
    ...churning,
    loops: [{ id: "loop.referral", source: "customers", into: "commit", rate, lag: [1] }],
  });

  it("brings what comes from outside to external / (1 - gain) (1.3.7)", () => {
    // A customer is there for 10 months and brings 0.05 in each: a gain of a half.
    expect(loopGainOf(referring(0.05))).toBeCloseTo(0.5, 9);
    expect(simulate({ segments: [referring(0.05)], months: 240 }).total.commits[239]).toBeCloseTo(100 / (1 - 0.5), 2);
  });

  it("of those who left brings back their share", () => {
    const winBack: SegmentModel = { ...churning, loops: [{ id: "loop.win_back", source: "churned", into: "commit", rate: 0.3, lag: [1] }] };
    expect(loopGainOf(winBack)).toBeCloseTo(0.3, 9);
    expect(simulate({ segments: [winBack], months: 240 }).total.commits[239]).toBeCloseTo(100 / (1 - 0.3), 2);
  });

  it("of those who failed makes more sales of every entry", () => {
    const step = { from: "sal", to: "commit", conversion: "cr.win", duration: "dt.select", rate: 0.2, lag: [1], past: [] };
    const nurture: SegmentModel = {
      ...churning,
      journey: [step],
      loops: [{ id: "loop.nurture", source: "lost", into: "sal", rate: 0.5, lag: [1] }],
    };
    expect(simulate({ segments: [nurture], months: 120 }).total.commits[119]).toBeCloseTo((100 * 0.2) / (1 - 0.8 * 0.5), 6);
  });

  it("that would grow without end is refused, unless a market bounds it", () => {
    expect(() => simulate({ segments: [referring(0.2)], months: 12 })).toThrow("nothing would ever stop them");
    const { customers } = simulate({ segments: [{ ...referring(0.2), market: 5000 }], months: 240 }).total;
    expect(Math.max(...customers)).toBeLessThanOrEqual(5000);
    expect(customers[239]).toBeGreaterThan(4000);
  });

  it("that a change would let grow without end is refused as well", () => {
    const changes = [{ lever: "loop.referral", by: "relative" as const, amount: 1.5 }];
    expect(() => simulate({ segments: [referring(0.05)], months: 12, changes })).toThrow("with all changes in force");
  });
});

describe("what is no business", () => {
  it.each<readonly [string, Partial<SegmentModel>, string]>([
    ["a rate above 1", { onboarding: { rate: 1.2, lag: [1] } }, "cr.onboard is 1.2"],
    ["a lag that loses people", { onboarding: { rate: 1, lag: [0.5, 0.4] } }, "must add up to 1"],
    ["a term of no months", { renewal: { termMonths: 0, rate: 0.9 } }, "a term has whole months"],
    ["a churn without a shape", { usageChurn: { monthly: 0, shape: [] } }, "at least one factor"],
    ["a loop into nowhere", { loops: [{ id: "loop.x", source: "lost", into: "heaven", rate: 0.1, lag: [1] }] }, "no state of it"],
    ["negative customers", { base: { customers: [-1], arr: [0] } }, "no counts"],
  ])("is refused: %s", (_, part, sentence) => {
    expect(() => simulate({ segments: [{ ...worked, ...part }], months: 1 })).toThrow(sentence);
  });
});
