import { describe, expect, test } from "vitest";
import { DAYS_A_MONTH } from "../../domain/index.ts";
import type { Change, SegmentModel } from "../model.ts";
import { plannedLevers } from "../plan-levers.ts";
import { planVariance } from "../plan-variance.ts";
import { simulate } from "../simulate.ts";
import { worked } from "../worked.ts";
import { actualLevers } from "./actual-levers.ts";
import type { MonthCounts, SegmentCounts, SpellCounts } from "./counts.ts";

/** Sells in one step that takes up to three months; customers churn, have yearly terms, and pay more every year. */
const model: SegmentModel = {
  ...worked,
  name: "ours",
  inflow: 200,
  journey: [{ from: "sal", to: "commit", conversion: "cr.win", duration: "dt.select", rate: 0.25, lag: [0.2, 0.5, 0.3], past: [190, 210] }],
  price: 1_200_000,
  onboarding: { rate: 1, lag: [1] },
  usageChurn: { monthly: 0.01, shape: [1, 1.5, 1] },
  renewal: { termMonths: 12, rate: 0.9 },
  expansion: 0.01,
  contraction: 0.002,
  uplift: 0.04,
  base: { customers: Array.from({ length: 30 }, () => 20), arr: Array.from({ length: 30 }, () => 20_000_000) },
};

const BEFORE = 30;

/** A ledger in which the months of a plan went as the model says under some changes. Fractions of customers are customers, too. */
function ledger(months: number, changes: readonly Change[]): SegmentCounts {
  const run = simulate({ segments: [model], months, changes }).segments[0];
  if (!run) throw new Error("one segment was run");
  const levers = new Map(plannedLevers(model, { changes, startMonth: 0, months }).map(({ id, months: values }) => [id, values]));
  const at = (lever: string, month: number): number => levers.get(lever)?.[month] ?? 0;
  const empty: MonthCounts = {
    opening: 0,
    customers: 0,
    newArr: 0,
    won: 0,
    expansion: 0,
    uplift: 0,
    contraction: 0,
    churn: 0,
    lost: 0,
    returned: 0,
    returnedArr: 0,
    closing: 0,
  };
  const opening = (of: "arr" | "customers", month: number): number =>
    month > 0 ? (run[of][month - 1] ?? 0) : model.base[of].reduce((sum, value) => sum + value, 0);
  const columns = ["newArr", "expansion", "uplift", "contraction", "churn", "lost"] as const;
  const passed: { month: number; days: number; count: number }[] = [];
  const entered = run.entries["sal"] ?? [];
  for (const [month, count] of entered.entries())
    for (const [k, share] of model.journey[0]?.lag.entries() ?? [])
      if (month + k < months) passed.push({ month: BEFORE + month, days: k * DAYS_A_MONTH, count: count * at("cr.win", month) * share });
  const spells: SpellCounts[] = [];
  const cohorts = [
    ...model.base.customers.map((size, age) => [-1 - age, size] as const),
    ...run.commits.map((size, month) => [month, size] as const),
  ];
  for (const [start, size] of cohorts) {
    let left = size;
    const spell = (end: number | null, count: number): void => {
      spells.push({ kind: "paying", start: BEFORE + start, seen: BEFORE + start, end, how: end === null ? "running" : "lost", count });
    };
    for (let month = Math.max(0, start + 1); month < months; month++) {
      const age = month - start;
      const stays = (1 - at("usage_churn", month) * (age === 1 ? 1.5 : 1)) * (age % 12 === 0 ? at("renewal", month) : 1);
      spell(BEFORE + month, left * (1 - stays));
      left *= stays;
    }
    spell(null, left);
  }
  return {
    name: "ours",
    lastMonth: (months - 1) % 12,
    months: [
      ...Array.from({ length: BEFORE }, () => empty),
      ...run.arr.map((closing, month) => ({
        ...empty,
        opening: opening("arr", month),
        customers: opening("customers", month),
        closing,
        won: run.commits[month] ?? 0,
        ...Object.fromEntries(columns.map((name) => [name, run[name][month] ?? 0])),
      })),
    ],
    journey: [
      {
        from: "sal",
        to: "commit",
        conversion: "cr.win",
        duration: "dt.select",
        entered: [...Array.from({ length: BEFORE }, () => 200), ...entered],
        passed,
      },
    ],
    sales: [...Array.from({ length: BEFORE }, () => 0), ...run.commits],
    spells,
    base: model.base,
    terms: [],
    discount: null,
    values: [],
    spent: null,
    margin: null,
  };
}

const MONTHS = 12;
const input = (changes: readonly Change[], truth: readonly Change[] = changes) => ({
  model,
  counts: ledger(MONTHS, truth),
  from: BEFORE,
  changes,
  startMonth: 0,
  months: MONTHS,
});

describe("what the levers of a plan were", () => {
  test("is what they were to be, where everything went as planned", () => {
    const changes: readonly Change[] = [
      { lever: "price", by: "relative", amount: 0.1, from: 4 },
      { lever: "usage_churn", by: "points", amount: -0.004, from: 2, ramp: 4 },
    ];
    const actual = actualLevers(input(changes));
    for (const { id, months } of plannedLevers(model, { changes, startMonth: 0, months: MONTHS })) {
      if (id === "discount" || id.endsWith(".onboard")) continue;
      for (const [month, one] of (actual[id] ?? []).entries()) {
        // Cohorts of the last months are too young, and the older ones speak for them.
        if (one.over > 1 || one.value === null) expect(id).toMatch(/cr\.win|dt\.select/);
        else expect(one.value, `${id} of month ${month}`).toBeCloseTo(months[month] ?? 0, 6);
      }
    }
    expect(actual["cr.win"]?.map(({ over }) => over)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]);
  });

  test("explains what one of them did otherwise", () => {
    for (const [lever, amount] of [
      ["cr.win", -0.4],
      ["price", 0.2],
      ["expansion", 1],
      ["renewal", -0.1],
      ["usage_churn", 0.5],
    ] as const) {
      const asked = input([], [{ lever, by: "relative", amount }]);
      const { total } = simulate({ segments: [model], months: MONTHS, changes: [{ lever, by: "relative", amount }] });
      const [last] = planVariance({
        segments: [model],
        ...asked,
        actual: { ...total, segments: [{ name: "ours", levers: actualLevers(asked) }] },
      }).slice(-1);
      const difference = (last?.arr.actual ?? 0) - (last?.arr.planned ?? 0);
      const own = last?.levers.find((one) => one.lever === lever)?.variance ?? 0;
      expect(Math.abs(own / difference - 1), `${lever}: ${own} of ${difference}`).toBeLessThan(0.06);
      expect(Math.abs((last?.unexplained ?? 0) / difference), lever).toBeLessThan(0.06);
    }
  });

  test("is not told of less than five cases, and is told of as many months as have five", () => {
    const { counts, ...rest } = input([]);
    const few = { ...counts, months: counts.months.map((one, month) => ({ ...one, won: month < BEFORE ? 0 : 2 })) };
    const price = actualLevers({ ...rest, counts: few })["price"] ?? [];
    expect(price.slice(0, 4).map(({ value, n, over }) => [value === null, n, over])).toEqual([
      [true, 2, 0],
      [true, 4, 0],
      [false, 6, 3],
      [false, 6, 3],
    ]);
  });

  test("is not told of what is no longer counted as it was planned", () => {
    const { counts, ...rest } = input([]);
    const journey = counts.journey.map((one) => ({ ...one, to: "sql" }));
    expect(Object.keys(actualLevers({ ...rest, counts: { ...counts, journey } }))).not.toContain("cr.win");
    expect(actualLevers({ ...rest, counts: { ...counts, journey: [] } })["inflow"]?.[0]).toEqual({ value: null, n: 0, over: 0 });
  });

  test("of onboarding and discounts is what was counted, where somebody tells", () => {
    const { counts, ...rest } = input([]);
    const one = (how: "passed" | "lost", count: number): SpellCounts => ({
      kind: "onboarding",
      start: BEFORE,
      seen: BEFORE,
      end: BEFORE + 1,
      how,
      count,
    });
    const discounts = counts.months.map((_, month) =>
      month === BEFORE ? { sold: 900, list: 1000, deals: 8 } : { sold: 0, list: 0, deals: 0 },
    );
    const actual = actualLevers({ ...rest, counts: { ...counts, discounts, spells: [one("passed", 9), one("lost", 1)] } });
    expect(actual["cr.onboard"]?.[1]).toEqual({ value: 0.9, n: 10, over: 1 });
    expect(actual["discount"]?.[0]).toEqual({ value: 0.1, n: 8, over: 1 });
    expect(actualLevers(input([]))["cr.onboard"]).toBeUndefined();
  });
});
