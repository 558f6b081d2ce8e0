import { afterEach, expect, test } from "vitest";
import type { MetricQuestion } from "../src/contract/index.ts";
import type { CanonicalRecord } from "../src/domain/index.ts";
import { type Context, operations } from "../src/operations/index.ts";
import { land } from "../src/operations/workspace/land.ts";
import { transaction } from "../src/storage/index.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context | null = null;
afterEach(async () => {
  await context?.close();
  context = null;
});

const HEADER = "subscription_id,line_id,account_id,starts_on,ends_on,price,quantity,interval,currency\n";
const line = (id: string, from: string, price: number, ends = ""): string => `${id},${id}.1,${id},${from},${ends},${price},1,month,EUR\n`;

/** A ledger whose clock is set before each import; files end with what they say of the time they cover. */
async function ledger(): Promise<{
  at: (instant: string, ...lines: readonly string[]) => Promise<number>;
  undo: (instant: string, batch: number) => Promise<void>;
  set: (instant: string) => void;
}> {
  let now = new Date("2026-01-01T00:00:00Z");
  context = await emptyLedger(() => now);
  const open = context;
  let files = 0;
  return {
    at: async (instant, ...lines) => {
      now = new Date(instant);
      files += 1;
      const result = await importText(open, { [`lines-${files}.csv`]: HEADER + lines.join("") });
      return result.batch ?? 0;
    },
    undo: async (instant, batch) => {
      now = new Date(instant);
      await operations.undo(open, { batch }, () => undefined);
    },
    set: (instant) => {
      now = new Date(instant);
    },
  };
}

async function series(metric: string, rest: Partial<MetricQuestion> = {}): Promise<readonly (readonly [string, string, number | null])[]> {
  if (!context) throw new Error("no ledger");
  const question = { metric, from: "2026-01", to: "2026-06", by: "month" as const, where: [], level: "customer" as const, ...rest };
  const { series: points } = await operations.metric(context, question, () => undefined);
  return points.map(({ period, part, value }) => [period, part ?? "", value] as const);
}

const mrr = async (rest: Partial<MetricQuestion> = {}): Promise<readonly (number | null)[]> =>
  (await series("mrr", rest)).map(([, , value]) => value);

test("a price learned after its month was closed is a correction of the month in which it was learned", async () => {
  const { at } = await ledger();
  await at("2026-01-31T12:00:00Z", line("a", "2026-01-01", 100));
  await at("2026-02-28T12:00:00Z", line("b", "2026-02-01", 30));
  // March's 10th: January and February are closed; the price of January was wrong.
  await at("2026-03-10T12:00:00Z", line("a", "2026-01-01", 120));
  expect(await mrr({ to: "2026-03" })).toEqual([100_00, 130_00, 150_00]);
  const moved = (await series("mrr_movements", { from: "2026-03", to: "2026-03", method: "fine" })).filter(([, , value]) => value !== 0);
  expect(moved).toEqual([
    ["2026-03", "opening", 130_00],
    ["2026-03", "correction", 20_00],
    ["2026-03", "closing", 150_00],
  ]);
});

test("what somebody does here closes no month: only an import speaks for all of its source", async () => {
  const { at, set } = await ledger();
  await at("2026-01-31T12:00:00Z", line("a", "2026-01-01", 100));
  set("2026-03-02T12:00:00Z");
  if (!context) throw new Error("no ledger");
  const open = context;
  const { rows } = await open.storage.pool.query<{ name: string }>("select name from bowtie.source where name <> 'openbowtie' order by id");
  const record: CanonicalRecord = { type: "account", fields: { account_id: "a", name: "Acme" }, attributes: {} };
  const by = { id: null, name: "Ida" };
  await transaction(open.storage.pool, (client) =>
    land(open, client, { source: rows[0]?.name ?? "", title: "named", by, records: [record] }),
  );
  await at("2026-03-10T12:00:00Z", line("b", "2026-02-01", 30));
  expect(await mrr({ to: "2026-03" })).toEqual([100_00, 130_00, 130_00]);
  // Then February is closed, and March is the first month that is not: nobody had spoken of all of it.
  await at("2026-04-10T12:00:00Z", line("c", "2026-02-01", 5));
  expect(await mrr({ to: "2026-04" })).toEqual([100_00, 130_00, 135_00, 135_00]);
});

test("the cause of a correction can be opened: the entry that brought it", async () => {
  const { at } = await ledger();
  await at("2026-01-31T12:00:00Z", line("a", "2026-01-01", 100));
  await at("2026-02-28T12:00:00Z", line("b", "2026-02-01", 1));
  await at("2026-03-10T12:00:00Z", line("a", "2026-01-01", 120));
  if (!context) throw new Error("no ledger");
  const question = {
    metric: "mrr_movements",
    period: "2026-03",
    part: "correction",
    where: [],
    level: "customer" as const,
    limit: 10,
    offset: 0,
  };
  const found = await operations.explain(context, question, () => undefined);
  const entity = found.contributions[0]?.entity;
  expect(found.contributions.map(({ id, amount }) => [id, amount])).toEqual([["a", 20_00]]);
  const opened = await operations.explain(context, { ...question, ...(entity === undefined ? {} : { entity }) }, () => undefined);
  expect(opened.opened?.facts.map(({ what, amount, entries }) => [what, amount, entries.map(({ file }) => file)])).toEqual([
    ["correction", 20_00, ["lines-3.csv"]],
  ]);
});

test("without closing, the past is restated", async () => {
  const { at } = await ledger();
  await at("2026-01-31T12:00:00Z", line("a", "2026-01-01", 100));
  await at("2026-02-28T12:00:00Z", line("b", "2026-02-01", 1));
  await at("2026-03-10T12:00:00Z", line("a", "2026-01-01", 120));
  expect(await mrr({ to: "2026-03", set: "freezeBusinessDay=0" })).toEqual([120_00, 121_00, 121_00]);
});

test("what came with the first file may be put right until the month it came in is closed", async () => {
  const { at } = await ledger();
  await at("2026-04-20T12:00:00Z", line("a", "2026-01-01", 100), line("b", "2026-04-01", 1));
  await at("2026-05-05T12:00:00Z", line("a", "2026-01-01", 90));
  expect(await mrr({ to: "2026-05" })).toEqual([90_00, 90_00, 90_00, 91_00, 91_00]);
  // April closed on the 6th of May, its fourth business day.
  await at("2026-05-07T12:00:00Z", line("a", "2026-01-01", 80));
  expect(await mrr({ to: "2026-05" })).toEqual([90_00, 90_00, 90_00, 91_00, 81_00]);
});

test("a month whose export comes late closes when it has come", async () => {
  const { at } = await ledger();
  await at("2026-01-31T12:00:00Z", line("a", "2026-01-01", 100));
  // February closes on March 5, but nobody has spoken of all of it by then.
  await at("2026-03-20T12:00:00Z", line("b", "2026-02-10", 40));
  expect(await mrr({ to: "2026-03" })).toEqual([100_00, 140_00, 140_00]);
  await at("2026-03-25T12:00:00Z", line("c", "2026-02-10", 7));
  expect(await mrr({ to: "2026-03" })).toEqual([100_00, 140_00, 147_00]);
});

test("an import that is taken back was never there, in closed months too", async () => {
  const { at, undo } = await ledger();
  await at("2026-01-31T12:00:00Z", line("a", "2026-01-01", 100));
  const batch = await at("2026-02-28T12:00:00Z", line("b", "2026-02-01", 30));
  await at("2026-03-31T12:00:00Z", line("c", "2026-03-01", 1));
  await undo("2026-03-31T18:00:00Z", batch);
  expect(await mrr({ to: "2026-03" })).toEqual([100_00, 100_00, 101_00]);
});

test("a customer found to have left earlier leaves the count when it is learned, and every row adds up", async () => {
  const { at } = await ledger();
  await at("2026-01-31T12:00:00Z", line("a", "2026-01-01", 100), line("b", "2026-01-01", 50));
  await at("2026-02-28T12:00:00Z", line("c", "2026-02-01", 1));
  await at("2026-03-31T12:00:00Z", line("b", "2026-01-01", 50, "2026-02-01"));
  expect((await series("active_customers", { to: "2026-03" })).map(([, , value]) => value)).toEqual([2, 3, 2]);
  const rows = await series("mrr_movements", { to: "2026-03" });
  for (const month of ["2026-01", "2026-02", "2026-03"]) {
    const own = rows.filter(([period]) => period === month);
    const of = (part: string): number => own.find(([, name]) => name === part)?.[2] ?? 0;
    const between = own.filter(([, part]) => part !== "opening" && part !== "closing").reduce((sum, [, , value]) => sum + (value ?? 0), 0);
    expect(of("opening") + between, month).toBe(of("closing"));
  }
});

test("an answer as of a past day does not change when months are corrected later", async () => {
  const { at } = await ledger();
  await at("2026-01-31T12:00:00Z", line("a", "2026-01-01", 100));
  await at("2026-02-28T12:00:00Z", line("b", "2026-02-01", 1));
  await at("2026-03-10T12:00:00Z", line("a", "2026-01-01", 120));
  const asked = { to: "2026-03", asOf: "2026-03-20" };
  await at("2026-03-21T12:00:00Z", line("z", "2026-03-01", 1));
  const then = await mrr(asked);
  await at("2026-05-12T12:00:00Z", line("a", "2026-01-01", 500));
  expect(await mrr(asked)).toEqual(then);
  expect(then).toEqual([100_00, 101_00, 121_00]);
});

test("who turns out to have begun earlier goes over to its own cohort, and no cohort has more left than it has members", async () => {
  const { at } = await ledger();
  const ids = ["a", "b", "c", "d", "e", "k"];
  const all = (from: string, ids: readonly string[]): readonly string[] => ids.map((id) => line(id, from, 10));
  await at("2026-01-31T12:00:00Z", ...all("2026-01-01", ["f", "g", "h", "i", "j"]));
  await at("2026-02-28T12:00:00Z", ...all("2026-02-01", ids));
  // March's 10th: January and February are closed, and a had begun in January. b, of the cohort of February, leaves in March.
  await at("2026-03-10T12:00:00Z", line("a", "2026-01-01", 10));
  await at("2026-04-30T12:00:00Z", line("b", "2026-02-01", 10, "2026-03-15"));
  const { series: points } = await operations.metric(
    context as Context,
    { metric: "cohort_logo_retention", from: "2026-01", to: "2026-02", by: "month", where: [], level: "customer" },
    () => undefined,
  );
  expect(points.map(({ period, part, n, value }) => [period, part, n, value])).toEqual([
    ["2026-01", "0", 5, 1],
    ["2026-01", "1", 5, 1],
    ["2026-01", "2", 6, 1],
    ["2026-01", "3", 6, 1],
    ["2026-02", "0", 6, 1],
    ["2026-02", "1", 5, 0.8],
    ["2026-02", "2", 5, 0.8],
  ]);
});
