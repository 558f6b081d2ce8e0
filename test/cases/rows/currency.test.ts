import { expect, test } from "vitest";
import { operations } from "../../../src/operations/index.ts";
import { toCsv } from "../../helpers/company-tables.ts";
import { importText } from "../../helpers/ledger.ts";
import { ledgerOf } from "../company-ledger.ts";
import { lines, moved, mrr } from "./telling.ts";

const rate = (on: string, worth: string) => ({ on, from_currency: "EUR", to_currency: "USD", rate: worth });

test("row 9, rateSource: where several sources bring rates, only those of the named one are used", async () => {
  const context = await ledgerOf("a: 100 USD/month from 2024-01", "b: 50 EUR/month from 2024-01");
  for (const [source, worth] of [
    ["bank", "1.25"],
    ["treasury", "2"],
  ] as const)
    await importText(
      context,
      { "exchange_rates.csv": toCsv(["2024-01-31", "2024-02-29"].map((on) => rate(on, worth))) },
      { answers: { source, through: "2025-12-31" } },
    );
  await operations.saveSettings(context, { change: { reportingCurrency: "EUR" } }, () => undefined);
  const view = "constant" as const;
  expect(await mrr(context, "2024-01", { view, set: "rateSource=bank&constantRateOn=2024-02-29" })).toEqual([130]);
  expect(await mrr(context, "2024-01", { view, set: "rateSource=treasury&constantRateOn=2024-02-29" })).toEqual([100]);
  expect(await mrr(context, "2024-01", { set: "rateSource=bank" })).toEqual([50, 100]);
});

test("row 9, currencyView: a view is a setting like others, and the native view has no movement by rates", async () => {
  const context = await ledgerOf("a: 100 USD/month from 2024-01");
  const rates = toCsv([rate("2024-01-31", "1.25"), rate("2024-02-29", "2")]);
  await importText(context, { "exchange_rates.csv": rates }, { answers: { through: "2025-12-31" } });
  await operations.saveSettings(context, { change: { reportingCurrency: "EUR" } }, () => undefined);
  expect(await moved(context, "2024-01..2024-02", { set: "currencyView=reported" })).toEqual(["2024-01 new 80", "2024-02 fx -30"]);
  expect(await moved(context, "2024-01..2024-02", { set: "currencyView=constant&constantRateOn=2024-01-31" })).toEqual(["2024-01 new 80"]);
  expect(await moved(context, "2024-01..2024-02")).toEqual(["2024-01 new 100"]);
});

test("row 10: a credit in another currency is turned over with every rate, as what is paid is", async () => {
  const context = await lines({ currency: "EUR", starts_on: "2024-01-01" }, { plan: "credit", price: "-25", starts_on: "2024-01-01" });
  const rates = toCsv([rate("2024-01-31", "1.25"), rate("2024-02-29", "2")]);
  await importText(context, { "exchange_rates.csv": rates }, { answers: { through: "2025-12-31" } });
  await operations.saveSettings(context, { change: { reportingCurrency: "EUR" } }, () => undefined);
  expect(await mrr(context, "2024-01..2024-02", { view: "reported" })).toEqual([80, 87.5]);
  expect(await moved(context, "2024-02", { view: "reported" })).toEqual(["2024-02 fx 7.5"]);
});
