import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { afterChanges } from "../../src/growth/after-changes.ts";
import { loopGainOf } from "../../src/growth/check.ts";
import { type Change, goalSeek, type SegmentModel, type Simulation, sensitivity, simulate } from "../../src/growth/index.ts";
import { changesArb, segmentArb } from "../reference/growth-models.ts";

const runs = { numRuns: Number(process.env["RUNS"] ?? 100), seed: Number(process.env["SEED"] ?? 20240229), endOnFailure: true };
const MONTHS = 50;
const run = (model: SegmentModel, changes: readonly Change[] = []): Simulation => simulate({ segments: [model], months: MONTHS, changes });
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Equal up to what adding in another order makes. */
const near = (is: number, should: number, scale: number, what: string): void =>
  expect(Math.abs(is - should), `${what}: ${is} for ${should}`).toBeLessThan(1e-9 * (1 + scale));

/** Never lower in any month. */
function neverLower(better: Simulation, worse: Simulation): void {
  const scale = Math.max(...worse.total.arr);
  for (const [month, arr] of worse.total.arr.entries())
    expect((better.total.arr[month] ?? 0) - arr, `ARR of month ${month}`).toBeGreaterThan(-1e-9 * (1 + scale));
}

const law = (name: string, models: fc.Arbitrary<SegmentModel>, holds: (model: SegmentModel) => void): void => {
  test(name, () => {
    fc.assert(fc.property(models, holds), runs);
  });
};

const any = segmentArb();
/** Where sales are bounded, or losses come back at another price, more of something good may displace something better. */
const open = any
  .map((model) => ({ ...model, market: null, loops: model.loops.filter(({ source }) => source !== "churned") }))
  .filter((model) => loopGainOf(model) < 1);

describe("whatever the segment", () => {
  law("customers are those before, and who bought, less who left", any, (model) => {
    const { total } = run(model);
    let before = sum(model.base.customers);
    for (const [month, customers] of total.customers.entries()) {
      near(customers, before + (total.won[month] ?? 0) - (total.lost[month] ?? 0), before, `customers of month ${month}`);
      before = customers;
    }
  });

  law("ARR is that before, moved by what was sold, grown and lost", any, (model) => {
    const { total } = run(model);
    let before = sum(model.base.arr);
    for (const [month, arr] of total.arr.entries()) {
      const { newArr, expansion, uplift, contraction, churn } = total;
      const moved = [newArr, expansion, uplift].map((up) => up[month] ?? 0);
      const fallen = [contraction, churn].map((down) => down[month] ?? 0);
      near(arr, before + sum(moved) - sum(fallen), before + arr, `ARR of month ${month}`);
      before = arr;
    }
  });

  law("who entered a state passed it, failed or was still on the way", any, (model) => {
    const ending: Change = { lever: "inflow", by: "to", amount: 0, from: 12 };
    const [segment] = run({ ...model, loops: [], direct: [] }, [ending]).segments;
    for (const [i, { from, rate, lag, past }] of model.journey.entries()) {
      const next = model.journey[i + 1];
      const passed = sum(next ? (segment?.entries[next.from] ?? []) : []);
      const entered = sum(segment?.entries[from] ?? []);
      // Of those who entered `ago` months before the start, this part is still to come.
      const underway = past.map((count, k) => count * sum(lag.slice(past.length - k)));
      if (next) near(passed, rate * (entered + sum(underway)), entered, `passed ${from}`);
    }
  });

  law("nothing is negative or no number, for 1 month and for 240", any, (model) => {
    for (const months of [1, 240]) {
      const { total } = simulate({ segments: [model], months });
      const scale = Math.max(...total.arr, ...total.customers);
      for (const name of ["arr", "newArr", "churn", "commits", "live", "customers", "cash", "spend"] as const) {
        expect(total[name]).toHaveLength(months);
        for (const value of total[name]) expect(value, name).toBeGreaterThanOrEqual(-1e-9 * (1 + scale));
      }
    }
  });

  law("twice the money is twice every amount, and changes no count and no ratio", any, (model) => {
    const once = run(model).total;
    const twice = run({
      ...model,
      price: 2 * model.price,
      base: { customers: model.base.customers, arr: model.base.arr.map((arr) => 2 * arr) },
      spend: { fixed: 2 * model.spend.fixed, perEntry: 2 * model.spend.perEntry },
    }).total;
    for (const name of ["arr", "newArr", "expansion", "uplift", "contraction", "churn", "cash", "spend", "cost"] as const)
      for (const [month, value] of once[name].entries()) near(twice[name][month] ?? 0, 2 * value, value + (once.arr[month] ?? 0), name);
    for (const name of ["commits", "won", "customers", "live", "lost"] as const) expect(twice[name]).toEqual(once[name]);
    for (const name of ["nrr", "grr", "payback"] as const)
      for (const [month, value] of once[name].entries())
        if (value === null) expect(twice[name][month]).toBeNull();
        else near(twice[name][month] ?? Number.NaN, value, value, name);
  });

  law("two halves are the whole", any, (model) => {
    const half = (values: readonly number[]): readonly number[] => values.map((value) => value / 2);
    const part: SegmentModel = {
      ...model,
      inflow: model.inflow / 2,
      direct: half(model.direct),
      journey: model.journey.map((step) => ({ ...step, past: half(step.past) })),
      base: { customers: half(model.base.customers), arr: half(model.base.arr) },
      spend: { ...model.spend, fixed: model.spend.fixed / 2 },
      market: model.market === null ? null : model.market / 2,
    };
    const whole = run(model).total;
    const halves = simulate({ segments: [part, { ...part, name: "other" }], months: MONTHS }).total;
    for (const name of ["arr", "newArr", "churn", "commits", "customers", "cash", "spend", "cost"] as const)
      for (const [month, value] of whole[name].entries()) near(halves[name][month] ?? 0, value, value + (whole.arr[month] ?? 0), name);
  });

  test("changes that hold from the start are a segment that was so from the start", () => {
    const both = any.chain((model) => {
      const fresh = { ...model, journey: model.journey.map((step) => ({ ...step, past: [] })) };
      return changesArb(model).map((changes) => ({ fresh, changes: changes.map((change) => ({ ...change, from: 0, ramp: 0 })) }));
    });
    fc.assert(
      fc.property(both, ({ fresh, changes }) => {
        const changed = run(fresh, changes).total;
        const from = run(afterChanges(fresh, changes)).total;
        for (const name of ["arr", "commits", "customers", "live", "cash", "spend", "cost"] as const)
          for (const [month, value] of from[name].entries()) near(changed[name][month] ?? 0, value, value + (from.arr[month] ?? 0), name);
      }),
      runs,
    );
  });
});

describe("where nothing bounds the sales", () => {
  const better: readonly (readonly [string, Change["by"], number])[] = [
    ["cr.onboard", "points", 0.1],
    ["renewal", "points", 0.1],
    ["usage_churn", "relative", -0.3],
    ["contraction", "relative", -0.3],
    ["inflow", "relative", 0.3],
  ];
  for (const [lever, by, amount] of better)
    law(`a better ${lever} lowers ARR in no month`, open, (model) => {
      if (lever === "renewal" && model.renewal === null) return;
      const changes = [{ lever, by, amount, from: 5 }];
      if (loopGainOf(raised(model)) >= 1) return;
      neverLower(run(model, changes), run(model));
    });

  /** The most that the changes above make of what keeps customers. */
  const raised = (model: SegmentModel): SegmentModel => ({
    ...model,
    onboarding: { ...model.onboarding, rate: Math.min(1, model.onboarding.rate + 0.1) },
    usageChurn: { ...model.usageChurn, monthly: model.usageChurn.monthly * 0.7 },
    renewal: model.renewal && { ...model.renewal, rate: Math.min(1, model.renewal.rate + 0.1) },
  });

  law("sales rise by as much as any rate of the journey", open, (model) => {
    const plain = { ...model, loops: [], direct: [] };
    // The longest way takes 24 months, so by then all sales are of journeys that began under the rates.
    const { levers, sales } = sensitivity({ segments: [plain], horizons: [30] });
    if ((sales[0] ?? 0) < 1e-9) return;
    for (const { conversion, rate } of model.journey) {
      const effect = levers.find(({ segment, lever }) => segment === model.name && lever === conversion);
      if (rate > 0 && rate < 1) expect(effect?.salesElasticity[0]).toBeCloseTo(1, 6);
    }
  });

  law("what volume alone must be reaches the target", open, (model) => {
    const { total } = run(model);
    const target = { arr: 1.5 * (total.arr[30] ?? 0) + 1, month: 30 };
    const { volume, levers, combination } = goalSeek({ segments: [model], target });
    if (volume.factor !== null) {
      const more = run(model, [{ lever: "inflow", by: "relative", amount: volume.factor - 1 }]);
      expect((more.total.arr[30] ?? 0) / target.arr).toBeCloseTo(1, 6);
    }
    for (const { segment, lever, needed } of levers) {
      if (segment === null || needed === null) continue;
      expect((run(model, [{ lever, by: "to", amount: needed }]).total.arr[30] ?? 0) / target.arr).toBeGreaterThan(1 - 1e-6);
    }
    const changes = combination.steps.map(({ lever, to }) => ({ lever, by: "to" as const, amount: to }));
    near(run(model, changes).total.arr[30] ?? 0, combination.arr, combination.arr, "ARR of the combination");
    if (combination.isReached) expect(combination.arr / target.arr).toBeCloseTo(1, 6);
    else expect(combination.arr).toBeLessThan(target.arr);
  });
});
