import { afterEach, expect, test } from "vitest";
import { type Context, operations } from "../src/operations/index.ts";
import { emptyLedger, importText } from "./helpers/ledger.ts";

let context: Context;
afterEach(async () => context.close());

const DEALS = `opportunity_id,account_id,created_on,closed_on,outcome,state,region
O-1,A-1,,2026-03-10,won,commit,north
O-2,A-2,,2026-03-11,lost,lost,north
O-3,A-3,2026-01-05,2026-03-12,lost,lost,south
O-4,A-4,2026-01-06,2026-03-13,lost,lost,south
O-5,A-5,2026-01-07,2026-03-14,won,commit,south
O-6,,,,open,prospect,west
`;

test("a deal without a day of creation is kept, counts where it was closed, and has no cycle time", async () => {
  context = await emptyLedger();
  const { files } = await importText(context, { "opportunities.csv": DEALS });
  expect(files[0]).toMatchObject({ rowsRead: 6, entriesAdded: 6, rowsRejected: 0 });
  const ask = { from: "2026-01", to: "2026-03", by: "total" as const, where: [], level: "customer" as const };
  const won = await operations.metric(context, { metric: "win_rate", ...ask }, () => undefined);
  expect(won.series).toMatchObject([{ value: 0.4, n: 5 }]);
  const cohort = await operations.metric(context, { metric: "win_rate", ...ask, method: "created_cohort" }, () => undefined);
  expect(cohort.series[0]?.n).toBe(3);
  const north = await operations.metric(
    context,
    { metric: "win_rate", ...ask, where: [{ field: "region", values: ["north"] }] },
    () => undefined,
  );
  expect(north.series[0]?.n).toBe(2);
});
