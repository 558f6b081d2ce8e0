import { afterEach, expect, test } from "vitest";
import type { MetricQuestion } from "../src/contract/index.ts";
import { type Context, operations } from "../src/operations/index.ts";
import { company } from "./helpers/company.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context | null = null;
afterEach(async () => {
  await context?.close();
  context = null;
});

const quiet = (): undefined => undefined;

async function ask(metric: string, rest: Partial<MetricQuestion>): Promise<readonly (readonly [string, string, number | null])[]> {
  if (!context) throw new Error("no ledger");
  const question = { metric, from: "2024-01", to: "2024-04", by: "month" as const, where: [], level: "customer" as const, ...rest };
  const { series } = await operations.metric(context, question, quiet);
  return series.map(({ period, segment, part, value }) => [period, part ?? segment ?? "", value] as const);
}

const PLANS = ["a: 100 USD/month plan basic from 2024-01, plan pro in 2024-03", "b: 50 USD/month plan basic from 2024-01"];
const plan = (value: string): Partial<MetricQuestion> => ({ where: [{ field: "plan", values: [value] }] });
const values = (rows: readonly (readonly [string, string, number | null])[]): readonly (number | null)[] =>
  rows.map(([, , value]) => value);

test("row 50: a customer counts where it was at the time, and crossing over is a row of both segments", async () => {
  context = await emptyLedger();
  await importText(context, company(...PLANS), { answers: { through: "2024-04-30" } });
  expect(values(await ask("mrr", plan("basic")))).toEqual([150_00, 150_00, 50_00, 50_00]);
  expect(values(await ask("mrr", plan("pro")))).toEqual([null, null, 100_00, 100_00].map((value) => value ?? 0));
  const moved = (value: string) => ask("mrr_movements", { from: "2024-03", to: "2024-03", ...plan(value) });
  expect((await moved("basic")).filter(([, , value]) => value !== 0)).toEqual([
    ["2024-03", "opening", 150_00],
    ["2024-03", "segment_out", -100_00],
    ["2024-03", "closing", 50_00],
  ]);
  expect((await moved("pro")).filter(([, , value]) => value !== 0)).toEqual([
    ["2024-03", "segment_in", 100_00],
    ["2024-03", "closing", 100_00],
  ]);
  const whole = await ask("mrr_movements", { from: "2024-03", to: "2024-03" });
  expect(whole.some(([, part]) => part.startsWith("segment_"))).toBe(false);
});

test("row 50, setting today: the past is told by the segment of today", async () => {
  context = await emptyLedger();
  await importText(context, company(...PLANS), { answers: { through: "2024-04-30" } });
  expect(values(await ask("mrr", { ...plan("pro"), set: "segments=today" }))).toEqual([100_00, 100_00, 100_00, 100_00]);
});

test("row 50: who belongs to a cohort goes along to another segment, also one that left and comes back to another plan", async () => {
  context = await emptyLedger();
  const lines = [
    ...["b", "c", "d", "e", "f"].map((id) => `${id},${id}.1,${id},2024-01-01,,basic,10,month,USD\n`),
    "a,a.1,a,2024-01-01,2024-02-15,basic,10,month,USD\n",
    "a,a.2,a,2024-04-01,,pro,10,month,USD\n",
    ...["g", "h", "i", "j"].map((id) => `${id},${id}.1,${id},2024-01-01,,pro,10,month,USD\n`),
  ];
  const header = "subscription_id,line_id,account_id,starts_on,ends_on,plan,price,interval,currency\n";
  await importText(context, { "lines.csv": header + lines.join("") }, { answers: { through: "2024-04-30" } });
  const january = { to: "2024-01" };
  expect(values(await ask("cohort_logo_retention", { ...january, ...plan("basic") }))).toEqual([1, 5 / 6, 5 / 6, 1]);
  expect(values(await ask("cohort_logo_retention", { ...january, ...plan("pro") }))).toEqual([null, null, null, 1]);
  expect(values(await ask("cohort_logo_retention", january))).toEqual([1, 0.9, 0.9, 1]);
});

test("row 51: what an account was called before it changed stays with its past; retention goes by the opening", async () => {
  let now = new Date("2024-01-31T12:00:00Z");
  context = await emptyLedger(() => now);
  const accounts = (owner: string): Record<string, string> => ({
    "accounts.csv": `account_id,owner\n${["a", "b", "c", "d", "e"].map((id) => `${id},${owner}\n`).join("")}`,
  });
  await importText(context, accounts("anna"));
  const lines = ["a", "b", "c", "d", "e"].map((id) => `${id},${id},${id},2023-01-01,100,month,USD\n`).join("");
  await importText(context, { "lines.csv": `subscription_id,line_id,account_id,starts_on,price,interval,currency\n${lines}` });
  now = new Date("2024-03-20T12:00:00Z");
  await importText(context, accounts("bert"));
  const owned = (by: string): Partial<MetricQuestion> => ({ to: "2024-03", where: [{ field: "owner", values: [by] }] });
  expect(values(await ask("mrr", owned("anna")))).toEqual([500_00, 500_00, 0]);
  expect(values(await ask("mrr", owned("bert")))).toEqual([0, 0, 500_00]);
  expect(values(await ask("active_customers", owned("bert")))).toEqual([0, 0, 5]);
  expect(values(await ask("net_revenue_retention", owned("anna")))).toEqual([1, 1, 1]);
  expect(values(await ask("mrr", { to: "2024-03" }))).toEqual([500_00, 500_00, 500_00]);
});
