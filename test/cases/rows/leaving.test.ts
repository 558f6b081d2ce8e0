import { expect, test } from "vitest";
import type { Context } from "../../../src/operations/index.ts";
import { ledger, ledgerOf } from "../company-ledger.ts";
import { add, customers, line, lines, moved, mrr, opened, tables } from "./telling.ts";

const PAUSED = "a: 100 USD/month from 2024-01, paused 2024-02, resumed 2024-03-10";
const LONG = "b: 50 USD/month from 2024-01, paused 2024-02";

test("row 17: a pause is held back and not lost, until it has lasted 90 days", async () => {
  const context = await ledgerOf(PAUSED, LONG);
  expect(await moved(context, "2024-02..2024-05")).toEqual([
    "2024-02 pause -150",
    "2024-03 resume 100",
    "2024-05 churn -50",
    "2024-05 pause 50",
  ]);
  expect(await customers(context, "2024-02..2024-05")).toEqual([2, 2, 2, 1]);
  expect(await mrr(context, "2024-02..2024-05")).toEqual([0, 100, 100, 100]);
});

test("row 17, pauseDays=30: a pause of more than 30 days is a loss; a longer patience keeps it", async () => {
  const context = await ledgerOf(PAUSED, LONG);
  expect(await moved(context, "2024-02..2024-03", { set: "pauseDays=30" })).toEqual([
    "2024-02 pause -150",
    "2024-03 churn -150",
    "2024-03 reactivation 100",
    "2024-03 pause 150",
  ]);
  expect(await customers(context, "2024-05", { set: "pauseDays=3650" })).toEqual([2]);
});

test("row 17, pauseTreatment: lost at once, or counted as if it ran on", async () => {
  const context = await ledgerOf(PAUSED, LONG);
  expect(await moved(context, "2024-02..2024-05", { set: "pauseTreatment=churn" })).toEqual([
    "2024-02 churn -150",
    "2024-03 reactivation 100",
  ]);
  expect(await moved(context, "2024-02..2024-05", { set: "pauseTreatment=keep" })).toEqual([]);
  expect(await mrr(context, "2024-02..2024-05", { set: "pauseTreatment=keep" })).toEqual([150, 150, 150, 150]);
});

const bill = (cells: Readonly<Record<string, string>>) => ({
  invoice_id: "I-1",
  account_id: "A-1",
  subscription_id: "S-1",
  issued_on: "2024-03-01",
  due_on: "2024-03-15",
  period_from: "2024-03-01",
  period_to: "2024-04-01",
  amount: "100",
  currency: "USD",
  status: "open",
  ...cells,
});
const owing = (cells: Readonly<Record<string, string>> = {}, through = "2024-12-31"): Promise<Context> =>
  tables({ subscription_lines: [line({ line_id: "L-1", starts_on: "2024-01-01" })], invoices: [bill(cells)] }, through);

test("row 18: who has not paid 30 days after the due date is lost by payment, as of the end of what was paid for", async () => {
  expect(await opened(await owing(), "2024-03", "churn")).toEqual(["2024-03-01 churn, payment: -100"]);
  expect(await moved(await owing({ status: "paid" }), "2024-02..2024-12")).toEqual([]);
});

test("row 18, pastDueDays and pastDueDate: patience may be longer, without end, or the day of the loss", async () => {
  const context = await owing();
  expect(await moved(context, "2024-02..2024-12", { set: "pastDueDays=365" })).toEqual([]);
  expect(await opened(context, "2024-04", "churn", { set: "pastDueDate=grace_end" })).toEqual(["2024-04-14 churn, payment: -100"]);
  expect(await opened(context, "2024-03", "churn", { set: "pastDueDays=0&pastDueDate=grace_end" })).toEqual([
    "2024-03-15 churn, payment: -100",
  ]);
  const paid = await owing({ status: "paid" });
  expect(await moved(paid, "2024-02..2024-12", { set: "pastDueDays=0" })).toEqual([]);
});

const NOTICE = { starts_on: "2024-01-01", ends_on: "2024-07-01", cancel_requested_on: "2024-04-10" };

test("row 19: who cancels at the end of a period is lost on the first day without service", async () => {
  const context = await lines({ ...NOTICE, end_reason: "chosen" });
  expect(await opened(context, "2024-07", "churn")).toEqual(["2024-07-01 churn, chosen: -100"]);
  expect(await moved(context, "2024-02..2024-06")).toEqual([]);
});

test("row 19, churnDate=request: the day of the notice; of lines and events alike, and nothing else moves", async () => {
  const context = await tables({
    subscription_lines: [
      line({ ...NOTICE, line_id: "L-1" }),
      line({ subscription_id: "S-2", account_id: "A-2", starts_on: "2024-01-01", ends_on: "2024-06-01" }),
    ],
    subscription_events: [
      { ...line({ subscription_id: "S-3", account_id: "A-3", price: "30" }), type: "start", effective_on: "2024-01-01" },
      { subscription_id: "S-3", account_id: "A-3", type: "cancel", requested_on: "2024-04-20", effective_on: "2024-05-01" },
    ],
  });
  expect(await moved(context, "2024-02..2024-12")).toEqual(["2024-05 churn -30", "2024-06 churn -100", "2024-07 churn -100"]);
  expect(await moved(context, "2024-02..2024-12", { set: "churnDate=request" })).toEqual(["2024-04 churn -130", "2024-06 churn -100"]);
  const told = await lines(NOTICE, { subscription_id: "S-2", account_id: "A-2", starts_on: "2024-01-01", ends_on: "2024-06-01" });
  expect(await moved(told, "2024-02..2024-12", { set: "churnDate=request" })).toEqual(["2024-04 churn -100", "2024-06 churn -100"]);
});

const AT_ONCE = { starts_on: "2024-01-01", ends_on: "2024-03-10", cancel_requested_on: "2024-03-10" };

test("row 20: who is cancelled at once is lost that day", async () => {
  const context = await lines(AT_ONCE, { subscription_id: "S-2", account_id: "A-2", ...NOTICE });
  expect(await moved(context, "2024-02..2024-12")).toEqual(["2024-03 churn -100", "2024-07 churn -100"]);
});

test("row 20, immediateCancel=paid_period_end: when what was paid for ends; a notice given in time stays", async () => {
  const context = await lines(
    { ...AT_ONCE, starts_on: "2024-01-31", ends_on: "2024-02-10", cancel_requested_on: "2024-02-10" },
    { subscription_id: "S-2", account_id: "A-2", ...NOTICE },
  );
  const set = "immediateCancel=paid_period_end";
  expect(await opened(context, "2024-02", "churn", { set })).toEqual(["2024-02-29 churn, unknown: -100"]);
  expect(await moved(context, "2024-03..2024-12", { set })).toEqual(["2024-07 churn -100"]);
});

const used = (on: string, cells: Readonly<Record<string, string>> = {}) => ({
  account_id: "A-1",
  on,
  meter: "calls",
  quantity: "5",
  ...cells,
});
const LAPSED = line({ line_id: "L-1", starts_on: "2025-01-01", ends_on: "2026-07-01" });
/** A contract that ran out two weeks before the day the ledger is asked. */
const lapsed = (usage: readonly Readonly<Record<string, string>>[], cells: Readonly<Record<string, string>> = {}): Promise<Context> =>
  tables({ subscription_lines: [{ ...LAPSED, ...cells }], usage }, "2026-07-15");

test("row 28: a contract that ran out and is still used keeps its value for 30 days", async () => {
  const context = await lapsed([used("2026-06-20"), used("2026-07-08")]);
  expect(await mrr(context, "2026-06..2026-07")).toEqual([100, 100]);
  expect(await customers(context, "2026-07")).toEqual([1]);
});

test("row 28: then it is lost, as of its end", async () => {
  const context = await lapsed([used("2026-05-20"), used("2026-06-08"), used("2026-07-08")], { ends_on: "2026-06-01" });
  expect(await opened(context, "2026-06", "churn")).toEqual(["2026-06-01 churn, unknown: -100"]);
  expect(await mrr(context, "2026-05..2026-07")).toEqual([100, 0, 0]);
});

test("row 28: the loss comes on its day, though nothing has been imported", async () => {
  let now = new Date("2026-07-15T12:00:00Z");
  const context = await ledger(() => now);
  await add(context, { subscription_lines: [LAPSED], usage: [used("2026-07-08")] }, "2026-07-15");
  expect(await moved(context, "2026-07")).toEqual([]);
  now = new Date("2026-07-30T12:00:00Z");
  expect(await moved(context, "2026-07")).toEqual([]);
  now = new Date("2026-07-31T12:00:00Z");
  expect(await opened(context, "2026-07", "churn")).toEqual(["2026-07-01 churn, unknown: -100"]);
});

test("row 28: without use, after notice, or with a reason, it has ended", async () => {
  for (const [usage, cells] of [
    [[], {}],
    [[used("2026-06-20")], {}],
    [[used("2026-07-08")], { cancel_requested_on: "2026-05-01" }],
    [[used("2026-07-08")], { end_reason: "chosen" }],
  ] as const)
    expect(await mrr(await lapsed(usage, cells), "2026-06..2026-07"), JSON.stringify([usage, cells])).toEqual([100, 0]);
});

test("row 28: what another contract goes on with is not kept twice", async () => {
  const context = await lapsed([used("2026-07-08")]);
  await add(
    context,
    { subscription_lines: [line({ subscription_id: "S-2", line_id: "L-2", price: "120", starts_on: "2026-07-01" })] },
    "2026-07-15",
  );
  expect(await mrr(context, "2026-06..2026-07")).toEqual([100, 120]);
});

test("row 28, lapsedDays: nothing is kept at 0, a longer patience keeps more, and what has not run out never changes", async () => {
  const context = await lapsed([used("2026-06-08"), used("2026-07-08")], { ends_on: "2026-06-01" });
  expect(await mrr(context, "2026-05..2026-07", { set: "lapsedDays=60" })).toEqual([100, 100, 100]);
  const fresh = await lapsed([used("2026-07-08")]);
  expect(await mrr(fresh, "2026-06..2026-07", { set: "lapsedDays=0" })).toEqual([100, 0]);
  const open = await lapsed([used("2026-07-08")], { ends_on: "" });
  for (const set of ["lapsedDays=0", "lapsedDays=365"]) expect(await mrr(open, "2026-06..2026-07", { set })).toEqual([100, 100]);
});

const CONVENIENT = { starts_on: "2024-01-01", ends_on: "2025-01-01", earliest_exit_on: "2024-05-01" };

test("row 45: a contract that may be ended for convenience counts until notice is given", async () => {
  const context = await lines(CONVENIENT);
  expect(await mrr(context, "2024-04..2024-06")).toEqual([100, 100, 100]);
});

test("row 45, optOut=earliest_exit: until the earliest day the customer may leave; other contracts stay", async () => {
  const context = await lines(CONVENIENT, {
    subscription_id: "S-2",
    account_id: "A-2",
    price: "30",
    starts_on: "2024-01-01",
    ends_on: "2025-01-01",
  });
  expect(await mrr(context, "2024-04..2024-06", { set: "optOut=earliest_exit" })).toEqual([130, 30, 30]);
});
