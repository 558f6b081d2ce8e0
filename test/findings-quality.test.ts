import { afterEach, expect, test } from "vitest";
import { type Context, operations } from "../src/operations/index.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
afterEach(async () => context.close());

const quiet = (): undefined => undefined;

async function found(code: string) {
  const { findings } = await operations.check(context, {}, quiet);
  const one = findings.find((finding) => finding.code === code);
  return one && ([one.count, one.of, ...one.examples.map(({ says }) => says)] as const);
}

const LINE = "subscription_id,account_id,starts_on,ends_on,plan,price,interval,currency,interval_count\n";
const lines = (...rows: readonly string[]): string => `${LINE}${rows.join("\n")}\n`;
const through = "2026-07-15";

test("row 3: an interval of nothing is no value, and its row is named with the reason", async () => {
  context = await emptyLedger();
  await importText(context, { "subscription_lines.csv": lines("S-1,A-1,2026-01-01,,gold,100,month,USD,0") });
  expect(await found("rows_rejected")).toEqual([1, 1, "subscription_lines.csv row 2: bad_interval"]);
});

test("row 25: a customer who comes back inside the gap window renewed late", async () => {
  context = await emptyLedger();
  await importText(
    context,
    {
      "subscription_lines.csv": lines(
        "S-1,A-1,2025-01-01,2026-01-01,gold,100,month,USD,1",
        "S-2,A-1,2026-01-06,,gold,100,month,USD,1",
        "S-3,A-2,2025-01-01,2026-01-01,gold,100,month,USD,1",
        "S-4,A-2,2026-01-12,,gold,100,month,USD,1",
      ),
    },
    { answers: { through } },
  );
  expect(await found("late_renewal")).toEqual([1, 2, "A-1: 2026-01-01 to 2026-01-06"]);
});

test("row 26: the same plan twice at once, without a link, is found, and superseded lines of one subscription are not", async () => {
  context = await emptyLedger();
  await importText(
    context,
    { "subscription_lines.csv": lines("S-1,A-1,2025-01-01,2026-01-01,gold,100,month,USD,1", "S-2,A-1,2025-12-01,,gold,100,month,USD,1") },
    { answers: { through } },
  );
  expect(await found("same_plan_twice")).toEqual([1, 1, "A-1: S-1 and S-2 from 2025-12-01"]);
});

test("a negative duration is wrong, and the cells of its row can be opened", async () => {
  context = await emptyLedger();
  await importText(context, { "subscription_lines.csv": lines("S-1,A-1,2026-02-10,2026-01-10,gold,100,month,USD,1") });
  const { findings } = await operations.check(context, {}, quiet);
  const [example] = findings[0]?.examples ?? [];
  expect(example).toMatchObject({ says: "subscription_lines.csv row 2: ends_before_start", opens: { kind: "issue" } });
  const { rows } = await operations.rows(context, { kind: "issue", id: example?.opens?.id ?? 0 }, quiet);
  expect(rows).toMatchObject([{ file: "subscription_lines.csv", row: 2, cells: { subscription_id: "S-1", ends_on: "2026-01-10" } }]);
});

test("row 38: an export that no longer holds a record it held is found, and the ledger keeps what it has", async () => {
  context = await emptyLedger();
  const account = (n: number): string => `A-${n},Account ${n},2026-01-01`;
  const file = (rows: readonly number[]): string => `account_id,name,created_on\n${rows.map(account).join("\n")}\n`;
  const all = Array.from({ length: 40 }, (_, n) => n + 1);
  await importText(context, { "accounts.csv": file(all) }, { answers: { source: "crm" } });
  expect(await found("deleted_at_source")).toBeUndefined();
  await importText(context, { "accounts.csv": file([...all.slice(0, 38), 41, 42, 43]) }, { answers: { source: "crm" } });
  expect(await found("deleted_at_source")).toEqual([1, 2, "accounts.csv of 2026-07-15: 2 of 40 are missing"]);
});

test("row 38: a file that only adds to the one before says nothing of what was deleted", async () => {
  context = await emptyLedger();
  const file = (from: number): string =>
    `account_id,name,created_on\n${Array.from({ length: 40 }, (_, n) => `A-${n + from},Account ${n + from},2026-01-01`).join("\n")}\n`;
  await importText(context, { "accounts.csv": file(1) }, { answers: { source: "crm" } });
  await importText(context, { "accounts.csv": file(38) }, { answers: { source: "crm" } });
  expect(await found("deleted_at_source")).toBeUndefined();
});

test("row 39: a snapshot with less than half of its customers is found", async () => {
  context = await emptyLedger();
  const day = (on: string, customers: number): string => Array.from({ length: customers }, (_, n) => `A-${n},${on},100,USD\n`).join("");
  await importText(
    context,
    { "level_snapshots.csv": `account_id,on,mrr,currency\n${day("2026-01-31", 20)}${day("2026-02-28", 8)}` },
    { answers: { source: "billing" } },
  );
  expect(await found("snapshot_incomplete")).toEqual([1, 2, "billing on 2026-02-28: 8 after 20"]);
});

test("row 53: a negative line is a remark", async () => {
  context = await emptyLedger();
  await importText(context, { "subscription_lines.csv": lines("S-1,A-1,2026-01-01,,gold,-10,month,USD,1") });
  const { findings } = await operations.check(context, {}, quiet);
  const opens = findings.find(({ code }) => code === "negative_price")?.examples[0]?.opens;
  expect(await found("negative_price")).toEqual([1, 1, "S-1 from 2026-01-01"]);
  expect(opens?.kind).toBe("entry");
  expect((await operations.rows(context, { kind: "entry", id: opens?.id ?? 0 }, quiet)).rows).toMatchObject([
    { row: 2, cells: { price: "-10" } },
  ]);
});

const STAGES = `opportunity_id,stage,state,entered_on
O-1,a,sql,2026-01-01
O-1,b,sal,2026-01-05
O-1,c,commit,2026-01-09
O-2,a,sql,2026-01-01
O-2,c,commit,2026-01-09
O-3,b,sal,2026-01-03
O-3,a,sql,2026-01-04
`;

test("rows 60 and 61: stages that went backwards or were skipped are listed", async () => {
  context = await emptyLedger();
  await importText(context, { "stage_changes.csv": STAGES });
  expect(await found("stage_skipped")).toEqual([1, 7, "O-2: sql to commit on 2026-01-09"]);
  expect(await found("stage_backwards")).toEqual([1, 7, "O-3: sal to sql on 2026-01-04"]);
});

const DEAL = "opportunity_id,account_id,created_on,closed_on,outcome,state,amount,currency,type,owner\n";
const ACCOUNTS = "account_id,name,domain,created_on\n";

test("a customer that is live before it was won has a negative duration", async () => {
  context = await emptyLedger();
  await importText(context, {
    "opportunities.csv": `${DEAL}O-1,A-1,2026-01-01,2026-03-01,won,commit,1200,USD,new,Mia\n`,
    "stage_changes.csv": "account_id,stage,state,entered_on\nA-1,done,live,2026-02-01\n",
  });
  expect(await found("live_before_commit")).toEqual([1, 1, "A-1 live on 2026-02-01, won on 2026-03-01"]);
});

test("rows 62 and 63: deals without an amount, without a day, and without an owner or a dated account", async () => {
  context = await emptyLedger();
  await importText(context, {
    "accounts.csv": `${ACCOUNTS}A-1,One,,2026-01-01\nA-2,Two,,\n`,
    "opportunities.csv": `${DEAL}O-1,A-1,2026-01-01,2026-03-01,won,commit,,,new,Mia\nO-2,A-1,2026-01-01,,won,commit,100,USD,new,\n`,
  });
  expect(await found("won_without_amount")).toEqual([1, 2, "O-1, closed 2026-03-01"]);
  expect(await found("closed_without_date")).toEqual([1, 2, "O-2 (won)"]);
  expect(await found("opportunity_without_owner")).toEqual([1, 2, "O-2"]);
  expect(await found("account_undated")).toEqual([1, 2, "A-2"]);
});

test("orphans: revenue of an account nobody described, and a sale that never became revenue", async () => {
  context = await emptyLedger();
  await importText(
    context,
    {
      "accounts.csv": `${ACCOUNTS}A-1,One,one.example,2025-01-01\nA-3,Three,ONE.example,2025-01-01\n`,
      "subscription_lines.csv": lines("S-1,A-1,2026-01-01,,gold,100,month,USD,1", "S-2,A-2,2026-01-01,,gold,100,month,USD,1"),
      "opportunities.csv": `${DEAL}O-1,A-3,2025-01-01,2026-01-01,won,commit,1200,USD,new,Mia\n`,
    },
    { answers: { source: "one", through } },
  );
  expect(await found("account_without_record")).toEqual([1, 2, "A-2"]);
  expect(await found("won_without_revenue")).toEqual([1, 1, "A-3, won 2026-01-01"]);
  expect(await found("accounts_alike")).toEqual([1, 2, "A-3 and A-1: one.example"]);
});

test("rule 7: deals and bills agree within 2 %, else both totals and the customers that differ most are told", async () => {
  context = await emptyLedger();
  await importText(
    context,
    {
      "opportunities.csv": `${DEAL}O-1,A-1,2025-01-01,2025-02-01,won,commit,1000,USD,new,Mia
O-2,A-1,2025-12-01,2026-02-01,won,commit,1200,USD,renewal,Mia
O-3,A-1,2026-03-01,2026-03-05,won,commit,100,USD,expansion,Mia
O-4,A-2,2025-12-01,2026-01-01,won,commit,1210,USD,new,Mia
O-5,A-3,2025-12-01,2026-01-01,won,commit,2400,USD,new,Mia
`,
      "subscription_lines.csv": lines(
        "S-1,A-1,2025-02-01,,gold,1000,year,USD,1",
        "S-2,A-2,2026-01-01,,gold,100,month,USD,1",
        "S-3,A-3,2026-01-01,,gold,100,month,USD,1",
      ),
    },
    { answers: { through } },
  );
  expect(await found("crm_differs_from_billing")).toEqual([2, 3, "A-3: deals 2400.00, bills 1200.00", "A-1: deals 1300.00, bills 1000.00"]);
  const { findings } = await operations.check(context, {}, quiet);
  expect(findings.find(({ code }) => code === "crm_differs_from_billing")?.values).toEqual({
    name: "USD",
    sold: "4910.00",
    billed: "3400.00",
    share: "44.4 %",
  });
});

test("the last check is remembered until the ledger moves on", async () => {
  context = await emptyLedger();
  await importText(context, { "subscription_lines.csv": lines("S-1,A-1,2026-01-01,,gold,-10,month,USD,1") });
  expect((await operations.quality(context, {}, quiet)).check).toBeNull();
  const check = await operations.check(context, {}, quiet);
  expect((await operations.quality(context, {}, quiet)).check).toEqual(check);
  await importText(context, { "subscription_lines.csv": lines("S-2,A-1,2026-01-01,,gold,10,month,USD,1") });
  expect((await operations.quality(context, {}, quiet)).check).toBeNull();
});

test("row 11: money without an exchange rate is named, with who pays it", async () => {
  context = await emptyLedger();
  await importText(
    context,
    {
      "subscription_lines.csv": lines(
        "S-1,A-1,2026-01-01,,gold,100,month,USD,1",
        "S-2,A-2,2026-01-01,,gold,100,month,EUR,1",
        "S-3,A-3,2026-01-01,,gold,100,month,GBP,1",
      ),
    },
    { answers: { through } },
  );
  expect(await found("rate_missing")).toBeUndefined();
  await operations.saveSettings(context, { change: { reportingCurrency: "EUR" } }, quiet);
  await importText(context, { "rates.csv": "on,from_currency,to_currency,rate\n2026-07-10,EUR,GBP,0.85\n" });
  expect(await found("rate_missing")).toEqual([1, 1, "A-1 pays in USD"]);
});
