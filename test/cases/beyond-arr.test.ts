import { describe, expect, test } from "vitest";
import type { MetricQuestion } from "../../src/contract/index.ts";
import { layerNames } from "../../src/facts/index.ts";
import { type Context, operations } from "../../src/operations/index.ts";
import { company } from "../helpers/company.ts";
import { toCsv } from "../helpers/company-tables.ts";
import { importText } from "../helpers/ledger.ts";
import { counting, ledger, ledgerOf } from "./company-ledger.ts";

const quiet = (): undefined => undefined;

async function values(context: Context, metric: string, months: readonly string[], rest: Partial<MetricQuestion> = {}) {
  const found: (number | null)[] = [];
  for (const month of months) {
    const question = { metric, from: month, to: month, by: "total" as const, where: [], level: "customer" as const, ...rest };
    const { series } = await operations.metric(context, question, quiet);
    found.push(series.find(({ part }) => rest.part === undefined || part === rest.part)?.value ?? null);
  }
  return found;
}

const line = (subscription: string, cells: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  subscription_id: subscription,
  account_id: "acme",
  interval: "month",
  currency: "USD",
  ...cells,
});

/** Subscription lines of one company, in a ledger that speaks through the end of 2025. */
async function lines(...rows: readonly Readonly<Record<string, string>>[]): Promise<Context> {
  const context = await ledger();
  const numbered = rows.map((row, i) => ({ line_id: `l${i}`, ...row }));
  await importText(context, { "subscription_lines.csv": toCsv(numbered) }, { answers: { through: "2025-12-31" } });
  return context;
}

describe("contracted ARR", () => {
  test("is ARR when nothing is signed ahead and no notice runs", async () => {
    const context = await ledgerOf(
      "acme: 100 USD/month from 2024-01, +50 in 2024-06, gone 2025-02",
      "blue: 1200 USD/year x 3 from 2024-03, -10 % until 2024-09",
      "cyan: 30 USD/month from 2024-02, paused 2024-05, resumed 2024-07",
    );
    for (const month of ["2024-01", "2024-06", "2024-10", "2025-06"])
      expect(await values(context, "carr", [month]), month).toEqual(await values(context, "arr", [month]));
  });

  test("row 19: a notice lowers it at once, and ARR on the first day without service", async () => {
    const context = await ledgerOf("acme: 100 USD/month from 2024-01, gone 2024-04, notice 2024-02-10");
    const months = ["2024-01", "2024-02", "2024-03", "2024-04"];
    expect(await values(context, "carr", months)).toEqual([1200_00, 0, 0, 0]);
    expect(await values(context, "arr", months)).toEqual([1200_00, 1200_00, 1200_00, 0]);
  });

  test("row 19: a change asked for by an event is known from then, and so is its end", async () => {
    const context = await ledger();
    const event = (type: string, on: string, rest: Readonly<Record<string, string>> = {}) =>
      line("s", { interval: "", currency: "", type, effective_on: on, ...rest });
    const rows = [
      event("start", "2024-01-01", { price: "100", interval: "month", currency: "USD" }),
      event("update", "2024-03-01", { price: "150", interval: "month", currency: "USD", requested_on: "2024-02-05" }),
      event("cancel", "2024-05-01", { requested_on: "2024-04-10" }),
    ];
    await importText(context, { "subscription_events.csv": toCsv(rows) }, { answers: { through: "2025-12-31" } });
    expect(await values(context, "carr", ["2024-01", "2024-02", "2024-03", "2024-04", "2024-05"])).toEqual([
      1200_00, 1800_00, 1800_00, 0, 0,
    ]);
  });

  test("row 34: a change that is agreed for later is in it, and not in ARR", async () => {
    const context = await lines(
      line("s", { starts_on: "2024-01-01", ends_on: "2024-06-01", price: "100" }),
      line("s", { starts_on: "2024-06-01", price: "130", signed_on: "2024-04-15" }),
    );
    expect(await values(context, "carr", ["2024-03", "2024-04", "2024-05", "2024-06"])).toEqual([1200_00, 1560_00, 1560_00, 1560_00]);
    expect(await values(context, "arr", ["2024-05", "2024-06"])).toEqual([1200_00, 1560_00]);
  });

  test("row 40: later steps of a ramp are in it from the signature; ARR has the present one", async () => {
    const context = await lines(
      line("s", { starts_on: "2024-01-01", ends_on: "2025-01-01", price: "100", signed_on: "2023-12-10" }),
      line("s", { starts_on: "2025-01-01", price: "200", signed_on: "2023-12-10" }),
    );
    expect(await values(context, "carr", ["2023-12", "2024-01", "2025-01"])).toEqual([2400_00, 2400_00, 2400_00]);
    expect(await values(context, "arr", ["2024-01", "2025-01"])).toEqual([1200_00, 2400_00]);
    const parts = async (part: string) => (await values(context, "carr_bridge", ["2023-12", "2024-06", "2025-01"], { part })) as number[];
    expect(await parts("signed")).toEqual([1200_00, 0, 0]);
    expect(await parts("steps")).toEqual([1200_00, 1200_00, 0]);
  });

  test("row 40: a notice takes what was to come with what is there", async () => {
    const context = await lines(
      line("s", { starts_on: "2024-01-01", ends_on: "2024-07-01", price: "100", signed_on: "2024-01-01" }),
      line("s", {
        starts_on: "2024-07-01",
        ends_on: "2024-10-01",
        price: "200",
        signed_on: "2024-01-01",
        cancel_requested_on: "2024-05-10",
        end_reason: "chosen",
      }),
    );
    const months = ["2024-01", "2024-05", "2024-06", "2024-07", "2024-10"];
    expect(await values(context, "carr", months)).toEqual([2400_00, 0, 0, 0, 0]);
    expect(await values(context, "arr", months)).toEqual([1200_00, 1200_00, 1200_00, 2400_00, 0]);
  });

  test("row 45: counts until notice; to the earliest exit it is shown apart", async () => {
    const context = await ledgerOf("acme: 100 USD/month from 2024-01, exit 2024-07, gone 2025-01, notice 2024-10-05");
    const months = ["2024-06", "2024-07", "2024-10", "2025-01"];
    expect(await values(context, "carr", months)).toEqual([1200_00, 1200_00, 0, 0]);
    expect(await values(context, "carr", months, { method: "earliest_exit" })).toEqual([1200_00, 0, 0, 0]);
  });

  test("row 46: a contract signed ahead is in it on signature, and new in ARR on its start", async () => {
    const context = await ledgerOf("acme: 100 USD/month from 2024-03, signed 2024-01-15");
    expect(await values(context, "carr", ["2024-01", "2024-02", "2024-03"])).toEqual([1200_00, 1200_00, 1200_00]);
    expect(await values(context, "mrr_movements", ["2024-01", "2024-03"], { part: "new" })).toEqual([0, 100_00]);
  });

  test("row 46: the day its opportunity was won is the signature, when the line names none", async () => {
    const context = await ledger();
    await importText(
      context,
      {
        "opportunities.csv": toCsv([
          { opportunity_id: "O-1", account_id: "acme", created_on: "2024-01-02", closed_on: "2024-01-20", outcome: "won" },
        ]),
        "subscription_lines.csv": toCsv([line("s", { starts_on: "2024-04-01", price: "100", opportunity_id: "O-1" })]),
      },
      { answers: { through: "2025-12-31" } },
    );
    expect(await values(context, "carr", ["2024-01", "2024-04"])).toEqual([1200_00, 1200_00]);
  });
});

describe("what is beside MRR", () => {
  test("row 15: a trial is worth nothing in MRR, and what it would pay beside it", async () => {
    const context = await ledgerOf("acme: 100 USD/month from 2024-01-10, -20 %, trial until 2024-02-10");
    expect(await values(context, "trial_mrr", ["2024-01", "2024-02"])).toEqual([80_00, 0]);
    expect(await values(context, "mrr", ["2024-01", "2024-02"])).toEqual([0, 80_00]);
  });

  test("row 15: trials become paid by the month they began, and a running one waits", async () => {
    const trial = (name: string, rest = "") => `${name}: 10 USD/month from 2025-12-01, trial until 2026-08-05${rest}`;
    const done = (name: string, rest = "") => `${name}: 10 USD/month from 2025-10-20, trial until 2025-11-03${rest}`;
    const context = await ledgerOf(
      ...["a", "b", "c"].map((name) => done(name)),
      done("d", ", gone 2025-11-03"),
      done("e", ", gone 2025-10-29"),
      ...["f", "g", "h", "i", "j"].map((name) => trial(name)),
    );
    expect(await values(context, "trial_conversion", ["2025-10", "2025-12"])).toEqual([0.6, null]);
    expect(await values(context, "trial_mrr", ["2025-10", "2025-11", "2025-12"])).toEqual([40_00, 0, 50_00]);
  });

  test("row 16: a free customer is no paying one; paying, it is new", async () => {
    const context = await ledgerOf("acme: 0 USD/month from 2024-01, 20 USD/month in 2024-03", "blue: 5 USD/month from 2024-01, -100 %");
    expect(await values(context, "free_customers", ["2024-01", "2024-03"])).toEqual([2, 1]);
    expect(await values(context, "active_customers", ["2024-01", "2024-03"])).toEqual([0, 1]);
    expect(await values(context, "mrr_movements", ["2024-03"], { part: "new" })).toEqual([20_00]);
  });

  test("row 17: a pause is shown apart until it is a churn", async () => {
    const context = await ledgerOf("acme: 100 USD/month from 2024-01, paused 2024-02-01", "blue: 10 USD/month from 2024-01");
    const months = ["2024-01", "2024-02", "2024-04", "2024-05"];
    expect(await values(context, "paused_mrr", months)).toEqual([0, 100_00, 100_00, 0]);
    expect(await values(counting(context, { pauseDays: 20 }), "paused_mrr", months)).toEqual([0, 0, 0, 0]);
  });

  test("row 28: a contract that has run out and is used keeps a flag for the days of the setting", async () => {
    const context = await ledgerOf(
      "acme: 100 USD/month from 2023-01, gone 2024-01-20, uses 5 USD in 2024-01-25",
      "blue: 100 USD/month from 2023-01, gone 2024-01-20, notice 2024-01-02, uses 5 USD in 2024-01-25",
      "cyan: 100 USD/month from 2023-01, gone 2024-01-20",
    );
    expect(await values(context, "lapsed_mrr", ["2024-01", "2024-02"])).toEqual([100_00, 0]);
  });

  test("rows 41 and 42: usage is the average of the months of the setting that have ended", async () => {
    const context = await ledgerOf(
      "acme: 10 USD/month from 2024-01, uses 90 USD in 2024-01-10, uses 30 USD in 2024-02-10, uses 30 USD in 2024-02-20",
    );
    const months = ["2024-01", "2024-02", "2024-03", "2024-04", "2024-05"];
    expect(await values(context, "usage_mrr", months)).toEqual([30_00, 50_00, 50_00, 20_00, 0]);
    expect(await values(counting(context, { usageMonths: 1 }), "usage_mrr", months)).toEqual([90_00, 60_00, 0, 0, 0]);
    expect(await values(context, "mrr", ["2024-02"])).toEqual([10_00]);
  });

  test("row 43: a commitment is in MRR; only what exceeds it in its own month is overage", async () => {
    const context = await ledgerOf("acme: 100 USD/month from 2024-01, committed, uses 40 USD in 2024-01-10, uses 160 USD in 2024-02-10");
    expect(await values(context, "committed_mrr", ["2024-01", "2024-02"])).toEqual([100_00, 100_00]);
    expect(await values(context, "overage_mrr", ["2024-01", "2024-02"])).toEqual([0, 20_00]);
  });

  test("what no file speaks of is not zero", async () => {
    const context = await ledgerOf("acme: 100 USD/month from 2024-01");
    for (const metric of ["trial_mrr", "paused_mrr", "usage_mrr", "overage_mrr", "free_customers"])
      expect(await values(context, metric, ["2024-01"]), metric).toEqual([null]);
  });
});

test("every layer is empty once everything has ended", async () => {
  const context = await ledgerOf(
    "a: 100 USD/month from 2024-03, signed 2024-01-15, +50 in 2024-06, signed 2024-05-01, gone 2024-12, notice 2024-09-09",
    "b: 30 USD/month from 2024-01, trial until 2024-02, exit 2024-05, gone 2024-11, notice 2024-07-01",
    "c: 30 USD/month from 2024-01, paused 2024-02, gone 2024-09",
    "d: 90 USD/month from 2024-01, committed, uses 120 USD in 2024-04-03, uses 33.33 USD in 2024-05-03, gone 2024-08-01, uses 1 USD in 2024-08-09",
    "e: 0 USD/month from 2024-01, gone 2024-07",
  );
  for (const level of ["customer", "subscription", "parent"] as const) {
    await values(context, "carr", ["2024-12"], { level });
    await context.store.read({ level, asOf: null, otherwise: {} }, async (reader) => {
      const where = [{ column: "layer", to: layerNames.indexOf("committed") }];
      const rows = await reader.sums({ fact: "layer", sums: ["amount", "logos"], by: [{ column: "layer" }], where });
      expect(rows.length, level).toBeGreaterThan(5);
      for (const { keys, sums } of rows) expect(sums, `${level} ${layerNames[Number(keys[0])]}`).toEqual([0n, 0n]);
    });
  }
});

describe("renewals", () => {
  test("row 44: a contract of several years is due at its end, and not up for renewal before", async () => {
    const context = await ledgerOf("acme: 3600 USD/3 years from 2022-01, gone 2025-01", "blue: 1200 USD/year from 2024-01, gone 2025-01");
    const due = (part: string) => values(context, "renewals_due_value", ["2024", "2025"], { part });
    expect(await due("due")).toEqual([0, 200_00]);
    expect(await due("lost")).toEqual([0, 200_00]);
    expect(await values(context, "not_up_for_renewal", ["2024", "2025"])).toEqual([100_00, 0]);
  });

  test("a change within a term renews nothing, and the term keeps its end", async () => {
    const context = await ledgerOf("acme: 1200 USD/year from 2023-01, 1800 USD/year in 2023-07, 1800 USD/year in 2024-01");
    expect(await values(context, "renewals_due", ["2023-07", "2024-01"], { part: "due" })).toEqual([0, 1]);
    expect(await values(context, "renewals_due_value", ["2024-01"], { part: "renewed" })).toEqual([150_00]);
  });

  test("a term is open until the days for a late renewal are over", async () => {
    const context = await ledger();
    const told = company("acme: 1200 USD/year from 2025-07-10, gone 2026-07-10");
    await importText(context, told, { answers: { through: "2026-07-15" } });
    expect(await values(context, "renewals_due", ["2026-07"], { part: "open" })).toEqual([1]);
    expect(await values(counting(context, { gapDays: 1 }), "renewals_due", ["2026-07"], { part: "lost" })).toEqual([1]);
  });

  test("a renewal under another number renews, late or not, and one that begins early is early", async () => {
    const context = await ledgerOf(
      "acme: 1200 USD/year from 2023-01, gone 2024-01, 1200 USD/year from 2024-01-08",
      "blue: 1200 USD/year from 2023-01, gone 2024-01, 1200 USD/year from 2024-03",
    );
    expect(await values(context, "renewals_due", ["2024-01"], { part: "late" })).toEqual([1]);
    expect(await values(context, "renewals_due", ["2024-01"], { part: "lost" })).toEqual([1]);
    const early = await lines(
      line("s", { starts_on: "2023-01-01", ends_on: "2024-01-01", price: "1200", interval: "year" }),
      line("s", { starts_on: "2023-11-01", ends_on: "2024-11-01", price: "1320", interval: "year" }),
    );
    expect(await values(early, "renewals_due", ["2024-01"], { part: "early" })).toEqual([1]);
  });

  test("what is paid by the month until somebody leaves or changes it has no term", async () => {
    const context = await ledgerOf("acme: 10 USD/month from 2024-01, +5 in 2024-04, gone 2024-09, notice 2024-08-01");
    expect(await values(context, "renewals_due", ["2024"], { part: "due" })).toEqual([0]);
  });

  test("what is due is what was renewed, lost or is open, by count and by value", async () => {
    const context = await ledgerOf(
      "a: 1200 USD/year from 2023-02, 1300 USD/year in 2024-02, gone 2025-02",
      "b: 100 USD/month x 3 from 2023-05, x 4 in 2024-05, gone 2024-10",
      "c: 1111 USD/year from 2024-12-29, gone 2025-12-29",
      "d: 2400 USD/2 years from 2023-01, gone 2025-01, 1200 USD/year from 2025-01-04",
    );
    for (const metric of ["renewals_due", "renewals_due_value"]) {
      const question = { metric, from: "2023-01", to: "2025-12", by: "month" as const, where: [], level: "customer" as const };
      const { series } = await operations.metric(context, question, quiet);
      for (const period of new Set(series.map((point) => point.period))) {
        const [due, ...rest] = series.filter((point) => point.period === period).map(({ value }) => value ?? 0);
        expect(
          rest.reduce((sum, value) => sum + value, 0),
          `${metric} ${period}`,
        ).toBe(due);
      }
    }
  });
});
