import { afterEach, expect, test } from "vitest";
import type { MetricAnswer, MetricQuestion } from "../src/contract/index.ts";
import { type Context, operations } from "../src/operations/index.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context | null = null;
afterEach(async () => {
  await context?.close();
  context = null;
});

const quiet = (): undefined => undefined;
const RATES = "on,from_currency,to_currency,rate\n2024-01-31,EUR,USD,1.25\n2024-02-29,EUR,USD,1.00\n2024-03-31,EUR,USD,2.00\n";

/** Companies in words, seen in EUR. */
async function ledgerIn(rates: string, ...lines: readonly string[]): Promise<Context> {
  const made = await emptyLedger(() => new Date("2024-03-31T12:00:00Z"));
  context = made;
  await importText(made, company(...lines), { answers: { through: "2024-03-31" } });
  if (rates !== "") await importText(made, { "exchange_rates.csv": rates }, { answers: { through: "2024-03-31" } });
  await operations.saveSettings(made, { change: { reportingCurrency: "EUR" } }, quiet);
  return made;
}

async function ask(metric: string, rest: Partial<MetricQuestion>): Promise<MetricAnswer> {
  if (!context) throw new Error("no ledger");
  return operations.metric(context, { metric, from: "2024-01", to: "2024-03", by: "month", where: [], level: "customer", ...rest }, quiet);
}

const values = ({ series }: MetricAnswer): readonly (number | null)[] => series.map(({ value }) => value);
const moved = async (rest: Partial<MetricQuestion>): Promise<readonly string[]> =>
  (await ask("mrr_movements", { method: "fine", ...rest })).series
    .filter(({ value, part }) => value !== 0 && part !== "opening" && part !== "closing")
    .map(({ period, part, value }) => `${period} ${part} ${value}`);

test("row 9: native money is never added, constant money is at the rates of one day, reported money at those of each month's end", async () => {
  await ledgerIn(RATES, "a: 100 USD/month from 2024-01", "b: 50 EUR/month from 2024-01");
  const native = await ask("mrr", {});
  expect(native.series.map(({ currency, value }) => `${currency} ${value}`)).toEqual([
    "EUR 5000",
    "EUR 5000",
    "EUR 5000",
    "USD 10000",
    "USD 10000",
    "USD 10000",
  ]);
  const constant = await ask("mrr", { view: "constant" });
  expect([constant.currency, constant.view, values(constant)]).toEqual(["EUR", "constant", [100_00, 100_00, 100_00]]);
  expect(values(await ask("mrr", { view: "constant", set: "constantRateOn=2024-01-31" }))).toEqual([130_00, 130_00, 130_00]);
  expect(values(await ask("mrr", { view: "reported" }))).toEqual([130_00, 150_00, 100_00]);
});

test("row 10: what rates do is a movement of its own, and nothing in the constant view", async () => {
  await ledgerIn(RATES, "a: 100 USD/month from 2024-01, +50 in 2024-03-10");
  expect(await moved({ view: "reported" })).toEqual(["2024-01 new 8000", "2024-02 fx 2000", "2024-03 expansion 2500", "2024-03 fx -5000"]);
  expect(await moved({ view: "constant" })).toEqual(["2024-01 new 5000", "2024-03 expansion 2500"]);
});

test("row 10: a change on the first of a month is told apart from the rate of that month", async () => {
  await ledgerIn(RATES, "a: 100 USD/month from 2024-01, +50 in 2024-02", "b: 30 USD/month from 2024-01, gone 2024-02");
  expect(await moved({ view: "reported", to: "2024-02" })).toEqual([
    "2024-01 new 10400",
    "2024-02 expansion 5000",
    "2024-02 churn -3000",
    "2024-02 fx 2600",
  ]);
});

test("row 11: money without a rate is counted, in no total, and said", async () => {
  await ledgerIn("", "a: 100 USD/month from 2024-01", "b: 50 EUR/month from 2024-01");
  for (const view of ["constant", "reported"] as const) {
    const mrr = await ask("mrr", { view });
    expect([values(mrr), mrr.unpriced]).toEqual([[50_00, 50_00, 50_00], [{ currency: "USD", mrr: 100_00, customers: 1 }]]);
    expect(values(await ask("active_customers", { view }))).toEqual([2, 2, 2]);
  }
});

test("row 11: a rate that is too old says nothing", async () => {
  await ledgerIn("on,from_currency,to_currency,rate\n2024-01-31,EUR,USD,1.25\n", "a: 100 USD/month from 2024-01");
  expect(values(await ask("mrr", { view: "reported" }))).toEqual([80_00, 80_00, 0]);
  expect((await ask("mrr", { view: "reported" })).unpriced).toEqual([{ currency: "USD", mrr: 100_00, customers: 1 }]);
});

test("row 11: a rate is found by way of another currency, or the other way round", async () => {
  await ledgerIn("on,from_currency,to_currency,rate\n2024-03-31,USD,EUR,0.5\n2024-03-31,USD,GBP,0.8\n", "a: 80 GBP/month from 2024-01");
  expect(values(await ask("mrr", { view: "constant" }))).toEqual([50_00, 50_00, 50_00]);
});

test("row 55: a subscription that changes its currency is a transfer natively, and a residue of the rate in one currency", async () => {
  await ledgerIn(RATES, "a: 100 USD/month from 2024-01, 45 EUR/month in 2024-03-05");
  expect(await moved({ currency: "USD", from: "2024-03" })).toEqual(["2024-03 transfer_out -10000"]);
  expect(await moved({ view: "constant", from: "2024-03" })).toEqual(["2024-03 fx -500"]);
});

test("retention in the constant view sees one customer where the native view sees two currencies", async () => {
  const paid = ["a", "b", "c", "d", "e"].map((name) => `${name}: 100 USD/month from 2023-01, 50 EUR/month in 2023-08`);
  await ledgerIn(RATES, ...paid);
  expect(values(await ask("gross_revenue_retention", { from: "2024-03", view: "constant" }))).toEqual([1]);
});

test("money of currencies with other decimals keeps its worth", async () => {
  await ledgerIn("on,from_currency,to_currency,rate\n2024-03-31,EUR,JPY,160\n", "a: 16000 JPY/month from 2024-01");
  expect(values(await ask("mrr", { view: "constant" }))).toEqual([100_00, 100_00, 100_00]);
});

test("costs, layers and terms are seen in one currency too", async () => {
  await ledgerIn(
    RATES,
    "a: 1200 USD/year from 2023-02-01, 1200 USD/year in 2024-02-01",
    "b: 100 USD/month from 2024-03-20, trial until 2024-04-20",
    "costs: 300 USD serve in 2024-03",
  );
  const value = async (metric: string, rest: Partial<MetricQuestion> = {}): Promise<readonly (number | null)[]> =>
    values(await ask(metric, { from: "2024-01", by: "total", view: "constant", ...rest }));
  expect(await value("trial_mrr")).toEqual([50_00]);
  expect((await ask("renewals_due_value", { from: "2024-01", by: "total", view: "constant", part: "renewed" })).series).toMatchObject([
    { value: 50_00 },
  ]);
  const [native, constant] = [
    await ask("cost_to_serve", { from: "2024-03" }),
    await ask("cost_to_serve", { from: "2024-03", view: "constant" }),
  ];
  expect([native.currency, constant.currency]).toEqual(["USD", "EUR"]);
  expect(values(constant)[0]).toBe((values(native)[0] ?? Number.NaN) / 2);
});

test("in every view and month, opening and movements are closing", async () => {
  await ledgerIn(
    RATES,
    "a: 100 USD/month from 2024-01, +33.33 in 2024-02-11, paused 2024-02-20, resumed 2024-03-03",
    "b: 7 USD/week from 2024-01-17, gone 2024-03-02",
    "c: 19 EUR/month from 2024-01-09, 23 USD/month in 2024-02",
    "d: 100 GBP/month from 2024-01",
  );
  for (const view of ["constant", "reported"] as const) {
    const { series } = await ask("mrr_movements", { view, method: "fine" });
    for (const period of ["2024-01", "2024-02", "2024-03"]) {
      const own = series.filter((point) => point.period === period);
      const of = (part: string): number => own.find((point) => point.part === part)?.value ?? 0;
      const between = own.filter(({ part }) => part !== "opening" && part !== "closing").reduce((sum, { value }) => sum + (value ?? 0), 0);
      expect(of("opening") + between, `${view} ${period}`).toBe(of("closing"));
    }
  }
});
