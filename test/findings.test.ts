import { afterEach, expect, test } from "vitest";
import { metrics } from "../src/metrics/index.ts";
import { type Context, operations } from "../src/operations/index.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
afterEach(async () => context.close());

const quiet = (): undefined => undefined;

async function findings(): Promise<Readonly<Record<string, readonly [count: number, of: number, example: string]>>> {
  const { findings: found } = await operations.check(context, {}, quiet);
  return Object.fromEntries(
    found.map(({ code, title, count, of, examples }) => [
      `${code} ${title.match(/“(.*)”/)?.[1] ?? ""}`.trim(),
      [count, of, examples[0]?.says ?? ""],
    ]),
  );
}

const ACCOUNTS = `account_id,created_on,region,churn_flag,churn_risk
A-1,2026-01-01,north,false,true
A-2,2026-03-01,north,true,true
A-3,2026-01-01,south,false,true
A-4,2026-01-01,,false,true
`;
const LINES = `subscription_id,account_id,starts_on,ends_on,plan,price,interval,currency
S-1,A-1,2026-01-10,,gold,100,month,USD
S-2,A-1,2026-02-10,,gold,50,month,USD
S-3,A-1,2026-02-10,2026-02-10,gold,50,month,USD
S-4,A-2,2026-02-01,,iron,600,year,EUR
S-5,A-3,2026-01-01,2026-03-01,iron,80,month,USD
S-6,A-3,2026-03-01,,iron,90,month,USD
S-7,,2026-03-01,,iron,90,month,USD
S-8,A-3,2026-03-01,,credit,-10,month,USD
`;
const DEALS = `opportunity_id,account_id,created_on,closed_on,outcome,state,amount,currency,region
O-1,A-1,2025-12-01,2026-01-05,won,commit,1200,USD,north
O-2,A-2,2026-03-02,,won,commit,600,USD,south
O-3,,2026-03-02,,open,sal,,,south
O-4,A-3,,2026-03-02,won,commit,,,south
O-5,A-3,2026-03-02,2026-02-02,lost,lost,,,south
`;
const USAGE = `usage_id,subscription_id,on,meter,quantity
U-1,S-1,2026-01-09,runs,1
U-2,S-1,2026-01-10,runs,1
U-3,S-5,2026-03-01,runs,1
U-4,S-5,2026-03-02,runs,1
U-4,S-5,2026-03-03,runs,7
`;

test("every flaw of a ledger is found, counted and named", async () => {
  context = await emptyLedger();
  await importText(
    context,
    { "accounts.csv": ACCOUNTS, "subscription_lines.csv": LINES, "opportunities.csv": DEALS, "usage.csv": USAGE },
    { answers: { through: "2026-07-15" } },
  );
  expect(await findings()).toEqual({
    rows_rejected: [1, 22, "usage.csv row 6: contradicts_row"],
    revenue_without_account: [1, 8, "S-7"],
    subscription_before_account: [1, 7, "S-4 starts 2026-02-01, A-2 was created 2026-03-01"],
    zero_length: [1, 8, "S-3 on 2026-02-10"],
    churned_but_paying: [1, 3, "A-2"],
    overlapping_subscriptions: [1, 3, "A-1: S-1 and S-2 from 2026-02-10"],
    same_plan_twice: [1, 3, "A-1: S-1 and S-2 from 2026-02-10"],
    negative_price: [1, 8, "S-8 from 2026-03-01"],
    several_currencies: [1, 8, "S-4 in EUR"],
    usage_before_start: [1, 4, "S-1 on 2026-01-09, starts 2026-01-10"],
    usage_after_end: [1, 4, "S-5 on 2026-03-02, ended 2026-03-01"],
    opportunity_without_account: [1, 5, "O-3, created 2026-03-02"],
    opportunity_before_account: [1, 3, "O-1 on 2025-12-01, A-1 was created 2026-01-01"],
    opportunity_undated: [1, 5, "O-4"],
    closed_without_date: [1, 4, "O-2 (won)"],
    closed_before_created: [1, 2, "O-5 closed 2026-02-02, created 2026-03-02"],
    won_without_amount: [1, 3, "O-4, closed 2026-03-02"],
    account_alone: [1, 4, "A-4"],
    crm_differs_from_billing: [1, 1, "A-1: deals 1200.00, bills 1800.00"],
    "segment_differs region": [1, 4, "O-2: south, A-2: north"],
    blank_attribute: [1, 4, "A-4"],
  });
});

const CLEAN_LINES = `subscription_id,account_id,starts_on,ends_on,plan,price,interval,currency
S-1,A-1,2026-01-10,2026-02-01,gold,100,month,USD
S-2,A-1,2026-02-01,,gold,50,month,USD
`;

test("every finding names metrics that exist, and says what to do in a few sentences", async () => {
  context = await emptyLedger();
  await importText(context, { "accounts.csv": ACCOUNTS, "subscription_lines.csv": LINES, "opportunities.csv": DEALS, "usage.csv": USAGE });
  const ids = new Set<string>(metrics.map(({ id }) => id));
  const { findings: found } = await operations.check(context, {}, quiet);
  for (const { code, affects, sentence, title, count, of } of found) {
    expect(
      affects.filter((id) => !ids.has(id)),
      code,
    ).toEqual([]);
    expect(`${title} ${sentence}`, code).not.toContain("NAME");
    expect(count, code).toBeLessThanOrEqual(of);
  }
});

test("a ledger without flaws has no findings, and a flaw that is corrected is found no more", async () => {
  context = await emptyLedger();
  await importText(context, { "subscription_lines.csv": CLEAN_LINES.replace("2026-02-01,gold", "2026-02-02,gold") });
  expect(Object.keys(await findings())).toEqual(["overlapping_subscriptions", "same_plan_twice"]);
  await importText(context, { "subscription_lines.csv": CLEAN_LINES });
  expect(await findings()).toEqual({});
});

test("an import that was undone has no findings", async () => {
  context = await emptyLedger();
  const { batch } = await importText(context, { "subscription_lines.csv": LINES });
  await operations.undo(context, { batch: batch ?? 0 }, quiet);
  expect(await findings()).toEqual({});
});

test("changes that add up to less than nothing are found where they first do", async () => {
  context = await emptyLedger();
  await importText(context, {
    "movements.csv": `movement_id,account_id,on,mrr_change,currency
M-1,A-1,2026-01-01,100,USD
M-2,A-1,2026-02-01,-150,USD
M-3,A-1,2026-03-01,100,USD
M-4,A-2,2026-03-01,100,USD
`,
  });
  expect(await findings()).toEqual({ negative_level: [1, 2, "A-1 at -50 on 2026-02-01"] });
});

test("a source that fell silent, and one that skipped a month, are named", async () => {
  context = await emptyLedger(() => new Date("2026-09-01T12:00:00Z"));
  const day = (month: number, n: number): string => `L-${month}-${n},2026-0${month}-${String(n).padStart(2, "0")},mql\n`;
  const rows = [1, 2, 3, 5, 6].flatMap((month) => Array.from({ length: 12 }, (_, n) => day(month, n + 1)));
  await importText(
    context,
    { "leads.csv": `lead_id,created_on,state\n${rows.join("")}` },
    { answers: { through: "2026-06-30", source: "crm" } },
  );
  expect(await findings()).toEqual({
    source_stale: [1, 1, "crm speaks through 2026-06-30"],
    source_gap: [1, 6, "crm: 2026-04"],
  });
});

test("customers two systems bill at once are named, because one of the two may tell of the other", async () => {
  context = await emptyLedger();
  const lines = (id: string, starts: string, ends: string): string =>
    `subscription_id,account_id,starts_on,ends_on,price,interval,currency\n${id},A-1,${starts},${ends},100,month,USD\n`;
  const account = "account_id,name,domain\nA-1,Lindqvist,lindqvist.example\n";
  const through = "2026-07-15";
  await importText(
    context,
    { "accounts.csv": account, "subscription_lines.csv": lines("D-7", "2026-01-01", "") },
    { answers: { source: "crm", through } },
  );
  await importText(
    context,
    { "accounts.csv": account, "subscription_lines.csv": lines("S-1", "2026-01-01", "") },
    { answers: { source: "billing", through } },
  );
  expect(await findings()).toMatchObject({ paid_in_two_systems: [1, 1, "A-1: D-7 and S-1"] });
  await importText(
    context,
    { "subscription_lines.csv": lines("S-1", "2025-01-01", "2026-01-01") },
    { answers: { source: "billing", through } },
  );
  expect(await findings()).not.toHaveProperty("paid_in_two_systems");
});
