import { afterEach, expect, test } from "vitest";
import { type Context, operations } from "../src/operations/index.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
afterEach(async () => context.close());

const quiet = (): void => undefined;
const CRM = "account_id,name,domain\nC-1,Lindqvist Rail,lindqvist.example\nC-2,Otter Works,otter.example\nC-3,Pine GmbH,pine.example\n";
const BILLING =
  "account_id,name,email\nB-1,Lindqvist,pay@lindqvist.example\nB-2,Otter Works,someone@gmail.com\nB-9,Nobody,x@nobody.example\n";
const LINES =
  "subscription_id,account_id,starts_on,price,interval,currency\nS-1,B-1,2026-01-01,100,month,EUR\nS-2,B-2,2026-01-01,50,month,EUR\n";
const DEALS =
  "opportunity_id,account_id,created_on,closed_on,outcome,state\nO-1,C-1,2025-11-01,2025-12-20,won,commit\nO-2,C-2,2025-11-01,2025-12-20,won,commit\n";

const load = async (files: readonly (readonly [string, string, string])[]): Promise<void> => {
  for (const [source, name, text] of files)
    await importText(context, { [name]: text }, { title: `${source} ${name}`, answers: { source } });
};
const commits = async (): Promise<number | null | undefined> =>
  (
    await operations.metric(
      context,
      { metric: "bowtie_volume", by: "total", from: "2025-11", where: [], level: "customer", part: "commit" },
      quiet,
    )
  ).series[0]?.value;

const ALL = [
  ["crm", "accounts.csv", CRM],
  ["crm", "opportunities.csv", DEALS],
  ["billing", "accounts.csv", BILLING],
  ["billing", "subscription_lines.csv", LINES],
] as const;

test("a billing customer is recognised by its domain, and one by its name only is proposed", async () => {
  context = await emptyLedger();
  await load(ALL);
  const { matches } = await operations.matches(context, {}, quiet);
  expect(matches.map(({ main, other, reason, verdict }) => [main.id, other.id, reason, verdict])).toEqual([
    ["C-2", "B-2", "name", "proposed"],
    ["C-1", "B-1", "domain", "matched"],
  ]);
  // Otter Works paid and was sold, and is not known to be one customer yet.
  expect(await commits()).toBe(3);
});

test("a person's word makes two accounts one, and takes them apart again", async () => {
  context = await emptyLedger();
  await load(ALL);
  const [proposal, sure] = (await operations.matches(context, {}, quiet)).matches;
  await operations.decideMatch(context, { match: proposal?.id ?? 0, isSame: true }, quiet);
  expect(await commits()).toBe(2);
  await operations.decideMatch(context, { match: proposal?.id ?? 0, isSame: false }, quiet);
  await operations.decideMatch(context, { match: sure?.id ?? 0, isSame: false }, quiet);
  expect(await commits()).toBe(4);
});

test("the order in which two systems are imported does not change who is one customer", async () => {
  context = await emptyLedger();
  await load([...ALL].reverse());
  expect(await commits()).toBe(3);
});

const FAMILY =
  "account_id,name,domain,parent_id\nC-1,Lindqvist Rail,lindqvist.example,C-9\nC-2,Lindqvist Bus,bus.example,C-9\nC-9,Lindqvist Group,group.example,\n";
const PAYERS = "account_id,name,email\nB-1,Rail,pay@lindqvist.example\nB-2,Bus,pay@bus.example\n";
const customers = async (level: "customer" | "parent"): Promise<number | null | undefined> =>
  (await operations.metric(context, { metric: "active_customers", by: "total", where: [], level }, quiet)).series[0]?.value;

test.each([
  ["after", [0, 1, 2]],
  ["before", [1, 2, 0]],
  ["between", [1, 0, 2]],
])("owners known to the system that was imported %s billing hold for its customers", async (_, order) => {
  context = await emptyLedger();
  const files = [
    ["crm", "accounts.csv", FAMILY],
    ["billing", "accounts.csv", PAYERS],
    ["billing", "subscription_lines.csv", LINES],
  ] as const;
  await load(order.map((i) => files[i as 0 | 1 | 2]));
  expect(await customers("customer")).toBe(2);
  expect(await customers("parent")).toBe(1);
});

test("accounts that were matched stay so when one is renamed, and keep their owner when they are taken apart", async () => {
  context = await emptyLedger();
  await load([
    ["billing", "accounts.csv", PAYERS],
    ["billing", "subscription_lines.csv", LINES],
    ["crm", "accounts.csv", FAMILY],
    ["crm", "opportunities.csv", DEALS],
    ["crm", "accounts.csv", FAMILY.replace("Lindqvist Rail", "Lindqvist Railways")],
  ]);
  expect(await commits()).toBe(2);
  expect(await customers("parent")).toBe(1);
  for (const { id } of (await operations.matches(context, {}, quiet)).matches)
    await operations.decideMatch(context, { match: id, isSame: false }, quiet);
  expect(await commits()).toBe(4);
  expect(await customers("parent")).toBe(2);
});
