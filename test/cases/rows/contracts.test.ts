import { expect, test } from "vitest";
import { toCsv } from "../../helpers/company-tables.ts";
import { importText } from "../../helpers/ledger.ts";
import { ledgerOf } from "../company-ledger.ts";
import { add, customers, line, lines, moved, mrr, opened, tables, values } from "./telling.ts";

const STEPS = [
  { price: "100", starts_on: "2024-01-01", ends_on: "2025-01-01", signed_on: "2023-12-01" },
  { price: "200", starts_on: "2025-01-01", ends_on: "2026-01-01", signed_on: "2023-12-01" },
];

test("row 34: what is dated ahead is in no level before its day", async () => {
  const context = await lines(
    { starts_on: "2025-01-01", ends_on: "2025-12-01" },
    { price: "150", starts_on: "2025-12-01" },
    { account_id: "A-2", subscription_id: "S-2", starts_on: "2026-12-01" },
  );
  expect(await mrr(context, "2025-10..2025-12")).toEqual([100, 100, 150]);
  expect(await customers(context, "2025-12")).toEqual([1]);
});

test("row 40: the present step of a ramp counts, and the next is a growth by ramp on its day", async () => {
  const context = await lines(...STEPS);
  expect(await mrr(context, "2024-12..2025-01")).toEqual([100, 200]);
  expect(await opened(context, "2025-01", "expansion")).toEqual(["2025-01-01 expansion, ramp: 100"]);
});

test("row 40, ramp=average: the average over the term from its first day; lines signed on other days stay", async () => {
  const set = "ramp=average";
  const context = await lines(...STEPS);
  // 366 days of 100 and 365 of 200.
  expect(await mrr(context, "2024-01..2025-02", { set })).toEqual(Array.from({ length: 14 }, () => 149.93));
  expect(await moved(context, "2024-02..2025-12", { set })).toEqual([]);
  const apart = await lines(STEPS[0] ?? {}, { ...STEPS[1], signed_on: "2024-12-01" });
  expect(await mrr(apart, "2024-12..2025-01", { set })).toEqual([100, 200]);
});

const USING = "acme: 10 USD/month from 2024-01, uses 90 USD in 2024-01-10, uses 30 USD in 2024-02-10";

test("row 41: usage is a layer of its own, and no part of MRR or its movements", async () => {
  const context = await ledgerOf(USING);
  expect(await mrr(context, "2024-01..2024-05")).toEqual([10, 10, 10, 10, 10]);
  expect(await moved(context, "2024-02..2024-05")).toEqual([]);
});

test("row 41, usage=in_mrr: it is part of MRR, and moves it; usageMonths says over how long it is averaged", async () => {
  const context = await ledgerOf(USING, "blue: 20 USD/month from 2024-01");
  const set = "usage=in_mrr";
  expect(await mrr(context, "2024-01..2024-05", { set })).toEqual([60, 70, 70, 40, 30]);
  expect(await moved(context, "2024-02..2024-05", { set })).toEqual([
    "2024-02 expansion 10",
    "2024-04 contraction -30",
    "2024-05 contraction -10",
  ]);
  expect(await mrr(context, "2024-01..2024-05", { set: `${set}&usageMonths=1` })).toEqual([120, 60, 30, 30, 30]);
  expect(await mrr(context, "2024-01..2024-05", { set: "usageMonths=1" })).toEqual([30, 30, 30, 30, 30]);
});

test("row 42: prepaid credits are worth something in the month they are used, and not when they are bought", async () => {
  const credits = line({ line_id: "C-1", plan: "credits", price: "600", starts_on: "2024-01-15", ends_on: "2025-01-15", one_off: "true" });
  const used = {
    account_id: "A-1",
    subscription_id: "S-1",
    on: "2024-03-10",
    meter: "credits",
    quantity: "60",
    amount: "60",
    currency: "USD",
  };
  const context = await tables({ subscription_lines: [line({ line_id: "L-1", starts_on: "2024-01-01" }), credits], usage: [used] });
  expect(await mrr(context, "2024-01..2024-03")).toEqual([100, 100, 100]);
  expect(await values(context, "usage_mrr", "2024-01..2024-03", { set: "usageMonths=1" })).toEqual([0, 0, 60_00]);
});

const COMMITTED = { starts_on: "2024-01-01", ends_on: "2025-01-01", commitment: "true" };
const TRUE_UP = { line_id: "T-1", plan: "true-up", price: "366", starts_on: "2024-01-01", ends_on: "2025-01-01", one_off: "true" };

test("row 43: a commitment counts month by month, and its true-up is a one-off", async () => {
  const context = await lines(COMMITTED, TRUE_UP, { price: "130", starts_on: "2025-01-01", commitment: "true" });
  expect(await mrr(context, "2024-01..2024-12")).toEqual(Array.from({ length: 12 }, () => 100));
  expect(await opened(context, "2025-01", "expansion")).toEqual(["2025-01-01 expansion, usage_commitment: 30"]);
});

test("row 43, oneOff=spread: the true-up is spread over the time it covers; charges without an end stay out", async () => {
  const context = await lines(COMMITTED, TRUE_UP, { ...TRUE_UP, line_id: "T-2", price: "999", ends_on: "" });
  // A day of it is 1.00, a year has 365 days.
  expect(await mrr(context, "2024-01..2024-02", { set: "oneOff=spread" })).toEqual([130.42, 130.42]);
});

test("row 43, usage=in_mrr: what lies within a commitment is not counted again", async () => {
  const context = await ledgerOf("acme: 100 USD/month from 2024-01, committed, uses 40 USD in 2024-01-10, uses 160 USD in 2024-02-10");
  expect(await mrr(context, "2024-01..2024-03", { set: "usage=in_mrr&usageMonths=1" })).toEqual([100, 160, 100]);
});

test("row 44: a price for several years is spread over their months", async () => {
  const context = await lines({ price: "3600", interval: "year", interval_count: "3", starts_on: "2024-01-01", ends_on: "2027-01-01" });
  expect(await mrr(context, "2024-01..2024-02")).toEqual([100, 100]);
  expect(await values(context, "arr", "2024-01")).toEqual([1200_00]);
});

test("row 46: a contract signed ahead is new on its start", async () => {
  const context = await lines({ starts_on: "2024-04-01", signed_on: "2024-01-15" });
  expect(await moved(context, "2024-01..2024-04")).toEqual(["2024-04 new 100"]);
});

const snapshot = (account_id: string, on: string, value: string) => ({ account_id, on, mrr: value, currency: "USD" });

test("row 38: who is missing from a later snapshot ended on its day", async () => {
  const context = await tables({
    level_snapshots: [snapshot("A-1", "2024-01-31", "100"), snapshot("A-2", "2024-01-31", "50"), snapshot("A-1", "2024-02-29", "100")],
  });
  expect(await opened(context, "2024-02", "churn")).toEqual(["2024-02-29 churn, unknown: -50"]);
});

test("row 39: months in which a source sends nothing move nothing", async () => {
  const context = await tables({
    level_snapshots: ["2024-01-31", "2024-05-31"].flatMap((on) => [
      snapshot("A-1", on, on < "2024-05" ? "100" : "120"),
      snapshot("A-2", on, "50"),
    ]),
  });
  expect(await moved(context, "2024-02..2024-05")).toEqual(["2024-05 expansion 20"]);
  expect(await mrr(context, "2024-02..2024-04")).toEqual([150, 150, 150]);
});

test("row 52: a line that costs nothing moves nothing", async () => {
  const context = await lines({ starts_on: "2024-01-01" }, { plan: "viewer", price: "0", quantity: "20", starts_on: "2024-02-01" });
  expect(await moved(context, "2024-01..2024-03")).toEqual(["2024-01 new 100"]);
});

test("row 53: a credit that recurs lowers what the customer pays, and never below nothing", async () => {
  const context = await lines(
    { starts_on: "2024-01-01" },
    { plan: "credit", price: "-30", starts_on: "2024-02-01" },
    { plan: "more credit", price: "-90", starts_on: "2024-03-01", ends_on: "2024-04-01" },
  );
  expect(await mrr(context, "2024-01..2024-04")).toEqual([100, 70, 0, 70]);
  expect(await moved(context, "2024-02..2024-03")).toEqual(["2024-02 contraction -30", "2024-03 churn -70"]);
});

test("row 54: the same rows again change nothing, and another value of a row corrects it", async () => {
  const rows = [line({ line_id: "L-1", starts_on: "2024-01-01" })];
  const bill = { invoice_id: "I-1", account_id: "A-1", issued_on: "2024-01-01", amount: "100", currency: "USD", status: "paid" };
  const context = await tables({ subscription_lines: rows, invoices: [bill] });
  const again = await importText(context, { "copy.csv": toCsv(rows), "bills.csv": toCsv([bill]) }, { answers: { through: "2025-12-31" } });
  expect(again.files.map(({ entriesAdded }) => entriesAdded)).toEqual([0, 0]);
  expect(await mrr(context, "2024-01..2024-02")).toEqual([100, 100]);
  await add(context, { subscription_lines: [line({ line_id: "L-1", price: "110", starts_on: "2024-01-01" })] });
  expect(await mrr(context, "2024-01..2024-02")).toEqual([110, 110]);
  expect(await customers(context, "2024-01")).toEqual([1]);
});

test("row 56: a first month that is not whole has the whole level", async () => {
  expect(await mrr(await ledgerOf("a: 100 USD/month from 2024-01-30"), "2024-01..2024-02")).toEqual([100, 100]);
});

test("row 57: what is there when the data begins is an opening balance, and never new", async () => {
  const context = await tables({
    level_snapshots: ["2024-01-31", "2024-02-29"].flatMap((on) => [
      snapshot("A-1", on, "100"),
      ...(on > "2024-02" ? [snapshot("A-2", on, "40")] : []),
    ]),
  });
  expect(await moved(context, "2024-01..2024-02")).toEqual(["2024-01 initial 100", "2024-02 new 40"]);
});
