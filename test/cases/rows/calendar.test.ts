import { expect, test } from "vitest";
import { operations } from "../../../src/operations/index.ts";
import { toCsv } from "../../helpers/company-tables.ts";
import { ask } from "../../helpers/golden.ts";
import { importText } from "../../helpers/ledger.ts";
import { ledger, ledgerOf } from "../company-ledger.ts";
import { add, line, lines, moved, mrr, opened, tables, values } from "./telling.ts";

const quiet = (): undefined => undefined;

/** January's price is found to be wrong in March, when January has been closed. */
async function learnedLate() {
  let now = new Date("2026-01-31T12:00:00Z");
  const context = await ledger(() => now);
  const told = (price: string) =>
    importText(context, { [`${now.getTime()}.csv`]: toCsv([line({ line_id: "L-1", price, starts_on: "2026-01-01" })]) }, {});
  await told("100");
  now = new Date("2026-02-28T12:00:00Z");
  await importText(
    context,
    { "b.csv": toCsv([line({ subscription_id: "S-2", line_id: "L-2", account_id: "A-2", price: "1", starts_on: "2026-02-01" })]) },
    {},
  );
  now = new Date("2026-03-10T12:00:00Z");
  await told("120");
  return context;
}

test("row 33: a closed month keeps its numbers; what is learned later is a correction of the month in which it was", async () => {
  const context = await learnedLate();
  expect(await mrr(context, "2026-01..2026-03")).toEqual([100, 101, 121]);
  expect(await moved(context, "2026-01..2026-03")).toEqual(["2026-01 new 100", "2026-02 new 1", "2026-03 correction 20"]);
});

test("row 33, freezeBusinessDay: 0 restates the past, 20 keeps months open for as long", async () => {
  const context = await learnedLate();
  expect(await mrr(context, "2026-01..2026-03", { set: "freezeBusinessDay=0" })).toEqual([120, 121, 121]);
  expect(await moved(context, "2026-01..2026-03", { set: "freezeBusinessDay=0" })).toEqual(["2026-01 new 120", "2026-02 new 1"]);
  // February stays open until the 27th of March; January closed on the 27th of February.
  expect(await mrr(context, "2026-01..2026-03", { set: "freezeBusinessDay=20" })).toEqual([100, 121, 121]);
});

test("row 47: a day begins and ends in the organisation's zone", async () => {
  // It is still June in New York, and July in Paris.
  const now = new Date("2026-06-30T23:30:00Z");
  for (const [zone, worth] of [
    ["America/New_York", 100],
    ["Europe/Paris", 150],
  ] as const) {
    const context = await ledger(() => now);
    await operations.saveSettings(context, { change: { zone } }, quiet);
    await add(
      context,
      {
        subscription_lines: [
          line({ line_id: "L-1", starts_on: "2026-01-01" }),
          line({ line_id: "L-2", plan: "b", price: "50", starts_on: "2026-07-01" }),
        ],
      },
      "2026-07-31",
    );
    const points = await ask(context, { metric: "mrr", from: "2026-06", to: "2026-07" });
    expect((points[points.length - 1]?.value ?? 0) / 100, zone).toBe(worth);
  }
});

test("row 47: an instant falls on the day a clock there shows, with summer time and without", async () => {
  const context = await ledger();
  await operations.saveSettings(context, { change: { zone: "Europe/Paris" } }, quiet);
  const at = (n: number, starts_on: string) =>
    line({ subscription_id: `S-${n}`, account_id: `A-${n}`, line_id: `L-${n}`, price: String(10 ** n), starts_on });
  await add(context, {
    subscription_lines: [
      at(0, "2024-01-31T22:59:59Z"),
      at(1, "2024-01-31T23:00:00Z"),
      at(2, "2024-06-30T21:59:59Z"),
      at(3, "2024-06-30T22:00:00Z"),
    ],
  });
  expect(await mrr(context, "2024-01..2024-07")).toEqual([1, 11, 11, 11, 11, 111, 1111]);
});

test("row 48: what is billed on the 31st is billed on the last day of shorter months, and on the 31st again", async () => {
  const cancelled = (ends_on: string) => lines({ starts_on: "2024-01-31", ends_on, cancel_requested_on: ends_on });
  for (const [on, paidUntil] of [
    ["2024-02-10", "2024-02-29"],
    ["2024-03-10", "2024-03-31"],
    ["2024-04-10", "2024-04-30"],
  ] as const)
    expect(await opened(await cancelled(on), on.slice(0, 7), "churn", { set: "immediateCancel=paid_period_end" })).toEqual([
      `${paidUntil} churn, unknown: -100`,
    ]);
});

test("row 48: a monthly line from the 31st that has run for a year and more renews on the last day of February", async () => {
  const context = await lines({ starts_on: "2023-01-31", ends_on: "2024-02-29" }, { price: "110", starts_on: "2024-02-29" });
  expect(await opened(context, "2024-02", "expansion")).toEqual(["2024-02-29 expansion, uplift: 10"]);
});

test("row 49: a leap day is a day; years are civil, and a yearly price is a twelfth in every month of them", async () => {
  const context = await lines(
    { price: "1200", interval: "year", starts_on: "2024-02-29", ends_on: "2025-02-28" },
    { price: "1320", interval: "year", starts_on: "2025-02-28" },
  );
  expect(await mrr(context, "2024-02..2025-02")).toEqual([...Array.from({ length: 12 }, () => 100), 110]);
  expect(await opened(context, "2025-02", "expansion")).toEqual(["2025-02-28 expansion, uplift: 10"]);
});

const GROWING = "a: 100 USD/month from 2024-01, +10 in 2024-03, +10 in 2024-04, +10 in 2024-05, -10 in 2024-07";

test("row 49: the financial year is the civil one", async () => {
  const context = await ledgerOf(GROWING);
  expect(await moved(context, "2024-01..2024-12", { by: "quarter" })).toEqual([
    "2024-Q1 new 100",
    "2024-Q1 expansion 10",
    "2024-Q2 expansion 20",
    "2024-Q3 contraction -10",
  ]);
});

test("row 49, fiscalYearStart=2: quarters and years begin in February, and with them the net view; months stay", async () => {
  const context = await ledgerOf(GROWING);
  const set = "fiscalYearStart=2";
  expect(await moved(context, "2024-02..2024-10", { by: "quarter", set })).toEqual([
    "2024-02..2024-04 expansion 20",
    "2024-05..2024-07 expansion 10",
    "2024-05..2024-07 contraction -10",
  ]);
  expect(await moved(context, "2024-02..2024-10", { by: "quarter", set, method: "net" })).toEqual(["2024-02..2024-04 expansion 20"]);
  expect(await mrr(context, "2024-01..2024-07", { set })).toEqual(await mrr(context, "2024-01..2024-07"));
});

test("row 58: a month that is not over is marked", async () => {
  const context = await tables({ subscription_lines: [line({ line_id: "L-1", starts_on: "2026-05-01" })] }, "2026-07-15");
  const points = await ask(context, { metric: "mrr", from: "2026-05", to: "2026-07" });
  expect(points.map(({ partial }) => partial === true)).toEqual([false, false, true]);
});

test("row 59: of nothing there is no share, and the reason is said", async () => {
  const context = await ledgerOf("a: 100 USD/month from 2024-02", "b: 0 USD/month from 2024-01");
  for (const [metric, reason] of [
    ["logo_churn_rate", "no_base"],
    ["revenue_churn_rate", "no_base"],
    ["quick_ratio", "no_loss"],
    ["win_rate", "no_base"],
  ] as const)
    expect((await ask(context, { metric, from: "2024-02", to: "2024-02" }))[0], metric).toMatchObject({ value: null, reason });
});

const volumes = (context: Parameters<typeof values>[0], part: string, set?: string) =>
  values(context, "bowtie_volume", "2024-01..2024-03", { part, ...(set && { set }) });
const AGAIN = ["a", "b", "c", "d", "e"].map((name) => `deal ${name}: sql 2024-01-05, sal 2024-01-20, sql 2024-03-01, sal 2024-03-11`);

test("row 60: a stage that is entered again counts at its first entry", async () => {
  const context = await ledgerOf(...AGAIN);
  expect(await volumes(context, "sql")).toEqual([5, 0, 0]);
  expect(await volumes(context, "sal")).toEqual([5, 0, 0]);
});

test("row 60, backwardStages=last: at its last; a stage entered once stays", async () => {
  const context = await ledgerOf(...AGAIN, "deal f: sql 2024-01-10, sal 2024-02-20");
  expect(await volumes(context, "sql", "backwardStages=last")).toEqual([1, 0, 5]);
  expect(await volumes(context, "sal", "backwardStages=last")).toEqual([0, 1, 5]);
});

const SKIPPED = ["deal a: sql 2024-01-05, won 2024-03-01", "deal b: sql 2024-01-05, sal 2024-02-01, won 2024-03-01"];

test("row 61: a stage that was passed over is entered with the next one, and told as implied", async () => {
  const context = await ledgerOf(...SKIPPED);
  expect(await volumes(context, "sal")).toEqual([0, 1, 1]);
  expect(await values(context, "bowtie_volume", "2024-01..2024-03", { part: "sal", method: "recorded" })).toEqual([0, 1, 0]);
});

test("row 61, skippedStages=not_counted: it is not entered; what was entered stays", async () => {
  const context = await ledgerOf(...SKIPPED);
  const set = "skippedStages=not_counted";
  expect(await volumes(context, "sal", set)).toEqual([0, 1, 0]);
  for (const part of ["sql", "commit"]) expect(await volumes(context, part, set), part).toEqual(await volumes(context, part));
});

const closed = (n: number, says: string) =>
  Array.from({ length: n }, (_, i) => `deal ${says.slice(0, 1)}${i}: sql 2024-01-05, ${says} 2024-02-01`);

test("row 62: a deal without an amount is counted", async () => {
  const context = await ledgerOf(...closed(3, "won"), ...closed(2, "lost"), "deal z: sql 2024-01-05, won 2024-02-01, worth 500 USD");
  expect(await values(context, "win_rate", "2024-02")).toEqual([4 / 6]);
});

test("row 63: a closed deal without a day is in no period; of its cohort it counts", async () => {
  const context = await ledgerOf(...closed(3, "won"), ...closed(2, "lost"));
  const before = await values(context, "win_rate", "2024-01..2024-12");
  await add(context, {
    opportunities: [{ opportunity_id: "O-x", account_id: "x", created_on: "2024-01-09", outcome: "won", state: "commit" }],
  });
  expect(await values(context, "win_rate", "2024-01..2024-12")).toEqual(before);
  expect(before[1]).toBe(0.6);
});
