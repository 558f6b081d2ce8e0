import { expect, test } from "vitest";
import type { AlertsQuestion, MetricQuestion } from "../../src/contract/index.ts";
import { metrics } from "../../src/metrics/index.ts";
import { type Context, operations } from "../../src/operations/index.ts";
import { toolProfiles } from "../../src/standard/index.ts";
import { ask, valuesOf } from "../helpers/golden.ts";
import { counting, ledgerOf } from "./company-ledger.ts";

const quiet = (): undefined => undefined;
const NRR = "net_revenue_retention";
const GRR = "gross_revenue_retention";

const at = async (context: Context, metric: string, period: string, rest: Partial<MetricQuestion> = {}): Promise<number | null> =>
  (await valuesOf(context, { metric, from: period, to: period, by: "total", ...rest }))[period] ?? null;

/** Standard T7: opening 1000; in 2024-02 expansion 150, contraction 30, churn 80, reactivation 20 and new 200. */
const T7 = [
  "grows: 400 USD/month from 2023-01, +150 in 2024-02",
  "shrinks: 220 USD/month from 2023-01, -30 in 2024-02",
  "leaves: 80 USD/month from 2023-01, gone 2024-02",
  "stays: 100 USD/month from 2023-01",
  "too: 200 USD/month from 2023-01",
  "back: 20 USD/month from 2022-01, gone 2022-11, 20 USD/month from 2024-02",
  "fresh: 200 USD/month from 2024-02",
];

test("T7: opening 1000 with 150, -30, -80 and 20 of returns is an NRR of 104 %, a GRR of 89 %, and 106 % with the returns", async () => {
  const context = await ledgerOf(...T7);
  for (const window of [1, 3, 12]) {
    expect(await at(context, NRR, "2024-02", { method: `movements_${window}` }), `${window}`).toBeCloseTo(1.04, 12);
    expect(await at(context, GRR, "2024-02", { method: `movements_${window}` }), `${window}`).toBeCloseTo(0.89, 12);
    expect(await at(context, NRR, "2024-02", { method: `movements_${window}_with_reactivation` }), `${window}`).toBeCloseTo(1.06, 12);
    expect(await at(context, NRR, "2024-02", { method: `trailing_${window}` }), `${window}`).toBeCloseTo(1.04, 12);
    expect(await at(context, GRR, "2024-02", { method: `trailing_${window}` }), `${window}`).toBeCloseTo(0.89, 12);
  }
  expect(await at(context, "revenue_churn_rate", "2024-02", { method: "net_with_reactivation" })).toBeCloseTo(-0.06, 12);
  expect(await at(context, "reactivated_mrr", "2024-02")).toBe(20_00);
});

test("T7: the quick ratio is 3.18, and 3.36 with the return, as the setting says", async () => {
  const context = await ledgerOf(...T7);
  const excluded = counting(context, { quickRatioReactivation: "excluded" });
  expect(await at(context, "quick_ratio", "2024-02")).toBeCloseTo(370 / 110, 12);
  expect(await at(excluded, "quick_ratio", "2024-02")).toBeCloseTo(350 / 110, 12);
  expect(await at(context, "quick_ratio", "2024-02", { method: "without_reactivation" })).toBeCloseTo(350 / 110, 12);
});

// Three customers are too few for a rate: there are three of each.
test("T8: accounts of 100, 100 and 100 that become 150, 100 and 0 have an NRR of 83.33 %, a GRR and logo retention of 66.67 %", async () => {
  const three = (name: string, after: string): string[] => [1, 2, 3].map((i) => `${name}${i}: 100 USD/month from 2023-01${after}`);
  const context = await ledgerOf(...three("up", ", +50 in 2024-01"), ...three("same", ""), ...three("gone", ", gone 2024-01"));
  for (const window of [1, 3, 12]) {
    const method = `trailing_${window}`;
    expect(await at(context, NRR, "2024-01", { method })).toBeCloseTo(0.8333, 4);
    expect(await at(context, GRR, "2024-01", { method })).toBeCloseTo(0.6667, 4);
    expect(await at(context, "logo_retention", "2024-01", { method })).toBeCloseTo(0.6667, 4);
    expect(await at(context, "net_expansion", "2024-01", { method })).toBe(-150_00);
  }
});

test("T16: 1.5 % of revenue lost every month compounds to 16.59 % a year", async () => {
  const prices = Array.from({ length: 13 }, (_, i) => 100_000_000 * 0.985 ** i);
  const changes = prices
    .slice(1)
    .map(
      (price, i) => `${price.toFixed(2)} USD/month in ${2023 + Math.floor((i + 1) / 12)}-${String(((i + 1) % 12) + 1).padStart(2, "0")}`,
    );
  const context = await ledgerOf(...[1, 2, 3, 4, 5].map((n) => [`c${n}: 100000000 USD/month from 2023-01`, ...changes].join(", ")));
  expect(1 - ((await at(context, GRR, "2024-01", { method: "compounded_12" })) ?? 0)).toBeCloseTo(0.1659, 4);
});

test("T25: 90 % of revenue kept, which then grows by 22 %, is an NRR of 109.8 %", async () => {
  const context = await ledgerOf(
    ...Array.from({ length: 9 }, (_, i) => `k${i}: 100 USD/month from 2023-01, +22 in 2023-09`),
    "gone: 100 USD/month from 2023-01, gone 2023-06",
  );
  expect(await at(context, NRR, "2024-01")).toBeCloseTo(1.098, 12);
});

test("whoever grows first and shrinks then has lost nothing by cohort, and a part by movements", async () => {
  const others = [1, 2, 3, 4].map((i) => `o${i}: 100 USD/month from 2023-01`);
  const context = await ledgerOf(...others, "a: 100 USD/month from 2023-01, +50 in 2023-06, -50 in 2023-09");
  expect(await at(context, GRR, "2024-01")).toBe(1);
  expect(await at(context, GRR, "2024-01", { method: "movements_12" })).toBeCloseTo(0.9, 12);
});

test("the end of a discount stays out of NRR by movements when the settings say so, and its explanation adds up", async () => {
  const others = [1, 2, 3, 4].map((i) => `o${i}: 100 USD/month from 2023-01`);
  const context = await ledgerOf(...others, "a: 200 USD/month from 2023-01, -50 % until 2023-07-01");
  expect(await at(context, NRR, "2024-01", { method: "movements_12" })).toBeCloseTo(1.2, 12);
  const set = "discountExpiry=outside_retention";
  expect(await at(context, NRR, "2024-01", { method: "movements_12", set })).toBeCloseTo(1, 12);
  const asked = {
    metric: NRR,
    method: "movements_12",
    set,
    period: "2024-01",
    where: [],
    level: "customer" as const,
    limit: 10,
    offset: 0,
  };
  const { terms } = await operations.explain(context, asked, quiet);
  expect(terms.map(({ term, total }) => [term, total])).toEqual([
    ["opening", 500_00],
    ["expansion", 0],
    ["contraction", 0],
    ["churn", 0],
  ]);
  expect(await ask(context, { metric: "expansion_by_reason", from: "2023-07", to: "2023-07" })).toMatchObject([
    { part: "discount_expiry", value: 100_00 },
  ]);
});

test("the formula of an explanation is the one in force, and makes the value from its terms", async () => {
  const stay = [1, 2, 3, 4, 5, 6].map((i) => `s${i}: 100 USD/month from 2023-01`);
  const context = await ledgerOf(...stay, "l: 100 USD/month from 2023-01, gone 2024-02", "b: 100 USD/month from 2024-01-10, gone 2024-03");
  const combineOf = (id: string) => metrics.find((metric) => metric.id === id)?.combine;
  const explained = async (metric: string, set: string) => {
    const found = await operations.explain(
      context,
      { metric, set, period: "2024-Q1", where: [], level: "customer", limit: 10, offset: 0 },
      quiet,
    );
    const made = combineOf(metric)?.(Object.fromEntries(found.terms.map(({ term, total }) => [term, BigInt(total)])), 3) ?? null;
    expect(made, `${metric} ${set}`).toBeCloseTo(found.point.value ?? Number.NaN, 6);
    return [found.method.formula ?? found.metric.formula, found.point.value] as const;
  };
  // Openings 7, 8, 7 and closings 8, 7, 6.
  expect(await explained("logo_churn_rate", "churnBase=opening")).toEqual(["-churned / opening", 1 / 7]);
  expect(await explained("logo_churn_rate", "churnBase=average")).toEqual(["-churned / ((opening + closing) / 2)", 2 / 13]);
  expect(await explained("logo_churn_rate", "churnBase=exposure")).toEqual(["-churned / (month_edges / 6)", 6 / 43]);
  expect(await explained("logo_churn_rate", "churnBase=average&arrivedAndLeft=in_rate")).toEqual([
    "-churned / ((opening + closing) / 2)",
    4 / 13,
  ]);
  expect(await explained("revenue_churn_rate", "churnBase=exposure")).toEqual(["-(churn + contraction) / (month_edges / 6)", 6 / 43]);
});

test("customers who arrived and left are in the rate, apart or hidden, as the settings say", async () => {
  const stay = [1, 2, 3, 4].map((i) => `s${i}: 100 USD/month from 2023-01`);
  const context = await ledgerOf(...stay, "l: 100 USD/month from 2023-01, gone 2024-02", "b: 100 USD/month from 2024-01-10, gone 2024-03");
  const quarter = { by: "total" as const };
  expect(await at(context, "logo_churn_rate", "2024-Q1", quarter)).toBe(1 / 5);
  expect(await at(context, "logo_churn_rate", "2024-Q1", { set: "arrivedAndLeft=in_rate" })).toBe(2 / 5);
  expect(await at(context, "logo_churn_rate", "2024-Q1", { method: "with_arrivals" })).toBe(2 / 6);
  expect(await at(context, "logo_churn_rate", "2024-Q1", { method: "arrived_and_left" })).toBe(1);
  const hidden = { metric: "logo_churn_rate", method: "arrived_and_left", from: "2024-Q1", to: "2024-Q1", set: "arrivedAndLeft=hidden" };
  const whole = { ...hidden, where: [], level: "customer" as const, by: "total" as const, set: "" };
  expect((await operations.metric(context, whole, quiet)).unit).toBe("count");
  expect(await ask(context, { ...hidden, by: "total" })).toMatchObject([{ value: null, reason: "not_shown" }]);
});

test("an NRR over 100 % with a GRR below the setting, and growth of a few, raise alerts that say so", async () => {
  const context = await ledgerOf(
    "star: 100 USD/month from 2023-01, +300 in 2023-06",
    ...[1, 2, 3].map((i) => `s${i}: 100 USD/month from 2023-01`),
    "gone: 100 USD/month from 2023-01, gone 2023-09",
  );
  const asked: AlertsQuestion = { to: "2024-01", where: [], level: "customer" };
  const { alerts, period } = await operations.alerts(context, asked, quiet);
  expect(period).toBe("2024-01");
  expect(alerts.map(({ code, threshold, values }) => [code, threshold, values.map(({ metric, value }) => [metric, value])])).toEqual([
    [
      "nrr_hides_losses",
      0.85,
      [
        [NRR, 1.4],
        [GRR, 0.8],
      ],
    ],
    ["few_carry_growth", 0.5, [["top5_expansion_share", 1]]],
  ]);
  expect(alerts[0]?.sentence).toBe("NRR of 140.0 % hides losses in USD: without growth only 80.0 % is left, below 85.0 %.");
  const { alerts: calm } = await operations.alerts(context, { ...asked, set: "maskingGrr=80&maskingTop5=100" }, quiet);
  expect(calm).toEqual([]);
});

test("every method a profile prefers is a method of its metric", () => {
  const missing = toolProfiles.flatMap(({ name, methods }) =>
    Object.entries(methods).flatMap(([id, method]) => {
      const metric = metrics.find((one) => one.id === id);
      return metric?.methods.some((one) => one.name === method) ? [] : [`${name}: ${id} ${method}`];
    }),
  );
  expect(missing).toEqual([]);
});
