import { afterEach, describe, expect, test } from "vitest";
import type { MetricQuestion } from "../../src/contract/index.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/index.ts";
import { monthsToCome } from "../../src/metrics/ltv-observed.ts";
import { type Context, operations } from "../../src/operations/index.ts";
import { company } from "../helpers/company.ts";
import { ask } from "../helpers/golden.ts";
import { emptyLedger, importText } from "../helpers/ledger.ts";
import { lifetime } from "../helpers/lifetime.ts";

let context: Context | null = null;
afterEach(async () => {
  await context?.close();
  context = null;
});

async function ledgerOf(through: string, ...lines: readonly string[]): Promise<Context> {
  context = await emptyLedger();
  await importText(context, company(...lines), { answers: { through } });
  return context;
}

const total = async (ledger: Context, metric: string, period: string, rest: Partial<MetricQuestion> = {}) =>
  (await ask(ledger, { metric, from: period, to: period, by: "total", ...rest })).map(
    ({ segment, currency, value, reason }) => [segment, currency, value ?? reason].filter((one) => one !== undefined) as unknown[],
  );

const customers = (n: number, line: (i: number) => string): readonly string[] => Array.from({ length: n }, (_, i) => line(i));

describe("vectors of the standard", () => {
  test("T9: 1.2M spent on 40 customers of 30k a year at a margin of 80 % pay back in 15 months", async () => {
    const won = customers(40, (i) => `c${i}: 30000 USD/year from 2024-03`);
    // Revenue of the month is half of 100,000: the mean of opening and closing.
    const ledger = await ledgerOf("2024-03-31", ...won, "costs: 1200000 USD acquire in 2024-03, 10000 USD serve in 2024-03");
    expect(await total(ledger, "cac", "2024-03")).toEqual([[3_000_000]]);
    const [[months]] = (await total(ledger, "cac_payback", "2024-03")) as [[number]];
    expect(months).toBeCloseTo(15, 9);
  });

  test("T16: a monthly churn of 1.5 % takes 16.59 % in a year, as the projection counts it", () => {
    // What is lost of one unit in twelve months: each month's loss is 1.5 % of what was left before it.
    expect((0.015 / 0.985) * monthsToCome(48, 0.015, DEFAULT_SETTINGS)).toBeCloseTo(0.1659, 4);
    expect(monthsToCome(60, 0.015, DEFAULT_SETTINGS)).toBe(0);
    expect(monthsToCome(0, 0, DEFAULT_SETTINGS)).toBe(60);
    expect(monthsToCome(0, 0, { ltvCapMonths: 24, ltvDiscountPercent: 0 })).toBe(24);
    // Twelve months discounted by 10 % a year are worth what an annuity of 12 is: (1 - 1.1^-1) / (1.1^(1/12) - 1).
    expect(monthsToCome(0, 0, { ltvCapMonths: 12, ltvDiscountPercent: 10 })).toBeCloseTo((1 - 1 / 1.1) / (1.1 ** (1 / 12) - 1), 9);
  });

  test("T24: 1,000 a month at a margin of 80 % and a churn of 2 % are worth 40,000", async () => {
    const ledger = await ledgerOf("2024-02-29", ...lifetime({ arpa: 1000, margin: 0.8, churn: 0.02 }));
    expect(await total(ledger, "ltv", "2024-02")).toEqual([[40_000_00]]);
  });

  test("8.4: from 5.0 to 5.5 of ARR after spending 0.8 is 0.625; times four belongs to a quarter's revenue alone", async () => {
    const ledger = await ledgerOf(
      "2024-06-30",
      "a: 5000000 USD/year from 2024-01, +500000 in 2024-05",
      "costs: 300000 USD acquire in 2024-01..2024-02, 200000 USD acquire in 2024-03, 7 USD acquire in 2024-05",
      "finance: 400000 USD revenue in 2024-01..2024-03, 440000 USD revenue in 2024-04..2024-06",
    );
    expect(await total(ledger, "magic_number", "2024-Q2")).toEqual([[0.625]]);
    expect(await total(ledger, "magic_number", "2024-Q2", { method: "revenue" })).toEqual([[0.6]]);
    expect(await total(ledger, "magic_number", "2024-06")).toEqual([[0.625]]);
  });
});

describe("what costs are", () => {
  test("marketing and sales win customers and success serves them, unless the entry says its purpose", async () => {
    const ledger = await ledgerOf(
      "2024-01-31",
      "a: 100 USD/month from 2024-01",
      "costs: 10 USD marketing team in 2024-01, 20 USD Sales team in 2024-01, 4 USD success team in 2024-01, 900 USD kitchen team in 2024-01",
      "costs: 5 USD expand in 2024-01",
    );
    expect(await total(ledger, "cac", "2024-01")).toEqual([[35_00]]);
    expect(await total(ledger, "cost_to_serve", "2024-01")).toEqual([[4_00]]);
    expect(await total(ledger, "cac", "2024-01", { method: "new_logo" })).toEqual([["costs_not_tagged"]]);
  });

  test("an entry that names an account belongs to it, with its labels", async () => {
    context = await emptyLedger();
    const files = company("a (region=north): 100 USD/month from 2024-01", "b (region=south): 100 USD/month from 2024-01");
    const costs = "on,amount,currency,category,purpose,account_id\n2024-01-31,30,USD,people,serve,a\n2024-01-31,10,USD,people,serve,b\n";
    await importText(context, { ...files, "costs.csv": costs }, { answers: { through: "2024-01-31" } });
    expect(await total(context, "cost_to_serve", "2024-01", { segment: "region" })).toEqual([
      ["north", 30_00],
      ["south", 10_00],
    ]);
    const asked = { metric: "cost_to_serve", where: [], level: "customer" as const, period: "2024-01", limit: 10, offset: 0 };
    const { contributions } = await operations.explain(context, asked, () => undefined);
    expect(contributions.map(({ id, amount }) => [id, amount])).toEqual([
      ["a", 30_00],
      ["b", 10_00],
    ]);
    const [first] = contributions;
    const { opened } = await operations.explain(context, { ...asked, entity: first?.entity }, () => undefined);
    expect(opened?.facts.map(({ amount, entries }) => [amount, entries[0]?.file, entries[0]?.row])).toEqual([[30_00, "costs.csv", 2]]);
  });

  test("an entry of the company opens to its row", async () => {
    const ledger = await ledgerOf("2024-01-31", "a: 100 USD/month from 2024-01", "costs (motion=field): 30 USD acquire in 2024-01");
    const asked = { metric: "cac", where: [], level: "customer" as const, period: "2024-01", limit: 10, offset: 0 };
    const { contributions } = await operations.explain(ledger, asked, () => undefined);
    expect(contributions.map(({ kind, name, amount }) => [kind, name, amount])).toEqual([["cost", "people, field, 2024-01-01", 30_00]]);
    const { opened } = await operations.explain(ledger, { ...asked, entity: contributions[0]?.entity }, () => undefined);
    expect(opened?.facts.map(({ what, entries }) => [what, entries[0]?.file])).toEqual([["cost", "costs.csv"]]);
  });

  test("are the same at every level", async () => {
    const ledger = await ledgerOf("2024-01-31", "a: 100 USD/month from 2024-01", "costs: 30 USD acquire in 2024-01");
    for (const level of ["customer", "subscription", "parent"] as const)
      expect(await total(ledger, "cac", "2024-01", { level })).toEqual([[30_00]]);
  });
});

describe("what nobody recorded is no zero", () => {
  test("without costs, and in months before and long after them", async () => {
    const ledger = await ledgerOf(
      "2024-12-31",
      ...customers(12, (i) => `c${i}: 10 USD/month from 2024-${String(i + 1).padStart(2, "0")}`),
      "costs: 30 USD acquire in 2024-04..2024-06",
    );
    const values = await ask(ledger, { metric: "cac", from: "2024-01", to: "2024-12", by: "month" });
    expect(values.map(({ value, reason }) => value ?? reason)).toEqual([
      ...["no_costs", "no_costs", "no_costs", 30_00, 30_00, 30_00],
      ...Array.from({ length: 6 }, () => "no_costs"),
    ]);
    expect(await total(ledger, "cac", "2024")).toEqual([["no_costs"]]);
    for (const metric of ["gross_margin", "cost_to_serve", "ltv", "cac_payback", "break_even_month", "capital_at_risk"])
      expect([metric, await total(ledger, metric, "2024-05")]).toEqual([metric, [["no_serve_costs"]]]);
    for (const metric of ["burn_multiple", "rule_of_40"])
      expect([metric, await total(ledger, metric, "2024-05")]).toEqual([metric, [[metric === "rule_of_40" ? "no_data" : "no_finance"]]]);
  });

  test("where no cost carries a label, or none of a currency, the answer says so", async () => {
    const ledger = await ledgerOf(
      "2024-01-31",
      "a (region=north): 10 USD/month from 2024-01",
      "b (motion=field): 10 EUR/month from 2024-01",
      "costs (motion=field): 30 USD acquire in 2024-01",
    );
    expect(await total(ledger, "cac", "2024-01")).toEqual([
      ["EUR", "cost_currency"],
      ["USD", 30_00],
    ]);
    const north = { where: [{ field: "region", values: ["north"] }] };
    expect(await total(ledger, "cac", "2024-01", north)).toEqual([["costs_not_split"]]);
    const field = { where: [{ field: "motion", values: ["field"] }] };
    expect(await total(ledger, "cac", "2024-01", field)).toEqual([
      ["EUR", "cost_currency"],
      ["USD", "no_base"],
    ]);
  });

  test("a churn of nothing has no formula, and the observed form stops at sixty months", async () => {
    const ledger = await ledgerOf("2024-02-29", "a: 100 USD/month from 2024-01", "costs: 10 USD serve in 2024-01, 20 USD serve in 2024-02");
    expect(await total(ledger, "ltv", "2024-02")).toEqual([["no_loss"]]);
    expect(await total(ledger, "ltv", "2024-01", { method: "observed" })).toEqual([[100_00 * 60 * 0.8]]);
  });

  test("a margin of nothing never pays back, and growth of nothing is no efficiency", async () => {
    const ledger = await ledgerOf(
      "2024-02-29",
      "a: 100 USD/month from 2024-01, -50 in 2024-02",
      "costs: 500 USD serve in 2024-01..2024-02, 30 USD acquire in 2024-01",
      "finance: 10 USD cash_out in 2024-01..2024-02, 1 USD cash_in in 2024-01..2024-02",
    );
    expect(await total(ledger, "cac_payback", "2024-01")).toEqual([["no_margin"]]);
    expect(await total(ledger, "burn_multiple", "2024-02")).toEqual([["no_growth"]]);
  });
});

test("lagged costs are those of as many months before as the median sale took", async () => {
  const ledger = await ledgerOf(
    "2024-06-30",
    ...customers(5, (i) => `deal d${i}: sql 2024-03-05, won 2024-05-05`),
    ...customers(5, (i) => `d${i}: 100 USD/month from 2024-05`),
    "costs: 100 USD acquire in 2024-03, 900 USD acquire in 2024-04..2024-05",
  );
  expect(await total(ledger, "cac", "2024-05")).toEqual([[180_00]]);
  expect(await total(ledger, "cac", "2024-05", { method: "lagged" })).toEqual([[20_00]]);
  const asked = { metric: "cac", method: "lagged", where: [], level: "customer" as const, period: "2024-05", limit: 10, offset: 0 };
  const { terms } = await operations.explain(ledger, asked, () => undefined);
  expect(terms.map(({ total: sum }) => sum)).toEqual([100_00, 5]);
});
