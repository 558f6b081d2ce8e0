import { afterAll, beforeAll, expect, test } from "vitest";
import type { ImportResult } from "../../src/contract/index.ts";
import type { Context } from "../../src/operations/index.ts";
import { cents, dataRows, describeData, grouped, importData, months, nextMonth, retention, sum, valuesOf } from "../helpers/golden.ts";
import { emptyLedger } from "../helpers/ledger.ts";
import { expectFindings, expectImportToBeRepeatableAndReversible, expectMovementsToAddUp } from "./laws.ts";

describeData("mrr_playbook", () => {
  const periods = dataRows("mrr_playbook", "subscription_periods.csv");
  const all = months("2017-09", "2020-01");
  const levels = (month: string): ReadonlyMap<string, number> =>
    grouped(
      periods.filter(({ start_date: start = "", end_date: end = "" }) => start.slice(0, 7) <= month && end.slice(0, 7) > month),
      (row) => row["customer_id"] ?? "",
      (row) => cents(row["monthly_amount"] ?? ""),
    );

  let context: Context;
  let imported: ImportResult;
  beforeAll(async () => {
    context = await emptyLedger();
    imported = await importData(context, "mrr_playbook");
  });
  afterAll(async () => context.close());

  test("all 121 periods of 55 customers are read", () => {
    expect(imported.files).toMatchObject([{ rowsRead: 121, entriesAdded: 121, rowsRejected: 0, warnings: 0 }]);
    expect(new Set(periods.map((row) => row["customer_id"])).size).toBe(55);
  });

  test("MRR and customers of every month are those of the periods that run when it ends, at each level", async () => {
    for (const level of ["customer", "subscription", "parent"] as const) {
      const mrr = await valuesOf(context, { metric: "mrr", from: "2017-09", to: "2020-01", level });
      expect(mrr, level).toEqual(Object.fromEntries(all.map((month) => [month, sum(levels(month).values())])));
      const customers = await valuesOf(context, { metric: "active_customers", from: "2017-09", to: "2020-01", level });
      expect(customers, level).toEqual(Object.fromEntries(all.map((month) => [month, levels(month).size])));
    }
  });

  test("movements lead from each month to the next", async () => {
    await expectMovementsToAddUp(context, "2017-09", "2020-01");
  });

  test("retention over twelve months is what those who paid then pay now, and has no value where fewer than five did", async () => {
    const nrr = await valuesOf(context, { metric: "net_revenue_retention", from: "2018-09", to: "2020-01" });
    const grr = await valuesOf(context, { metric: "gross_revenue_retention", from: "2018-09", to: "2020-01" });
    for (const month of months("2018-09", "2020-01")) {
      const then = levels(nextMonth(month, -12));
      const wanted = retention(then, levels(month));
      if (then.size < 5) expect([nrr[month], grr[month]], month).toEqual([null, null]);
      else {
        expect(nrr[month], month).toBeCloseTo(wanted.nrr, 9);
        expect(grr[month], month).toBeCloseTo(wanted.grr, 9);
      }
    }
  });

  test("nothing is wrong with it", async () => {
    await expectFindings(context, {});
  });

  test("imported again it changes nothing, and taken back it is gone", async () => {
    await expectImportToBeRepeatableAndReversible(context, "mrr_playbook", imported.batch ?? 0, "mrr");
  });
});
