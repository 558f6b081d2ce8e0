import { expect, test } from "vitest";
import { operations } from "../../../src/operations/index.ts";
import { ledgerOf } from "../company-ledger.ts";
import { add, customers, line, lines, moved, mrr, opened, tables, values } from "./telling.ts";

test("row 1: an annual price is a twelfth of it a month, exactly", async () => {
  const context = await ledgerOf("a: 1200 USD/year from 2024-01", "b: 100 USD/year from 2024-01", "c: 100 USD/year from 2024-01");
  expect(await mrr(context, "2024-01")).toEqual([116.67]);
  expect(await values(context, "arr", "2024-01")).toEqual([1400_00]);
});

test("row 2: a year has 52 weeks and 365 days", async () => {
  for (const [price, worth] of [
    ["12 USD/week", 52],
    ["12 USD/day", 365],
    ["336 USD/28 days", 365],
    ["48 USD/4 weeks", 52],
  ] as const)
    expect(await mrr(await ledgerOf(`a: ${price} from 2024-01`), "2024-01"), price).toEqual([worth]);
});

test("row 2, dayCount: with 365.25 days a month has 30.4375, with 360 it is a bank's; months and years stay", async () => {
  const context = await ledgerOf("a: 12 USD/day from 2024-01", "b: 84 USD/week from 2024-02", "c: 120 USD/year from 2024-03");
  expect(await mrr(context, "2024-01..2024-03", { set: "dayCount=365.25" })).toEqual([365.25, 730.5, 740.5]);
  expect(await mrr(context, "2024-01..2024-03", { set: "dayCount=360" })).toEqual([360, 720, 730]);
  expect(await mrr(context, "2024-01..2024-03")).toEqual([365, 729, 739]);
});

test("row 4: values are exact inside; a total is the rounded exact total, and what columns leave has a row", async () => {
  const context = await ledgerOf(
    "a: 10 USD/year from 2024-01",
    "b: 10 USD/year from 2024-01, gone 2024-02-15",
    "c: 10 USD/year from 2024-02",
  );
  // Each is 0.8333; two of them are 1.67 and not 1.66.
  expect(await mrr(context, "2024-01..2024-02")).toEqual([1.67, 1.67]);
  const rows = await values(context, "mrr_movements", "2024-01..2024-02");
  expect(rows.every((value) => value !== null)).toBe(true);
  expect(await moved(context, "2024-02")).toEqual(["2024-02 new 0.83", "2024-02 churn -0.83"]);
  const odd = await ledgerOf(
    "a: 10 USD/year from 2024-01",
    "b: 10 USD/year from 2024-02, 10 USD/year from 2024-02",
    "c: 10 USD/year from 2024-02",
  );
  // 0.83 and 2.50 are 3.33, as the closing is; every month adds up to the cent.
  for (const months of ["2024-01", "2024-02"]) {
    const [opening = 0, ...rest] = await values(odd, "mrr_movements", months);
    const closing = rest.pop();
    expect(rest.reduce<number>((sum, value) => sum + (value ?? 0), opening ?? 0)).toBe(closing);
  }
});

test("row 5: a proration on an invoice is not recurring revenue", async () => {
  const context = await lines({ starts_on: "2024-01-01" });
  const bill = { account_id: "A-1", subscription_id: "S-1", issued_on: "2024-02-10", currency: "USD", status: "paid" };
  await add(context, {
    invoices: [
      { ...bill, invoice_id: "I-1", amount: "33.10" },
      { ...bill, invoice_id: "I-2", amount: "-17.24" },
    ],
  });
  expect(await mrr(context, "2024-01..2024-03")).toEqual([100, 100, 100]);
});

test("row 6: more and fewer seats are growth and loss by quantity, on the day they hold", async () => {
  const context = await ledgerOf("a: 10 USD/month x 3 from 2024-01, x 5 in 2024-02-10, x 4 in 2024-03-05");
  expect(await mrr(context, "2024-01..2024-03")).toEqual([30, 50, 40]);
  expect(await opened(context, "2024-02", "expansion")).toEqual(["2024-02-10 expansion, quantity: 20"]);
  expect(await opened(context, "2024-03", "contraction")).toEqual(["2024-03-05 contraction, quantity: -10"]);
});

test("row 7: another price is a reason of its own, and a rise at a renewal is an uplift", async () => {
  const context = await lines(
    { price: "1200", interval: "year", starts_on: "2023-01-01", ends_on: "2024-01-01" },
    { price: "1320", interval: "year", starts_on: "2024-01-01", ends_on: "2024-05-10" },
    { price: "1440", interval: "year", starts_on: "2024-05-10" },
  );
  expect(await opened(context, "2024-01", "expansion")).toEqual(["2024-01-01 expansion, uplift: 10"]);
  expect(await opened(context, "2024-05", "expansion")).toEqual(["2024-05-10 expansion, price: 10"]);
});

test("row 8: all items of a subscription are counted", async () => {
  const context = await lines(
    { starts_on: "2024-01-01" },
    { plan: "support", price: "20", starts_on: "2024-01-01" },
    { plan: "sms", price: "5", starts_on: "2024-02-01" },
  );
  expect(await mrr(context, "2024-01..2024-02")).toEqual([120, 125]);
  expect(await customers(context, "2024-02")).toEqual([1]);
});

test("row 12: a discount that recurs lowers the value while it lasts", async () => {
  const context = await ledgerOf("a: 100 USD/month from 2024-01, -20 % until 2024-03");
  expect(await mrr(context, "2024-01..2024-03")).toEqual([80, 80, 100]);
});

test("row 12, price=list: the list price counts as if there were no discount, and its end moves nothing", async () => {
  const context = await ledgerOf("a: 100 USD/month from 2024-01, -20 % until 2024-03", "b: 30 USD/month from 2024-02");
  expect(await mrr(context, "2024-01..2024-03", { set: "price=list" })).toEqual([100, 130, 130]);
  expect(await moved(context, "2024-01..2024-03", { set: "price=list" })).toEqual(["2024-01 new 100", "2024-02 new 30"]);
});

const EXPIRING = ["a", "b", "c", "d", "e"].map((name) => `${name}: 100 USD/month from 2023-01, -20 % until 2023-07`);

test("row 13: the end of a discount is an expansion with that reason, and part of NRR", async () => {
  const context = await ledgerOf(...EXPIRING);
  expect(await moved(context, "2023-07")).toEqual(["2023-07 expansion 100"]);
  expect(new Set(await opened(context, "2023-07", "expansion"))).toEqual(new Set(["2023-07-01 expansion, discount_expiry: 20"]));
  expect(await values(context, "net_revenue_retention", "2024-01..2024-07")).toEqual([1.25, 1.25, 1.25, 1.25, 1.25, 1.25, 1]);
});

test("row 13, discountExpiry=outside_retention: it is no growth of NRR, and everything else stays", async () => {
  const context = await ledgerOf(...EXPIRING);
  const set = "discountExpiry=outside_retention";
  expect(await values(context, "net_revenue_retention", "2024-01", { set })).toEqual([1]);
  for (const metric of ["mrr", "mrr_movements", "gross_revenue_retention", "active_customers"])
    expect(await values(context, metric, "2023-06..2024-02", { set }), metric).toEqual(await values(context, metric, "2023-06..2024-02"));
});

const ONCE = { starts_on: "2024-01-01", ends_on: "2025-01-01", discount_percent: "60", discount_once: "true" };

test("row 14: a discount of one payment is not in recurring revenue", async () => {
  const context = await lines(ONCE);
  expect(await mrr(context, "2024-01..2024-02")).toEqual([100, 100]);
});

test("row 14, oneOff=spread: it is spread over the term of its line, and ends with it", async () => {
  const context = await lines(ONCE, { starts_on: "2025-01-01" });
  // 60 of 1200, for 31 of 366 days.
  expect(await mrr(context, "2024-01..2024-02", { set: "oneOff=spread" })).toEqual([94.92, 94.92]);
  expect(await mrr(context, "2025-01", { set: "oneOff=spread" })).toEqual([100]);
});

test("row 15: a trial is worth nothing and no customer until it is paid for", async () => {
  const context = await ledgerOf(
    "a: 100 USD/month from 2024-01, trial until 2024-02-15",
    "b: 50 USD/month from 2024-01, trial until 2024-01-15, gone 2024-01-15",
  );
  expect(await mrr(context, "2024-01..2024-02")).toEqual([0, 100]);
  expect(await moved(context, "2024-01..2024-03")).toEqual(["2024-02 new 100"]);
  expect(await customers(context, "2024-02")).toEqual([1]);
});

const FREE = [
  "a: 0 USD/month from 2024-01, 100 USD/month in 2024-03",
  "b: 50 USD/month from 2024-01, -100 %",
  "c: 10 USD/month from 2024-01",
];

test("row 16: who pays nothing is no customer; paying later is new", async () => {
  const context = await ledgerOf(...FREE);
  expect(await customers(context, "2024-01..2024-03")).toEqual([1, 1, 2]);
  expect(await moved(context, "2024-03")).toEqual(["2024-03 new 100"]);
});

test("row 16, freeCustomers=counted: whoever has a free plan is a customer, and paying later is growth", async () => {
  const context = await ledgerOf(...FREE);
  const set = "freeCustomers=counted";
  expect(await customers(context, "2024-01..2024-03", { set })).toEqual([3, 3, 3]);
  expect(await moved(context, "2024-03", { set })).toEqual(["2024-03 expansion 100"]);
  expect(await mrr(context, "2024-01..2024-03", { set })).toEqual(await mrr(context, "2024-01..2024-03"));
});

const settled = async (files: Parameters<typeof tables>[0]): Promise<readonly number[]> => {
  const context = await tables(files);
  return mrr(context, "2024-01..2024-03");
};
const PAID = line({ line_id: "L-1", starts_on: "2024-01-01" });

test("row 21: a refund takes nothing from recurring revenue", async () => {
  const refund = { payment_id: "P-1", account_id: "A-1", paid_on: "2024-02-10", amount: "-100", currency: "USD", status: "refunded" };
  expect(await settled({ subscription_lines: [PAID], payments: [refund] })).toEqual([100, 100, 100]);
});

test("row 22: tax is no part of what recurs; a source whose amounts hold some is flagged, row by row", async () => {
  const bill = { invoice_id: "I-1", account_id: "A-1", issued_on: "2024-02-10", amount: "100", tax: "19", currency: "USD", status: "paid" };
  expect(await settled({ subscription_lines: [PAID], invoices: [bill] })).toEqual([100, 100, 100]);
  const event = {
    id: "1",
    external_id: "e-1",
    data_source_uuid: "ds_1",
    customer_external_id: "A-1",
    subscription_external_id: "S-1",
    subscription_set_external_id: "",
    plan_external_id: "gold",
    event_date: "2024-01-01",
    effective_date: "2024-01-01",
    event_type: "subscription_start",
    currency: "USD",
    amount_in_cents: "11900",
    tax_amount_in_cents: "1900",
    quantity: "1",
    event_order: "",
    retracted_event_id: "",
  };
  const context = await tables({
    chartmogul_events: [
      event,
      { ...event, id: "2", external_id: "e-2", subscription_external_id: "S-2", customer_external_id: "A-2", tax_amount_in_cents: "0" },
    ],
  });
  const { issues } = await operations.issues(context, { limit: 50, offset: 0 }, () => undefined);
  expect(issues.filter(({ sentence }) => sentence.includes("tax")).map(({ row }) => row)).toEqual([2]);
});

test("row 23: set-up fees and services are not recurring, and their line is kept", async () => {
  const fee = line({ line_id: "L-2", plan: "set-up", price: "900", starts_on: "2024-02-01", ends_on: "2024-03-01", one_off: "true" });
  expect(await settled({ subscription_lines: [PAID, fee] })).toEqual([100, 100, 100]);
});
