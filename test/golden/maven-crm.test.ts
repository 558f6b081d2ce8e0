import { afterAll, beforeAll, expect, test } from "vitest";
import type { ImportResult } from "../../src/contract/index.ts";
import { type Context, operations } from "../../src/operations/index.ts";
import { ask, dataRows, describeData, importData, type Row } from "../helpers/golden.ts";
import { emptyLedger } from "../helpers/ledger.ts";
import { expectFindings, expectImportToBeRepeatableAndReversible } from "./laws.ts";

describeData("maven_crm", () => {
  const deals = dataRows("maven_crm", "sales_pipeline.csv");
  const meant = ({ product = "" }: Row): string => (product === "GTXPro" ? "GTX Pro" : product);
  const days = ({ engage_date: from = "", close_date: to = "" }: Row): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

  let context: Context;
  let imported: ImportResult;
  beforeAll(async () => {
    context = await emptyLedger();
    imported = await importData(context, "maven_crm");
  });
  afterAll(async () => context.close());

  test("every row becomes an entry, whatever is missing in it", () => {
    const files = Object.fromEntries(
      imported.files.map(({ name, rowsRead, entriesAdded, rowsRejected }) => [name, [rowsRead, entriesAdded, rowsRejected]]),
    );
    expect(files).toEqual({
      "accounts.csv": [85, 85, 0],
      "products.csv": [7, 7, 0],
      "sales_pipeline.csv": [8800, 8800, 0],
    });
  });

  test("every misspelling that is put right is a remark with the cell as it was", async () => {
    const misspelt = deals.filter(({ product }) => product === "GTXPro").length;
    expect(misspelt).toBe(1480);
    const counts = imported.files.flatMap((file) => file.issues.map(({ code, severity, count }) => [file.name, code, severity, count]));
    expect(counts).toEqual([
      // Twelve sectors and one country.
      ["accounts.csv", "corrected", "warning", 13],
      ["sales_pipeline.csv", "corrected", "warning", misspelt],
    ]);
    const { issues } = await operations.issues(context, { code: "corrected", limit: 1, offset: 0 }, () => undefined);
    expect(issues[0]).toMatchObject({ column: "product", cells: { product: "GTXPro" } });
  });

  test("deals are entered where they were engaged and won where they were closed", async () => {
    for (const month of ["2016-10", "2017-03", "2017-07", "2017-12"]) {
      const points = await ask(context, { metric: "bowtie_volume", from: month, to: month });
      const volume = Object.fromEntries(points.map(({ part, value }) => [part, value]));
      expect(volume, month).toMatchObject({
        sal: deals.filter(({ engage_date: on }) => on?.startsWith(month)).length,
        commit: deals.filter(({ close_date: on, deal_stage: stage }) => stage === "Won" && on?.startsWith(month)).length,
        prospect: null,
        live: null,
      });
    }
  });

  test("the rate from engagement to sale is of the same deals, however much later they are won", async () => {
    const cohort = deals.filter(({ engage_date: on = "" }) => on >= "2016-10" && on < "2017-07");
    const won = cohort.filter(({ deal_stage: stage }) => stage === "Won").length;
    const points = await ask(context, { metric: "bowtie_conversion", from: "2016-10", to: "2017-06", by: "total" });
    expect(points.find(({ part }) => part === "sal")).toMatchObject({ n: cohort.length, value: won / cohort.length });
  });

  test("the win rate by product knows one GTX Pro, and its parts are all that was closed", async () => {
    const closed = deals.filter(({ deal_stage: stage = "", close_date: on = "" }) => /Won|Lost/.test(stage) && on.startsWith("2017"));
    const points = await ask(context, { metric: "win_rate", from: "2017", to: "2017", by: "total", segment: "product" });
    for (const { segment, value, n } of points) {
      const own = closed.filter((deal) => meant(deal) === segment);
      expect([segment, n]).toEqual([segment, own.length]);
      if (value !== null) expect(value, String(segment)).toBe(own.filter(({ deal_stage: stage }) => stage === "Won").length / own.length);
    }
    expect(points.reduce((total, { n }) => total + n, 0)).toBe(closed.length);
    expect(points.map(({ segment }) => segment)).toContain("GTX Pro");
    expect(points.map(({ segment }) => segment)).not.toContain("GTXPro");
  });

  test("the median sales cycle is the middle of the days from engagement to sale, within two percent", async () => {
    const cycle = deals
      .filter(({ deal_stage: stage, close_date: on }) => stage === "Won" && on?.startsWith("2017"))
      .map(days)
      .sort((a, b) => a - b);
    const median = cycle[Math.floor((cycle.length - 1) / 2)] ?? 0;
    const points = await ask(context, { metric: "sales_cycle", from: "2017", to: "2017", by: "total" });
    const found = points.find(({ part }) => part === "median" || part === "p50");
    expect(found?.n).toBe(cycle.length);
    expect(Math.abs((found?.value ?? 0) - median)).toBeLessThanOrEqual(Math.max(1, median * 0.02));
  });

  test("its known flaws are found", async () => {
    await expectFindings(context, {
      opportunity_without_account: [1425, 8800],
      opportunity_undated: [500, 8800],
    });
  });

  test("imported again it changes nothing, and taken back it is gone", async () => {
    await expectImportToBeRepeatableAndReversible(context, "maven_crm", imported.batch ?? 0, "bowtie_volume");
  });
});
