import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { GrowthModel } from "../src/contract/index.ts";
import { monthAt } from "../src/domain/index.ts";
import { calibrate, type SegmentCounts } from "../src/growth/index.ts";
import { type Context, operations } from "../src/operations/index.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";
import { countsAfter, liveThrough, type Truth } from "./helpers/simulated-company.ts";
import { filesOf } from "./helpers/simulated-files.ts";

const truth: Truth = {
  prospects: 60,
  winning: [
    { rate: 0.5, days: 12 },
    { rate: 0.6, days: 10 },
    { rate: 0.8, days: 5 },
    { rate: 0.3, days: 45 },
  ],
  price: 12_000,
  priceSpread: 0.5,
  live: 0.9,
  liveDays: 25,
  churn: 0.02,
  renewal: null,
  expansion: 0.01,
};
const MONTHS = 30;

let context: Context;
let counted: SegmentCounts;
let model: GrowthModel;

beforeAll(async () => {
  context = await emptyLedger(() => new Date("2024-07-02T12:00:00Z"));
  const lives = liveThrough(truth, MONTHS, 11);
  counted = countsAfter(truth, lives, MONTHS);
  const { files } = await importText(context, filesOf(truth, lives, MONTHS, monthAt(2022, 1)), { answers: { source: "ours" } });
  expect(files.map(({ rowsRejected }) => rowsRejected)).toEqual([0, 0, 0, 0]);
  model = await operations.growth(context, { where: [], level: "customer" }, () => undefined);
});
afterAll(() => context.close());

describe("what the ledger of an invented company tells is what happened in it", () => {
  const history = (): GrowthModel["history"][number] => model.history[0] as GrowthModel["history"][number];

  test("in the months it has, up to the last full one", () => {
    expect([model.firstMonth, model.startMonth, history().arr.length]).toEqual(["2022-01", "2024-07", MONTHS]);
  });

  test("customers, month by month, to the last one", () => {
    expect(history().won).toEqual(counted.months.map(({ won }) => won));
    expect(history().customers).toEqual(counted.months.map(({ customers, won, lost }) => customers + won - lost));
  });

  test("recurring revenue, month by month, to the cents of its prices", () => {
    for (const [month, { closing }] of counted.months.entries())
      expect(Math.abs((history().arr[month] ?? 0) - closing * 100)).toBeLessThan(12 * (1 + (history().customers[month] ?? 0)));
  });

  test("entries into every state", () => {
    for (const { from, entered } of counted.journey) expect(history().entries[from], from).toEqual(entered);
  });

  test("and the model learned from it is the one learned from what happened", () => {
    const expected = calibrate(counted, null);
    for (const lever of ["inflow", "cr.prospect_mql", "cr.mql_sql", "cr.sql_sal", "cr.win", "cr.onboard", "usage_churn"])
      expect(model.all.evidence[lever]?.value, lever).toBeCloseTo(expected.evidence[lever]?.value ?? -1, 2);
    expect(model.all.evidence["price"]?.value).toBeCloseTo((expected.evidence["price"]?.value ?? 0) * 100, -2);
    expect(model.all.evidence["expansion"]?.value).toBeCloseTo(truth.expansion, 3);
    // Days are whole, and the days of a month are 26 of them.
    for (const lever of ["dt.awareness", "dt.select"])
      expect(Math.abs((model.all.evidence[lever]?.value ?? 0) - (expected.evidence[lever]?.value ?? 0)), lever).toBeLessThan(0.1);
  });
});
