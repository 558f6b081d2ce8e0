import { afterEach, describe, expect, test } from "vitest";
import type { Difference, DifferenceQuestion } from "../src/contract/index.ts";
import { type Context, operations } from "../src/operations/index.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context | null = null;
let clock = new Date("2026-07-15T12:00:00Z");
afterEach(async () => {
  await context?.close();
  context = null;
  clock = new Date("2026-07-15T12:00:00Z");
});

const quiet = (): undefined => undefined;
const began = async (...files: Readonly<Record<string, string>>[]): Promise<Context> => {
  context = await emptyLedger(() => clock);
  for (const file of files) await importText(context, file, { answers: { through: "2026-07-14" } });
  return context;
};

const difference = (ledger: Context, asked: Partial<DifferenceQuestion>): Promise<Difference> =>
  operations.difference(
    ledger,
    { metric: "mrr", period: "2026-06", from: "ours", to: "stripe", where: [], level: "customer", ...asked },
    quiet,
  );

const short = ({ causes }: Difference): unknown[] => causes.map(({ kind, amount, count }) => [kind, amount, count]);
const sum = ({ causes }: Difference): number => causes.reduce((added, { amount }) => added + amount, 0);

const REPORTED = "series,metric,period,account_id,value,currency\n";
const told = (...rows: readonly string[]): Readonly<Record<string, string>> => ({
  "reported_values.csv": `${REPORTED}${rows.join("\n")}\n`,
});

/** Two customers, one of whom was away for twenty days around the end of June. */
const RETURNED = company(
  "acme: 100 USD/month from 2025-01",
  "blue: 40 USD/month from 2025-01, gone 2026-06-20, 40 USD/month from 2026-07-10",
);

describe("two profiles", () => {
  test("differ by the settings that make the difference, with the customers and the rows behind them", async () => {
    const ledger = await began(RETURNED);
    const found = await difference(ledger, { metric: "active_customers", from: "ours", to: "recurly" });
    expect([found.from, found.to, found.difference, found.unit]).toEqual([1, 2, 1, "count"]);
    expect(short(found)).toEqual([["setting", 1, 1]]);
    const [cause] = found.causes;
    expect(cause?.changes).toEqual([{ name: "gapDays", from: 10, to: 31, cases: [25] }]);
    expect(cause?.records).toMatchObject([{ id: "blue", before: 0, after: 1, amount: 1, unit: "count" }]);
    expect(cause?.entries.map(({ file }) => file)).toContain("subscription_lines.csv");
    const back = await difference(ledger, { metric: "active_customers", from: "recurly", to: "ours" });
    expect([back.from, back.to, short(back)]).toEqual([2, 1, [["setting", -1, 1]]]);
  });

  test("that count alike have no difference and no causes", async () => {
    const ledger = await began(company("acme: 100 USD/month from 2025-01"));
    const found = await difference(ledger, { from: "ours", to: "dbt_mrr_playbook" });
    expect([found.difference, found.causes]).toEqual([0, []]);
  });

  test("that liken a metric to different methods name the method", async () => {
    const ledger = await began(company("a: 100 USD/month from 2025-01, +50 in 2026-06", "b: 100 USD/month from 2025-01, gone 2026-06"));
    const { difference: apart, causes } = await difference(ledger, {
      metric: "mrr_movements",
      part: "expansion",
      method: "fine",
      to: "stripe",
    });
    expect([apart, causes]).toEqual([0, []]);
  });
});

describe("two dates", () => {
  test("differ by what was imported and undone between them, and by the days that passed", async () => {
    clock = new Date("2026-06-10T12:00:00Z");
    const ledger = await began();
    const on = (through: string) => ({ answers: { through } });
    await importText(ledger, company("acme: 100 USD/month from 2025-01", "dune: 7 USD/month from 2026-06-25"), on("2026-06-10"));
    clock = new Date("2026-06-20T12:00:00Z");
    const { batch } = await importText(ledger, company("blue: 40 USD/month from 2026-05"), on("2026-06-20"));
    clock = new Date("2026-06-28T12:00:00Z");
    await importText(ledger, company("cyan: 9 USD/month from 2026-06"), on("2026-06-30"));
    clock = new Date("2026-07-02T12:00:00Z");
    await operations.undo(ledger, { batch: batch ?? 0 }, quiet);
    clock = new Date("2026-07-15T12:00:00Z");
    const found = await difference(ledger, { from: "2026-06-15", to: "ours" });
    expect([found.from, found.to]).toEqual([100_00, 116_00]);
    expect(short(found)).toEqual([
      ["import", 40_00, 1],
      ["import", 9_00, 1],
      ["undo", -40_00, 1],
      ["days", 7_00, 1],
    ]);
    expect(found.causes[0]?.events).toMatchObject([{ kind: "import", files: ["accounts.csv", "subscription_lines.csv"] }]);
    expect(found.causes[1]?.records).toMatchObject([{ id: "cyan", before: 0, after: 9_00 }]);
    expect(found.causes[1]?.entries).toMatchObject([{ file: "subscription_lines.csv", row: 2 }, { file: "accounts.csv" }]);
    const back = await difference(ledger, { from: "ours", to: "2026-06-15" });
    expect(short(back)).toEqual([
      ["days", -7_00, 1],
      ["undo", 40_00, 1],
      ["import", -9_00, 1],
      ["import", -40_00, 1],
    ]);
    const both = await difference(ledger, { from: "recurly@2026-06-15", to: "stripe@2026-06-25" });
    expect([both.from, both.to, sum(both)]).toEqual([100_00, 147_00, 47_00]);
  });

  test("with many imports between them are told by month", async () => {
    clock = new Date("2026-05-15T12:00:00Z");
    const ledger = await began(company("acme: 100 USD/month from 2025-01"));
    for (let i = 0; i < 27; i++) {
      clock = new Date(clock.getTime() + 86_400_000);
      await importText(ledger, company(`c${i}: 1 USD/month from 2026-04`), { answers: { through: "2026-05-15" } });
    }
    clock = new Date("2026-07-15T12:00:00Z");
    const found = await difference(ledger, { period: "2026-05", from: "2026-05-15", to: "ours" });
    expect(found.causes.map(({ kind, amount, events = [] }) => [kind, amount, events.length])).toEqual([
      ["imports", 16_00, 16],
      // May closed on the 4th of June: seven of these came later, and are corrections of June.
      ["imports", 4_00, 11],
    ]);
    expect(found.causes[0]?.cause).toBe("16 imports, recorded from 2026-05-16 to 2026-05-31.");
  });

  test("before which nothing was known have no difference, and say so", async () => {
    const ledger = await began(company("acme: 100 USD/month from 2025-01"));
    const found = await difference(ledger, { from: "2026-01-15", to: "ours" });
    expect([found.from, found.difference, found.sides.from.reason, found.causes]).toEqual([null, null, "no_data", []]);
  });
});

describe("an imported series", () => {
  const customers = company("acme: 100 USD/month from 2025-01", "blue: 40 USD/month from 2025-01", "cyan: 9 USD/month from 2025-01");

  test("equal to ours by account has no difference and no causes", async () => {
    const ledger = await began(
      customers,
      told("board,mrr,2026-06,acme,100.00,USD", "board,mrr,2026-06,blue,40,USD", "board,mrr,2026-06,cyan,9,USD"),
    );
    const found = await difference(ledger, { to: "series:board" });
    expect([found.from, found.to, found.difference, found.causes]).toEqual([149_00, 149_00, 0, []]);
  });

  test("differs by the accounts only one side knows, and by each that both know", async () => {
    const ledger = await began(
      customers,
      told("board,MRR,2026-06,acme,80.00,USD", "board,MRR,2026-06,blue,40,USD", "board,MRR,2026-06,zeta,5,USD"),
    );
    const found = await difference(ledger, { to: "board" });
    expect([found.from, found.to, found.difference]).toEqual([149_00, 125_00, -24_00]);
    expect(short(found)).toEqual([
      ["only_from", -9_00, 1],
      ["only_to", 5_00, 1],
      ["account", -20_00, 1],
    ]);
    expect(found.causes[2]?.records).toMatchObject([{ id: "acme", before: 100_00, after: 80_00 }]);
    expect(found.causes[2]?.entries.map(({ type }) => type)).toEqual(["reported_value", "subscription_line"]);
    const back = await difference(ledger, { from: "board", to: "ours" });
    expect(short(back)).toEqual([
      ["account", 20_00, 1],
      ["only_from", -5_00, 1],
      ["only_to", 9_00, 1],
    ]);
  });

  test("named like a profile is counted like it first; what a total leaves is said to be unexplained", async () => {
    const ledger = await began(RETURNED, told("Recurly,Customers,2026-06,,4,"));
    const found = await difference(ledger, { metric: "active_customers", to: "series:Recurly" });
    expect([found.like, found.from, found.to, sum(found)]).toEqual(["recurly", 1, 4, 3]);
    expect(short(found)).toEqual([
      ["setting", 1, 1],
      ["unexplained", 2, 0],
    ]);
    expect(found.causes[1]?.entries).toMatchObject([{ type: "reported_value", row: 2 }]);
    const plain = await difference(ledger, { metric: "active_customers", to: "series:Recurly", like: "ours" });
    expect(short(plain)).toEqual([["unexplained", 3, 0]]);
  });

  test("is compared with another series account by account", async () => {
    const ledger = await began(
      customers,
      told("a,mrr,2026-06,acme,80,USD", "a,mrr,2026-06,blue,1,USD", "b,mrr,2026-06,acme,70,USD", "b,mrr,2026-06,cyan,2,USD"),
    );
    expect(short(await difference(ledger, { from: "series:a", to: "series:b" }))).toEqual([
      ["only_from", -1_00, 1],
      ["only_to", 2_00, 1],
      ["other_accounts", -10_00, 1],
    ]);
  });

  test("does not make our ledger speak up to the day it was imported", async () => {
    const ledger = await began();
    await importText(ledger, company("acme: 100 USD/month from 2025-01"), { answers: { through: "2026-05-31" } });
    await importText(ledger, told("board,mrr,2026-05,,90,USD"));
    const { through } = await operations.metric(ledger, { metric: "mrr", by: "month", where: [], level: "customer" }, quiet);
    expect(through).toBe("2026-05-31");
  });

  test("lists what it reports", async () => {
    const ledger = await began(
      customers,
      told("ChartMogul,MRR,2026-05,,1,USD", "ChartMogul,MRR,2026-06,,1,USD", "ChartMogul,Luck,2026-06,,1,USD"),
    );
    expect(await operations.series(ledger, {}, quiet)).toEqual({
      series: [
        {
          name: "ChartMogul",
          like: "chartmogul",
          metrics: [
            { metric: null, called: "Luck", periods: ["2026-06"], byAccount: false },
            { metric: "mrr", called: "MRR", periods: ["2026-05", "2026-06"], byAccount: false },
          ],
        },
      ],
    });
  });
});

test.each([
  [{ to: "abacus" }, "no_such_side"],
  [{ to: "series:abacus" }, "no_such_series"],
  [{ to: "series:board", currency: "USD" }, "not_in_series"],
  [{ to: "series:board", metric: "arr", period: "2026-05", currency: "USD" }, "not_in_series"],
  [{ to: "series:board", metric: "arr", like: "abacus", currency: "USD" }, "no_such_profile"],
  [{ metric: "mrr_movements" }, "which_part"],
  [{ to: "stripe" }, "which_currency"],
  [{ period: "2026-13" }, "bad_period"],
  [{ to: "2999-01-01" }, "future_as_of"],
] as const)("what cannot be compared is declined in words: %o", async (asked, code) => {
  const ledger = await began(
    company("acme: 100 USD/month from 2025-01", "blue: 40 EUR/month from 2025-01"),
    told("board,arr,2026-06,,1,USD"),
  );
  await expect(difference(ledger, asked)).rejects.toMatchObject({ code });
});
