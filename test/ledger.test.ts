import { afterEach, expect, test } from "vitest";
import { type Context, operations } from "../src/operations/index.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
afterEach(async () => context.close());

const LINES =
  "subscription_id,account_id,starts_on,ends_on,price,interval,currency\nS-1,A-1,2026-01-10,,100,month,USD\nS-2,A-2,2026-02-01,2026-05-01,1200,year,USD\n";

const mrr = async (): Promise<(number | null)[]> =>
  (
    await operations.metric(
      context,
      { metric: "mrr", from: "2026-01", to: "2026-06", by: "month", where: [], level: "customer" },
      () => undefined,
    )
  ).series.map((point) => point.value);

test("a file imported twice changes nothing", async () => {
  context = await emptyLedger();
  await importText(context, { "subscription_lines.csv": LINES });
  const first = await mrr();
  const again = await importText(context, { "subscription_lines.csv": LINES }, { title: "again" });
  expect(again.files[0]?.outcome).toBe("unchanged");
  expect(await mrr()).toEqual(first);
  expect(first).toEqual([100_00, 200_00, 200_00, 200_00, 100_00, 100_00]);
});

test("an undone import is gone from the numbers and can be brought back", async () => {
  context = await emptyLedger();
  const { batch } = await importText(context, { "subscription_lines.csv": LINES });
  await operations.undo(context, { batch: batch ?? 0 }, () => undefined);
  expect(await mrr()).toEqual([]);
  await importText(context, { "subscription_lines.csv": LINES });
  expect(await mrr()).toEqual([100_00, 200_00, 200_00, 200_00, 100_00, 100_00]);
});

test("a corrected row replaces the one before it", async () => {
  context = await emptyLedger();
  await importText(context, { "subscription_lines.csv": LINES });
  const corrected = await importText(context, {
    "subscription_lines.csv": LINES.replace("S-1,A-1,2026-01-10,,100", "S-1,A-1,2026-01-10,,150"),
  });
  expect(corrected.files[0]).toMatchObject({ entriesAdded: 1, rowsUnchanged: 1 });
  expect(await mrr()).toEqual([150_00, 250_00, 250_00, 250_00, 150_00, 150_00]);
});

test("a corrected event keeps its place among the others of its day", async () => {
  context = await emptyLedger();
  const events = (note: string): string =>
    [
      "event_id,subscription_id,account_id,type,effective_on,price,interval,currency,note",
      `E-1,S-1,A-1,start,2026-01-01,100,month,USD,${note}`,
      "E-2,S-1,A-1,update,2026-01-01,150,month,USD,",
    ].join("\n");
  await importText(context, { "subscription_events.csv": events("") });
  const before = await mrr();
  await importText(context, { "subscription_events.csv": events("checked") });
  expect(await mrr()).toEqual(before);
  expect(before[0]).toBe(150_00);
});

test("a state dated ahead is counted on its day, though nothing is imported any more", async () => {
  let now = new Date("2026-03-01T12:00:00Z");
  context = await emptyLedger(() => now);
  await importText(context, { "subscription_lines.csv": LINES });
  await importText(context, {
    "stage_changes.csv": "account_id,stage,state,entered_on\nA-2,Done,live,2026-02-10\nA-1,Done,live,2026-04-10\n",
  });
  const live = async (): Promise<number | null | undefined> =>
    (await operations.metric(context, { metric: "live_mrr", by: "total", where: [], level: "customer" }, () => undefined)).series[0]?.value;
  expect(await live()).toBe(100_00);
  now = new Date("2026-04-20T12:00:00Z");
  expect(await live()).toBe(200_00);
});
