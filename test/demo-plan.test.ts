import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PlanProgress, routes, scenarioSchema } from "../src/contract/index.ts";
import { beginDemo, type Context, operations } from "../src/operations/index.ts";
import { emptyLedger } from "./helpers/ledger.ts";

const quiet = (): undefined => undefined;
let context: Context;
let progress: PlanProgress;

beforeAll(async () => {
  context = await emptyLedger(() => new Date("2026-11-22T12:00:00Z"));
  await beginDemo(context, context.dataFolder, quiet);
  await operations.saveScenario(context, scenarioSchema.parse({ name: "base" }), quiet);
  await operations.setPlan(context, { name: "base", start: "2025-11" }, quiet);
  progress = await operations.plan(context, {}, quiet);
});
afterAll(() => context.close());

/** Variances of a month by lever, all segments together. */
const variances = (month: PlanProgress["months"][number] | undefined): ReadonlyMap<string, number> => {
  const sums = new Map<string, number>();
  for (const { lever, variance } of month?.levers ?? []) sums.set(lever, (sums.get(lever) ?? 0) + variance);
  return sums;
};

describe("the invented company, had it planned to go on as it did", () => {
  test("has twelve months of plan against actual, as the metrics count them", async () => {
    expect(routes.plan.output.parse(progress)).toEqual(progress);
    expect([progress.months[0]?.month, progress.months.at(-1)?.month, progress.months.length]).toEqual(["2025-11", "2026-10", 12]);
    const ask = { where: [], level: "customer" as const, from: "2025-11", to: "2026-10", by: "month" as const, view: "constant" as const };
    const { series } = await operations.metric(context, { ...ask, metric: "arr" }, quiet);
    expect(progress.months.map(({ arr }) => arr.actual)).toEqual(series.map(({ value }) => value));
    const count = await operations.metric(context, { ...ask, metric: "active_customers" }, quiet);
    expect(progress.months.map(({ customers }) => customers.actual)).toEqual(count.series.map(({ value }) => value));
  });

  test("explains the difference, to the cent, and most of it by levers", () => {
    for (const { arr, levers, unexplained } of progress.months)
      expect(arr.planned + levers.reduce((sum, { variance }) => sum + variance, 0) + unexplained).toBe(arr.actual);
    const last = progress.months.at(-1);
    const moved = last?.levers.reduce((sum, { variance }) => sum + Math.abs(variance), 0) ?? 0;
    expect(Math.abs(last?.unexplained ?? 0)).toBeLessThan(0.1 * moved);
    const causes = [...variances(last)].sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
    // Its customers bought more than the year before had taught, and new ones paid less.
    expect(causes.slice(0, 2).map(([lever, sum]) => [lever, Math.sign(sum)])).toEqual([
      ["expansion", 1],
      ["price", -1],
    ]);
  });

  test("knows nothing of the year the plan is for", async () => {
    const { segments } = await operations.growth(context, { where: [], level: "customer" }, quiet);
    const planned = progress.plan?.segments[0]?.model;
    expect(planned?.base.customers.reduce((sum, n) => sum + n, 0)).toBeLessThan(360);
    expect(planned?.expansion).not.toBeCloseTo(segments[0]?.model.expansion ?? 0, 4);
  });

  test("adds up by region, too", async () => {
    await operations.saveScenario(context, scenarioSchema.parse({ name: "regions", question: { segment: "region" } }), quiet);
    await operations.setPlan(context, { name: "regions", start: "2025-11" }, quiet);
    const { months, plan } = await operations.plan(context, {}, quiet);
    expect(plan?.segments.length).toBeGreaterThan(3);
    for (const [i, { arr, levers, unexplained }] of months.entries()) {
      expect(arr.planned + levers.reduce((sum, { variance }) => sum + variance, 0) + unexplained).toBe(arr.actual);
      expect(arr.actual).toBe(progress.months[i]?.arr.actual);
    }
  });
});
